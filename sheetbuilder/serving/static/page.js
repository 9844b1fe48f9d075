// Every page tells the program that it is open, so that the program ends when nobody is there; and long work moves on.
import "./order.js";

const base = document.body.dataset.base;
const EVERY = 20_000; // milliseconds between two signs of life
const LOOK = 400; // milliseconds between two looks at work
const SOON = 1_000; // milliseconds between two signs while somebody types
const AGAIN = 2_000; // milliseconds after which a form may be sent once more

const page = crypto.randomUUID();
const sign = (what) => fetch(`${base}/life/${what}/${page}`, { method: "POST", keepalive: true }).catch(() => null);

// Where nobody answers any more, or one who does not know this page: what is typed in it would be lost if it were sent.
const ended = document.getElementById("ended");
let asked = 0;
export async function here() {
    asked = performance.now();
    const answer = await sign("here");
    ended.hidden = answer !== null && answer.status !== 403;
}
const soon = () => performance.now() - asked > SOON && here();

here();
setInterval(here, EVERY);
addEventListener("pagehide", () => sign("left"));
addEventListener("pageshow", (event) => event.persisted && here());
addEventListener("focus", soon);
for (const doing of ["pointerdown", "keydown", "input"]) document.addEventListener(doing, soon, { passive: true });

// A form is sent once, however often its button is pressed, and not where nobody is there to take it.
// At the window, so that whoever has something else to do first has done it.
const sent = new WeakSet();
addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (!ended.hidden || sent.has(form)) {
        event.preventDefault();
        if (!ended.hidden) ended.scrollIntoView({ block: "nearest" });
        return;
    }
    sent.add(form);
    setTimeout(() => sent.delete(form), AGAIN); // it may have been answered by a file, and the page has stayed
});
addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => sent.delete(form)));

const work = document.getElementById("work");
if (work) {
    const told = document.getElementById("told");
    const bar = work.querySelector("progress");
    const look = async () => {
        try {
            const state = await (await fetch(work.dataset.state)).json();
            if (!state.going) {
                location.reload();
                return;
            }
            // The same words are not read out once more.
            if (told.textContent !== state.told) told.textContent = state.told;
            if (state.expected) {
                bar.max = state.expected;
                bar.value = state.taken;
            }
        } catch {
            here(); // the program is busy, or has ended
        }
        setTimeout(look, LOOK);
    };
    setTimeout(look, LOOK);
}
