// Questions to a real Chromium, each a line of JSON, each answered by a line of JSON.
//
//     node ask.mjs '{"ask": "axe", "file": "page.html", "width": 320}'    one question
//     node ask.mjs                                                       as many as come in on standard input
//
// A question names one of `questions/`, and holds what that one asks for. Whatever goes wrong is an answer with `failed`.
import { createInterface } from "node:readline";

import { started } from "./chromium.mjs";
import { axe } from "./questions/axe.mjs";
import { fill } from "./questions/fill.mjs";
import { keyboard } from "./questions/keyboard.mjs";
import { overflow } from "./questions/overflow.mjs";
import { requests } from "./questions/requests.mjs";
import { screenshot } from "./questions/screenshot.mjs";
import { use } from "./questions/use.mjs";

const QUESTIONS = { axe, fill, keyboard, overflow, requests, screenshot, use };

async function answered(browser, line) {
    try {
        const question = JSON.parse(line);
        if (!Object.hasOwn(QUESTIONS, question.ask)) {
            throw new Error(`nobody can ask ${question.ask}; what there is: ${Object.keys(QUESTIONS).join(", ")}`);
        }
        return await QUESTIONS[question.ask](browser, question);
    } catch (error) {
        return { failed: String(error.stack ?? error) };
    }
}

const browser = await started();
const lines = process.argv.length > 2 ? process.argv.slice(2) : createInterface({ input: process.stdin });
for await (const line of lines) {
    process.stdout.write(`${JSON.stringify(await answered(browser, line))}\n`);
}
await browser.close();
