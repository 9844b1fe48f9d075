// A walk through a page with the tabulator alone: where it stops, in which order, and whether one sees where one is.
import { NAMING, withPage } from "../chromium.mjs";

const PARTS = 5;

// What a keyboard is to reach: of the radio buttons of a group one, as browsers have it.
const reachable = () => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], area[href]")];
    const able = all.filter(
        (one) => !one.disabled && one.tabIndex >= 0 && one.type !== "hidden" && one.checkVisibility({ visibilityProperty: true }),
    );
    const group = (one) => (one.type === "radio" && one.name ? `${one.form?.id ?? ""}/${one.name}` : null);
    window.stops = able.filter((one) => {
        const members = able.filter((other) => group(one) !== null && group(other) === group(one));
        return members.length < 2 || one === (members.find(({ checked }) => checked) ?? members[0]);
    });
    return window.stops.length;
};

// Where the focus is now; null where it has left the page.
const here = () => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return null;
    const { left, top, width, height } = one.getBoundingClientRect();
    const label = one.labels?.[0]?.textContent ?? one.getAttribute("aria-label") ?? one.textContent ?? "";
    return {
        element: nameOf(one),
        label: label.replace(/\s+/g, " ").trim(),
        place: window.stops.indexOf(one),
        box: { left, top, width, height },
    };
};

// Whether the picture around an element changes when the focus leaves it.
async function visible(page, { left, top, width, height }, size) {
    const margin = 8;
    const x = Math.max(0, left - margin);
    const y = Math.max(0, top - margin);
    const clip = {
        x,
        y,
        width: Math.min(size.width, left + width + margin) - x,
        height: Math.min(size.height, top + height + margin) - y,
    };
    if (clip.width <= 0 || clip.height <= 0) return false;
    const focused = await page.screenshot({ clip, animations: "disabled" });
    await page.evaluate(() => {
        window.left = document.activeElement;
        window.left.blur();
    });
    const blurred = await page.screenshot({ clip, animations: "disabled" });
    await page.evaluate(() => window.left.focus({ preventScroll: true, focusVisible: true }));
    return !focused.equals(blurred);
}

// `stops` in the order of the walk; `unreached` elements; `trapped` where the walk does not come to an end;
// `unordered` stops that come before one that stands earlier in the page; `unseen` ones without a visible focus.
export async function keyboard(browser, question) {
    const { width = 1280, height = 800 } = question;
    return withPage(browser, question, async (page) => {
        await page.evaluate(NAMING);
        const expected = await page.evaluate(reachable);
        const stops = [];
        let trapped = true;
        let last = null;
        for (let presses = 0; presses < 2 * expected + 5; presses++) {
            let stop;
            // A field for a day has parts, which are stops of their own within the one element.
            for (let part = 0; part <= PARTS; part++) {
                await page.keyboard.press("Tab");
                stop = await page.evaluate(here);
                if (stop === null || stop.place < 0 || stop.place !== last) break;
            }
            last = stop?.place ?? null;
            if (stop === null) {
                trapped = false;
                break;
            }
            const { box, ...told } = stop;
            stops.push({ ...told, visible: await visible(page, box, { width, height }) });
        }
        const places = stops.map(({ place }) => place);
        const names = await page.evaluate(() => window.stops.map(nameOf));
        return {
            stops,
            trapped,
            unreached: names.filter((_, index) => !places.includes(index)),
            unordered: stops.filter(({ place }, index) => index > 0 && place < places[index - 1]).map(({ element }) => element),
            unseen: stops.filter((stop) => !stop.visible).map(({ element }) => element),
        };
    });
}
