// Lists that are brought into an order: buttons move at once, entries can be dragged, and the move is said aloud.
const named = (template, name) => template.replace("{name}", name);
const nameOf = (row) => row.querySelector(".said").textContent;

function tell(list, row) {
    const rows = [...list.children];
    const text = list.dataset.moved
        .replace("{name}", nameOf(row))
        .replace("{place}", rows.indexOf(row) + 1)
        .replace("{count}", rows.length);
    list.parentElement.querySelector("[role=status]").textContent = text;
}

function moved(list) {
    list.dispatchEvent(new CustomEvent("moved", { bubbles: true }));
}

// A row for an entry that is put onto a list while the page is open, with all that one from the server has.
export function rowOf(list, value, name) {
    const row = document.createElement("li");
    const held = Object.assign(document.createElement("input"), { type: "hidden", name: list.dataset.field, value });
    const said = Object.assign(document.createElement("span"), { className: "said", textContent: name });
    said.lang = list.dataset.lang ?? "";
    const moves = Object.assign(document.createElement("span"), { className: "moves" });
    for (const [button, sign] of [["up", "↑"], ["down", "↓"], ["remove", "×"]]) {
        const made = Object.assign(document.createElement("button"), {
            type: "submit", name: button, value, className: "small", textContent: sign,
        });
        made.setAttribute("aria-label", named(list.dataset[button], name));
        moves.append(made);
    }
    row.append(held, said, moves);
    prepare(row);
    return row;
}

function prepare(row) {
    row.draggable = true;
}

for (const list of document.querySelectorAll("ol.order")) {
    let dragged = null;
    [...list.children].forEach(prepare);
    list.addEventListener("click", (event) => {
        const button = event.target.closest("button[name]");
        const row = button?.closest("li");
        if (!row || !["up", "down", "remove"].includes(button.name)) return;
        event.preventDefault();
        if (button.name === "remove") {
            const near = row.nextElementSibling ?? row.previousElementSibling;
            row.remove();
            (near?.querySelector("button[name=remove]") ?? document.getElementById("content")).focus();
        } else {
            if (button.name === "up") row.previousElementSibling?.before(row);
            else row.nextElementSibling?.after(row);
            button.focus(); // it stays where it is, so that it can be pressed again
            tell(list, row);
        }
        moved(list);
    });
    list.addEventListener("dragstart", (event) => {
        dragged = event.target.closest("li");
        dragged.classList.add("dragged");
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", nameOf(dragged));
    });
    list.addEventListener("dragover", (event) => {
        const row = event.target.closest("li");
        if (!dragged) return;
        event.preventDefault();
        if (!row || row === dragged) return;
        const { top, height } = row.getBoundingClientRect();
        if (event.clientY < top + height / 2) row.before(dragged);
        else row.after(dragged);
    });
    list.addEventListener("drop", (event) => event.preventDefault());
    list.addEventListener("dragend", () => {
        dragged.classList.remove("dragged");
        tell(list, dragged);
        moved(list);
        dragged = null;
    });
}
