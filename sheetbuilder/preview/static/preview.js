// Asks for news and, when there are any, puts into the page only what is otherwise: the reader stays where they are.
import { exchanged, frameOf, settled } from "./framed.js";

const LATER = 1500; // milliseconds until somebody who does not answer is asked again
const BREATH = 100; // milliseconds between two questions where there were no news
const SILENT = 3; // times that nobody answers before that is said

const shown = () => document.getElementById("preview");
const part = (inside, id) => inside.querySelector(`#${id}`);
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
let asked = 0; // how often the page was asked for; an answer to an older question is none any more

// What an element was when it came: details that were opened since are no change.
const come = new WeakMap();
const note = (inside) => {
    for (const page of inside.querySelectorAll(".shown")) come.set(page, page.outerHTML);
};
note(document);
settled(document);

// The page that the reader looks at: the first one whose lower edge is on the screen, and how high it stands.
function lookedAt() {
    for (const page of document.querySelectorAll(".shown")) {
        const box = page.getBoundingClientRect();
        if (box.bottom > innerHeight * 0.2) return { id: page.id, top: box.top };
    }
    return null;
}

// Pictures that come in the place of visible ones are there before they are shown, so nothing flickers.
async function painted(pages) {
    const wanted = pages.filter(({ old, page }) => {
        const box = old?.getBoundingClientRect();
        return page?.querySelector("img") && box && box.bottom > 0 && box.top < innerHeight;
    });
    const ready = wanted.map(({ page }) => {
        const picture = new Image();
        const { srcset, src } = page.querySelector("img");
        picture.srcset = srcset;
        picture.src = src;
        return picture.decode().catch(() => {});
    });
    await Promise.race([Promise.all(ready), pause(LATER)]);
}

function replaceIfOther(inside, id) {
    const [old, other] = [part(document, id), part(inside, id)];
    if (old.outerHTML !== other.outerHTML) old.replaceWith(other);
}

// The words of the status are changed in their place, so that a screen reader tells them, and tells them once.
function tell(other) {
    const status = part(document, "status");
    if (status.className !== other.className) status.className = other.className;
    if (status.textContent !== other.textContent) status.textContent = other.textContent;
}

function renewControls(inside) {
    for (const other of inside.querySelectorAll("#choices select")) {
        const old = part(document, other.id);
        if (old.innerHTML !== other.innerHTML) old.innerHTML = other.innerHTML;
        old.value = other.value;
    }
    for (const other of inside.querySelectorAll("#choices input")) part(document, other.id).checked = other.checked;
    replaceIfOther(inside, "actions");
}

async function put(inside, mine) {
    note(inside);
    const [here, there] = [part(document, "pages"), part(inside, "pages")];
    const known = new Map([...here.children].map((page) => [page.id, page]));
    const pages = [...there.children].map((page) => {
        const old = known.get(page.id);
        return { old, page: old && come.get(old) === come.get(page) ? null : page };
    });
    await painted(pages);
    for (const one of pages.filter(({ old, page }) => frameOf(old) && frameOf(page))) {
        await exchanged(one.old, one.page, () => mine === asked);
        come.set(one.old, come.get(one.page));
        one.page = null;
    }
    if (mine !== asked) return;
    const before = lookedAt();
    const focused = document.activeElement?.closest(".shown")?.id;
    tell(part(inside, "status"));
    replaceIfOther(inside, "jump");
    replaceIfOther(inside, "problems");
    renewControls(inside);
    for (const { old, page } of pages) {
        const opened = old && page && old.querySelector("details")?.open;
        if (opened && page.querySelector("details")) page.querySelector("details").open = true;
    }
    here.className = there.className;
    const wanted = pages.map(({ old, page }) => page ?? old);
    if (wanted.length !== here.children.length || wanted.some((page, at) => page !== here.children[at])) {
        here.replaceChildren(...wanted);
        settled(here);
    }
    const stands = before && document.getElementById(before.id);
    if (stands) scrollBy({ top: stands.getBoundingClientRect().top - before.top, behavior: "instant" });
    if (focused && document.activeElement === document.body) {
        document.getElementById(focused)?.querySelector("summary")?.focus({ preventScroll: true });
    }
    Object.assign(shown().dataset, part(inside, "preview").dataset);
    document.title = inside.title;
    shown().dispatchEvent(new CustomEvent("renewed"));
}

async function renew() {
    const mine = ++asked;
    const answer = await fetch(location.href);
    if (!answer.ok) throw new Error(`the page is answered with ${answer.status}`);
    const inside = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine === asked) await put(inside, mine);
}

async function listen() {
    let silent = 0;
    for (;;) {
        try {
            const { news, number } = shown().dataset;
            const answer = await fetch(`${news}&after=${number}`);
            if (!answer.ok) throw new Error(`news are answered with ${answer.status}`);
            const told = await answer.json();
            await (String(told.number) === shown().dataset.number ? pause(BREATH) : renew());
            silent = 0;
        } catch {
            silent += 1;
            if (silent >= SILENT) tell(Object.assign(document.createElement("p"), { className: "notice warning", textContent: shown().dataset.ended }));
            await pause(LATER);
        }
    }
}

// What is chosen is shown at once; the button is for browsers without a script.
document.getElementById("choices").addEventListener("change", async (event) => {
    const form = event.currentTarget;
    const wanted = new URLSearchParams(new FormData(form));
    history.replaceState(null, "", `${form.action}?${wanted}`);
    await renew().catch(() => {});
});
listen();
