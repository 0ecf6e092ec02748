"use strict";
// Without scripts the page shows everything; with them, the filters appear, and the address keeps what they show.
const form = document.forms.filters;
const findings = [...document.querySelectorAll(".finding")];
const files = [...document.querySelectorAll(".file")];
const names = ["method", "rule", "folder", "state"];
const shows = (finding) => names.every((name) => {
  const wanted = form[name].value;
  return !wanted || JSON.parse(finding.dataset[name]).includes(wanted);
});
function apply() {
  let shown = 0;
  for (const finding of findings) {
    finding.hidden = !shows(finding);
    shown += finding.hidden ? 0 : 1;
  }
  for (const file of files) {
    file.hidden = !file.querySelector(".finding:not([hidden])");
  }
  form.shown.value = `${shown} of ${findings.length} findings`;
  const chosen = new URLSearchParams(names.map((name) => [name, form[name].value]).filter(([, value]) => value));
  history.replaceState(null, "", `#${chosen}`);
}
function restore() {
  const chosen = new URLSearchParams(location.hash.slice(1));
  for (const name of names) {
    form[name].value = chosen.get(name) ?? "";
    if (form[name].selectedIndex < 0) form[name].value = "";
  }
  apply();
}
form.addEventListener("change", apply);
form.addEventListener("reset", () => setTimeout(apply));
form.addEventListener("submit", (event) => event.preventDefault());
form.toggle.addEventListener("click", () => {
  const visible = findings.filter((finding) => !finding.hidden);
  const open = !visible.every((finding) => finding.open);
  for (const finding of visible) finding.open = open;
});
addEventListener("hashchange", restore);
form.hidden = false;
restore();
