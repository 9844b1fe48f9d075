// A page for a screen, in a frame: a newer one is laid over it, brought to where one reads, and only then shown.
const EDGE = 0.2; // of the height of the frame: the reader looks at what stands there or below
const PATIENCE = 3000; // milliseconds for a frame that does not tell that it has come

export const frameOf = (page) => page?.querySelector("iframe") ?? null;

// The names of what stands above the reader, the nearest first, with how high each stands; all of it may have gone.
function placeIn(frame) {
    const { contentDocument: inside, contentWindow: view } = frame;
    if (!inside?.body) return { names: [], top: 0 };
    const names = [...inside.querySelectorAll("[id]")]
        .map((element) => ({ id: element.id, top: element.getBoundingClientRect().top }))
        .filter(({ top }) => top < frame.clientHeight * EDGE)
        .reverse();
    return { names, top: view.scrollY, focused: inside.activeElement?.id ?? "" };
}

function bring(frame, { names, top, focused }) {
    const { contentDocument: inside, contentWindow: view } = frame;
    if (!inside?.body) return;
    const known = top > 0 && names.find(({ id }) => inside.getElementById(id));
    const by = known ? inside.getElementById(known.id).getBoundingClientRect().top - known.top : top;
    view.scrollTo({ top: view.scrollY + by, behavior: "instant" });
    if (focused) inside.getElementById(focused)?.focus({ preventScroll: true });
}

// Links in there lead out, and its sandbox would show nothing in their place; those within the page are followed.
function stay(frame) {
    frame.contentDocument?.addEventListener("click", (event) => {
        const link = event.target.closest("a[href]");
        if (link && !link.getAttribute("href").startsWith("#")) event.preventDefault();
    });
}

export function settled(inside) {
    for (const frame of inside.querySelectorAll("iframe")) {
        if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL !== "about:blank") stay(frame);
        else frame.addEventListener("load", () => stay(frame), { once: true });
    }
}

// Put what `page` shows into the place of what `old` shows, whose element stays: a frame that is moved loads anew.
// Nothing is done where nobody wants it any more when it has come.
export async function exchanged(old, page, wanted) {
    const [before, frame] = [frameOf(old), frameOf(page)];
    frame.classList.add("coming");
    const came = new Promise((done) => {
        frame.addEventListener("load", done, { once: true });
        setTimeout(done, PATIENCE);
    });
    before.after(frame);
    await came;
    if (!wanted()) {
        frame.remove();
        return;
    }
    old.querySelector("h2").textContent = page.querySelector("h2").textContent;
    const had = document.activeElement === before;
    const place = placeIn(before);
    bring(frame, had ? place : { ...place, focused: "" });
    stay(frame);
    if (had) frame.focus({ preventScroll: true });
    frame.classList.remove("coming");
    before.remove();
}
