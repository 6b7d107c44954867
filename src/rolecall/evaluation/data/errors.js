"use strict";
// Hides the groups that the two menus leave out; without a script, all is shown.
const form = document.getElementById("filter");
if (form) {
  const groups = [...document.querySelectorAll("section.group")];
  const sections = [...document.querySelectorAll("main > section")];
  const show = () => {
    const kind = form.elements.kind.value;
    const label = form.elements.label.value;
    let shown = 0;
    for (const group of groups) {
      group.hidden = Boolean((kind && group.dataset.kind !== kind) || (label && group.dataset.label !== label));
      if (!group.hidden) shown += group.querySelectorAll("article").length;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("section.group:not([hidden])");
    }
    form.querySelector("output").textContent = `${shown} shown`;
  };
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  // A count of the table leads to its group even where a filter hides it.
  document.querySelector("table").addEventListener("click", (event) => {
    if (event.target.closest("a")) {
      form.reset();
      show();
    }
  });
  form.hidden = false;
  show();
}
