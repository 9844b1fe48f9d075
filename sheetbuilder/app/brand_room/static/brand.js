// The table of colours follows what is typed; without this script it does so when the form is saved.
const shown = document.getElementById("colours-in-use");
const names = ["accent", "secondary", "warning", "tint"];
const fields = names.map((name) => document.querySelector(`[name="colours.${name}"]`)).filter(Boolean);
let waiting;
async function ask() {
  const given = new URLSearchParams(fields.map((field) => [field.name.slice("colours.".length), field.value]));
  const answer = await fetch(`${shown.dataset.from}?${given}`);
  if (answer.ok) shown.innerHTML = await answer.text();
}
if (shown) {
  for (const field of fields) {
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 250);
    });
  }
}

// The fields of a row follow its place in the list above them; the last, empty row stays the last.
for (const list of document.querySelectorAll("form.brand ol.order")) {
  const values = () => [...list.querySelectorAll("input[type=hidden]")].map((held) => held.value);
  const rowOf = (value) => {
    const found = document.getElementById(value);
    return found.tagName === "FIELDSET" ? found : found.closest(".field");
  };
  const behind = rowOf(values().at(-1)).nextElementSibling;
  list.addEventListener("moved", () => {
    for (const row of values().map(rowOf)) row.parentElement.insertBefore(row, behind);
  });
}
