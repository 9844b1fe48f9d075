// What is ticked stands on the list at once, and what is taken from the list is not ticked any more; a search in all sheets.
import { rowOf } from "../order.js";

const form = document.getElementById("print");
if (form) {
    const list = document.getElementById("chosen");
    const nothing = document.getElementById("nothing");
    const boxes = [...form.querySelectorAll("input[name=target]")];
    const rowFor = (value) => [...list.children].find((row) => row.querySelector("input").value === value);
    form.querySelector("button.update").parentElement.hidden = true;

    const tidy = () => {
        nothing.hidden = list.children.length > 0;
    };
    for (const box of boxes) {
        box.addEventListener("change", () => {
            const row = rowFor(box.value);
            if (box.checked && !row) list.append(rowOf(list, box.value, box.dataset.name));
            if (!box.checked) row?.remove();
            tidy();
        });
    }
    list.addEventListener("moved", () => {
        for (const box of boxes) box.checked = Boolean(rowFor(box.value));
        tidy();
    });
    // Who takes another brand sees its papers.
    document.getElementById("brand").addEventListener("change", () => form.querySelector("button.update").click());

    const file = document.getElementById("file").parentElement;
    const together = form.querySelector("input[name=together]");
    const show = () => {
        file.hidden = !together.checked;
    };
    together.addEventListener("change", show);
    show();

    const field = document.getElementById("search");
    const found = document.getElementById("found");
    const sheets = [...form.querySelectorAll("[data-sought]")];
    field.parentElement.hidden = false;
    field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    field.addEventListener("input", () => {
        const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
        let count = 0;
        for (const sheet of sheets) {
            const text = `${sheet.textContent} ${sheet.dataset.sought}`.toLocaleLowerCase();
            const fits = words.every((word) => text.includes(word));
            sheet.hidden = !fits;
            count += fits;
        }
        for (const step of form.querySelectorAll(".step")) step.hidden = !step.querySelector("[data-sought]:not([hidden])");
        found.textContent = words.length ? `${count} / ${sheets.length}` : "";
    });
}
