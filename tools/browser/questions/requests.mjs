// What a page asks for beyond its own file, by address; what is held in the page (`data:`, `blob:`) is no request.
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

import { withPage } from "../chromium.mjs";

export async function requests(browser, question) {
    return withPage(browser, question, async (page, asked) => {
        await page.waitForLoadState("networkidle");
        const own = pathToFileURL(resolve(question.file)).href;
        const beyond = asked.filter((address) => !/^(data|blob|about):/.test(address));
        if (beyond[0] !== own) {
            throw new Error(`the page itself was not asked for, but ${beyond[0]}`);
        }
        return { requests: beyond.slice(1) };
    });
}
