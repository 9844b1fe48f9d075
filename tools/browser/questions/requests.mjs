// What a page asks for beyond its own file, by address; what is held in the page (`data:`, `blob:`) is no request.
import { addressOf, withPage } from "../chromium.mjs";

export async function requests(browser, question) {
    return withPage(browser, question, async (page, asked) => {
        await page.waitForLoadState("networkidle");
        const own = addressOf(question.file);
        const beyond = asked.filter((address) => !/^(data|blob|about):/.test(address));
        if (beyond[0] !== own) {
            throw new Error(`the page itself was not asked for, but ${beyond[0]}`);
        }
        return { requests: beyond.slice(1) };
    });
}
