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
