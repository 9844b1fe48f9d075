// A page used as a person does: clicked, typed into, dragged on, read; a step after the other, each with one verb.
import { renameSync, rmSync, writeFileSync } from "node:fs";

import { withPage } from "../chromium.mjs";

// `tab` is no verb of a page but a change of it: the number of one that is open, or of a new one, which is then used.
// What the verbs answer is told in the order of the steps; most have nothing to tell.
const VERBS = {
    goto: async (page, { goto }) => {
        const answer = await page.goto(goto, { waitUntil: "load" }).catch((error) => ({ status: () => String(error) }));
        return answer?.status() ?? null;
    },
    click: (page, { click, times = 1 }) => page.locator(click).first().click({ clickCount: times }),
    tick: (page, { tick, on = true }) => page.locator(tick).first().setChecked(on),
    fill: (page, { fill, text }) => page.locator(fill).first().fill(text),
    select: async (page, { select, value }) => void (await page.locator(select).first().selectOption(value)),
    upload: (page, { upload, files }) => page.locator(upload).first().setInputFiles(files),
    press: (page, { press }) => page.keyboard.press(press),
    focus: (page, { focus }) => page.locator(focus).first().focus(),
    // `at` is where in the other one it is let go: x and y from its corner, in CSS pixels.
    drag: (page, { drag, to, at: [x, y] = [4, 4] }) =>
        page.locator(drag).first().dragTo(page.locator(to).first(), { targetPosition: { x, y } }),
    wait: async (page, { wait, state = "visible", patience: timeout }) =>
        void (await page.locator(wait).first().waitFor({ state, timeout })),
    // Until an expression is true in the page; asked from outside, for the policy of a page lets it run no text.
    // Where the page goes elsewhere meanwhile, it is asked again there.
    until: async (page, { until, patience = 60_000 }) => {
        const left = (error) => {
            if (!/context was destroyed|find context/.test(error.message)) throw error;
        };
        const holds = () => page.evaluate(until).catch(left);
        for (const end = Date.now() + patience; !(await holds()); await page.waitForTimeout(20)) {
            if (Date.now() > end) throw new Error(`it does not come true: ${until}`);
        }
    },
    // A file saved as editors do: in its place, or written beside it and then put there; and one that is removed.
    write: (page, { write, text }) => writeFileSync(write, text),
    replace: (page, { replace, text }) => {
        writeFileSync(`${replace}~`, text);
        renameSync(`${replace}~`, replace);
    },
    remove: (page, { remove }) => rmSync(remove),
    // Nobody answers any more, as where a program has ended; and somebody does again.
    offline: (page, { offline }) => page.context().setOffline(offline),
    read: (page, { read }) => page.locator(read).allInnerTexts(),
    count: (page, { count }) => page.locator(count).count(),
    address: async (page) => page.url(),
    evaluate: (page, { evaluate }) => page.evaluate(evaluate),
    frames: async (page) => Promise.all(page.frames().slice(1).map((one) => one.content().catch(String))),
    picture: async (page, { picture, full = true }) => void (await page.screenshot({ path: picture, fullPage: full })),
    print: async (page, { print }) => {
        await page.emulateMedia({ media: "print" });
        await page.pdf({ path: print, preferCSSPageSize: true });
    },
    save: async (page, { save, to }) => {
        const [download] = await Promise.all([page.waitForEvent("download"), page.locator(save).first().click()]);
        await download.saveAs(to);
        return download.suggestedFilename();
    },
};

// `steps` are objects whose first key is the verb; the answer holds what each told, every address that was asked for,
// and what the console complained of.
export async function use(browser, question) {
    const complaints = [];
    return withPage(browser, question, async (page, asked) => {
        page.setDefaultTimeout(question.timeout ?? 20_000);
        const listened = (tab) => {
            tab.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
            tab.on("pageerror", (error) => complaints.push(String(error)));
            tab.on("dialog", (dialog) => dialog.accept());
            return tab;
        };
        const [told, tabs] = [[], [listened(page)]];
        let used = page;
        for (const step of question.steps) {
            const [verb] = Object.keys(step);
            if (verb === "tab") {
                tabs[step.tab] ??= listened(await page.context().newPage());
                used = tabs[step.tab];
                told.push(null);
                continue;
            }
            if (!Object.hasOwn(VERBS, verb)) {
                throw new Error(`nobody can ${verb} a page; what can be done: ${Object.keys(VERBS).join(", ")}`);
            }
            try {
                told.push((await VERBS[verb](used, step)) ?? null);
            } catch (error) {
                throw new Error(`step ${told.length}, ${JSON.stringify(step)}, at ${used.url()}: ${error.message}`);
            }
        }
        return { told, requests: asked, complaints };
    });
}
