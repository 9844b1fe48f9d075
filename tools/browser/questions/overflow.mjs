// Whether a page must be scrolled sideways, and what makes it so; and text that does not grow where somebody asks for more.
import { NAMING, withPage } from "../chromium.mjs";

const measured = () => {
    const root = document.scrollingElement;
    const shown = [...document.body.querySelectorAll("*")].filter((one) => one.getClientRects().length > 0);
    const sideways = (one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
    const inScroller = (one) => {
        for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) {
            if (sideways(up)) return true;
        }
        return false;
    };
    // Words may go on beyond the box that they are in.
    const words = (one) =>
        [...one.childNodes]
            .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
            .flatMap((text) => {
                const range = document.createRange();
                range.selectNodeContents(text);
                return [...range.getClientRects()];
            });
    // Ends beyond the edge, and no child of it does: that is where to look. What has a scroll bar of its own is told apart.
    const beyond = (one) =>
        [one.getBoundingClientRect(), ...words(one)].some(({ right }) => right > root.clientWidth + 0.5);
    const too = shown.filter((one) => beyond(one) && !inScroller(one));
    const clipped = (one) =>
        one.scrollWidth > one.clientWidth + 1 && ["hidden", "clip"].includes(getComputedStyle(one).overflowX) &&
        one.clientWidth > 1;
    return {
        wide: root.scrollWidth > root.clientWidth,
        scrollWidth: root.scrollWidth,
        clientWidth: root.clientWidth,
        elements: too.filter((one) => !too.some((other) => other !== one && one.contains(other))).map(nameOf),
        scrollers: shown.filter((one) => sideways(one) && one.scrollWidth > one.clientWidth).map(nameOf),
        clipped: shown.filter(clipped).map(nameOf),
    };
};

// Every element with words of its own, or to write in, in the order of the page, with the size of its letters.
const sizes = () => {
    const own = (one) =>
        one.matches("input, textarea, select") ||
        [...one.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim());
    return [...document.body.querySelectorAll("*")]
        .filter((one) => one.getClientRects().length > 0 && !one.closest("svg") && own(one))
        .map((one) => [nameOf(one), Number.parseFloat(getComputedStyle(one).fontSize)]);
};

// `fixed` names elements whose letters are not `text` times as large as usual (within a twentieth).
export async function overflow(browser, question) {
    const { width = 320, text = 1 } = question;
    const seen = (factor) =>
        withPage(browser, { ...question, width, text: factor }, async (page) => {
            await page.evaluate(NAMING);
            return { ...(await page.evaluate(measured)), sizes: await page.evaluate(sizes) };
        });
    const { sizes: large, ...found } = await seen(text);
    const usual = text === 1 ? large : (await seen(1)).sizes;
    const fixed = large.filter(([, size], index) => Math.abs(size / usual[index][1] / text - 1) > 0.05);
    return { ...found, fixed: fixed.map(([name]) => name) };
}
