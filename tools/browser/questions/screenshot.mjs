// A picture of a page, whole unless `full` is false, as a PNG file at `out`.
import { withPage } from "../chromium.mjs";

export async function screenshot(browser, question) {
    const { out, full = true } = question;
    return withPage(browser, question, async (page) => {
        await page.screenshot({ path: out, fullPage: full });
        return { out };
    });
}
