// Every page tells the program that it is open, so that the program ends when nobody is there; and long work moves on.
import "./order.js";

const base = document.body.dataset.base;
const EVERY = 20_000; // milliseconds between two signs of life
const LOOK = 400; // milliseconds between two looks at work

const page = crypto.randomUUID();
const sign = (what) => fetch(`${base}/life/${what}/${page}`, { method: "POST", keepalive: true }).catch(() => {});

sign("here");
setInterval(() => sign("here"), EVERY);
addEventListener("pagehide", () => sign("left"));
addEventListener("pageshow", (event) => event.persisted && sign("here"));

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
            // The program is busy, or has ended: the next look tells.
        }
        setTimeout(look, LOOK);
    };
    setTimeout(look, LOOK);
}
