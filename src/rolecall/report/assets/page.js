// The controls, the keys and the address: what a reader does becomes the state, and the state can be linked.
const controls = byId("controls");
const field = { q: byId("words"), on: byId("day"), possible: byId("possible") };

const readHash = () => {
  const said = new URLSearchParams(location.hash.slice(1));
  const on = said.get("on") ?? "";
  return {
    view: said.get("view") === "posts" ? "posts" : "people",
    q: said.get("q") ?? "",
    on: PLAIN_DAY.test(on) && !Number.isNaN(dayNumber(on)) ? on : "",
    possible: said.get("possible") === "1",
    open: said.get("open") ?? "",
  };
};

const writeHash = () => {
  const parts = new URLSearchParams();
  if (state.view !== "people") parts.set("view", state.view);
  for (const name of ["q", "on", "open"]) if (state[name]) parts.set(name, state[name]);
  if (state.on && state.possible) parts.set("possible", "1");
  const hash = parts.toString();
  if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
};

const showControls = () => {
  if (field.q.value !== state.q) field.q.value = state.q;
  if (field.on.value !== state.on) field.on.value = state.on;
  field.possible.checked = state.possible;
  byId("possible-choice").hidden = !state.on;
  for (const choice of controls.elements.rows) choice.checked = choice.value === state.view;
};

const change = (part) => {
  const before = state;
  state = { ...state, ...part };
  showControls();
  if (state.view !== before.view) showView();
  else showFound();
  writeHash();
};

// The tenure of the address is opened and brought into view, wherever it is in the list.
const openLinked = () => {
  const tenure = tenures.find(({ id }) => id === state.open);
  if (!tenure) return;
  const number = state.view === "people" ? tenure.person : tenure.post;
  makeRows(state.view, number + 1);
  const row = made[state.view][number];
  if (row.element.hidden) return;
  fillRow(row, state.view);
  const button = [...row.track.querySelectorAll("button.bar")].find((one) => one.tenure === tenure);
  setOpen(button, true);
  moveStop(button);
  button.scrollIntoView({ block: "center" });
};

const toggle = (button) => {
  const open = button.getAttribute("aria-expanded") !== "true";
  setOpen(button, open);
  moveStop(button);
  if (button.tenure) {
    if (open) state.open = button.tenure.id;
    else if (state.open === button.tenure.id) state.open = "";
    writeHash();
  }
};

rowsPlace.addEventListener("click", (event) => {
  const button = event.target.closest("button.bar, button.name");
  if (button) toggle(button);
});

const stopsOf = (row) => {
  fillRow(row, state.view);
  return [row.name, ...row.track.querySelectorAll("button.bar")];
};

const go = (element) => {
  if (!element) return;
  moveStop(element);
  element.focus();
};

rowsPlace.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = rowOf.get(event.target.closest(".row"));
  if (!row) return;
  if (event.key === "Escape") {
    const details = event.target.closest(".details");
    const button = details ? row.element.querySelector(`[aria-controls="${details.id}"]`) : event.target.closest("[aria-expanded]");
    if (button?.getAttribute("aria-expanded") === "true") toggle(button);
    go(button);
    return;
  }
  if (!event.target.matches("button.bar, button.name")) return;
  const rows = shown();
  const stops = stopsOf(row);
  const next = {
    ArrowDown: () => rows[rows.indexOf(row) + 1]?.name,
    ArrowUp: () => rows[rows.indexOf(row) - 1]?.name,
    Home: () => rows[0].name,
    End: () => rows.at(-1).name,
    ArrowRight: () => stops[stops.indexOf(event.target) + 1],
    ArrowLeft: () => stops[stops.indexOf(event.target) - 1],
  }[event.key];
  if (!next) return;
  event.preventDefault();
  go(next());
});

field.q.addEventListener("input", () => change({ q: field.q.value }));
field.on.addEventListener("input", () => change({ on: field.on.value }));
field.possible.addEventListener("change", () => change({ possible: field.possible.checked }));
controls.addEventListener("change", (event) => {
  if (event.target.name === "rows") change({ view: event.target.value });
});
controls.addEventListener("submit", (event) => event.preventDefault());
controls.addEventListener("reset", (event) => {
  event.preventDefault();
  change({ q: "", on: "", possible: false });
  field.q.focus();
});
byId("open-all").addEventListener("click", () => {
  openAll = !openAll;
  byId("open-all").textContent = openAll ? "Close all" : "Open all";
  for (const row of made[state.view]) {
    if (row.isFilled || !openAll) for (const button of row.element.querySelectorAll("[aria-expanded]")) setOpen(button, openAll);
  }
});
addEventListener("hashchange", () => {
  if (location.hash === "#rows" || location.hash === "#conflicts") return; // a place of the page, not a view of it
  change(readHash());
  openLinked();
});
addEventListener("resize", drawAxis);

// Paper has no scrolling: every row that is found gets its bars.
const print = (begins) => {
  isPrinting = begins;
  if (begins) makeAll();
};
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));
matchMedia("print").addEventListener("change", (event) => print(event.matches));

byId("glyphs").append("Changes of post: ", ...Object.entries(GLYPHS).flatMap(([kind, glyph], place) => [
  place ? ", " : "", make("span", { class: "glyph" }, glyph), ` ${kind}`]));
if (data.conflicts.length) {
  byId("conflicts").hidden = false;
  byId("conflicts").querySelector("ul").append(...data.conflicts.map(conflictDetails));
}
controls.hidden = false;
byId("chart").hidden = false;
if (location.hash !== "#rows" && location.hash !== "#conflicts") state = readHash();
showControls();
drawAxis();
showView();
openLinked();
