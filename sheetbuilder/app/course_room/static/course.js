// The list of a course is saved as soon as it is changed; one order after the other, so that none overtakes another.
const form = document.querySelector("form.ordered");
if (form) {
    const list = document.getElementById("items");
    let before = Promise.resolve();
    const save = async () => {
        const answer = await fetch(form.action, {
            method: "POST",
            headers: { Accept: "application/json" },
            body: new FormData(form),
        }).catch(() => null);
        if (!answer?.ok) {
            location.reload(); // another tab was quicker, or the program has ended: the page tells
            return;
        }
        const { state } = await answer.json();
        for (const field of document.querySelectorAll("input[name=state]")) field.value = state;
    };
    list.addEventListener("moved", () => {
        before = before.then(save);
    });
}
