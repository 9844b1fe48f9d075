// The list of a course is saved as soon as it is changed; one order after the other, so that none overtakes another.
import { here } from "../page.js";

const form = document.querySelector("form.ordered");
if (form) {
    const list = document.getElementById("items");
    let before = Promise.resolve();
    let waiting = 0;
    const save = async () => {
        const answer = await fetch(form.action, {
            method: "POST",
            headers: { Accept: "application/json" },
            body: new FormData(form),
            keepalive: true,
        }).catch(() => null);
        if (answer === null) {
            here(); // the program has ended, and that is told
            return;
        }
        if (!answer.ok) {
            location.reload(); // another tab was quicker: the page tells
            return;
        }
        const { state } = await answer.json();
        for (const field of document.querySelectorAll("input[name=state]")) field.value = state;
        document.getElementById("undo").hidden = false;
    };
    const busy = (by) => {
        waiting += by;
        form.ariaBusy = String(waiting > 0);
    };
    list.addEventListener("moved", () => {
        busy(1);
        before = before.then(save).finally(() => busy(-1));
    });
    // Whoever goes on before all is saved goes on a moment later.
    document.addEventListener("click", (event) => {
        const link = event.target.closest("a[href]");
        if (!waiting || !link || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        before.then(() => location.assign(link.href));
    });
    document.addEventListener("submit", (event) => {
        if (!waiting || event.target === form) return;
        event.preventDefault();
        before.then(() => event.target.requestSubmit(event.submitter));
    });
}
