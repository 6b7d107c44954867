// The list as it is now: which rows are made, which are found, and what is open.
const SLICE = 250; // rows made at a time, so that the page answers in between
const made = { people: [], posts: [] };
let state = { view: "people", q: "", on: "", possible: false, open: "" };
let current = search(state);
let rowOf = new WeakMap();

const near = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const row = rowOf.get(entry.target);
    if (entry.isIntersecting) fillRow(row, state.view);
    else if (!row.element.hidden) emptyRow(row);
  }
}, { rootMargin: "800px 0px" });

const isFound = (row) => row.about.own.some((tenure) => tenure.found) || row.about.isNamed(current);

const makeRows = (view, until) => {
  const rows = made[view];
  const added = [];
  while (rows.length < Math.min(until, VIEWS[view].count)) {
    const row = lightRow(VIEWS[view].row(rows.length));
    row.element.hidden = !isFound(row);
    rowOf.set(row.element, row);
    rows.push(row);
    added.push(row.element);
    near.observe(row.element);
  }
  rowsPlace.append(...added);
};

let pending = 0;
const makeTheRest = () => {
  clearTimeout(pending);
  if (made[state.view].length === VIEWS[state.view].count) return;
  pending = setTimeout(() => {
    makeRows(state.view, made[state.view].length + SLICE);
    keepOneStop();
    makeTheRest();
  });
};

const makeAll = () => {
  clearTimeout(pending);
  makeRows(state.view, Infinity);
  for (const row of made[state.view]) if (!row.element.hidden) fillRow(row, state.view);
};

const shown = () => made[state.view].filter((row) => !row.element.hidden);

// One row takes the Tab key; the arrow keys go on from there.
let stop = null;
const moveStop = (element) => {
  if (stop) stop.tabIndex = -1;
  stop = element;
  if (stop) stop.tabIndex = 0;
};
const keepOneStop = () => {
  if (!stop?.isConnected || stop.closest(".row").hidden) moveStop(shown()[0]?.name ?? null);
};

const countInWords = () => {
  const rows = state.view === "people"
    ? people.filter((person) => person.tenures.some((tenure) => tenure.found) || current.byNameAlone(person)).length
    : tenuresOfPost.filter((own) => own.some((tenure) => tenure.found)).length;
  const all = VIEWS[state.view].count;
  const what = state.view === "people" ? plural(rows, "person", "people") : plural(rows, "post", "posts");
  const of = rows === all ? "" : ` of ${all.toLocaleString("en-GB")}`;
  const inPost = state.on ? ` ${state.possible ? "certainly or possibly" : "certainly"} in post on ${inWords(state.on)}` : "";
  const more = state.on && !state.possible && current.leftOpen
    ? `; ${plural(current.leftOpen, "more tenure is", "more tenures are")} not ruled out by any document` : "";
  return { rows, words: `${what}${of}${inPost}, ${plural(current.found, "tenure", "tenures")}${more}.` };
};

const showFound = () => {
  current = search(state);
  for (const row of made[state.view]) {
    row.element.hidden = !isFound(row);
    if (!row.isFilled) continue;
    for (const button of row.track.querySelectorAll("button.bar")) {
      button.parentElement.classList.toggle("found", button.tenure.found && !current.isWhole);
    }
  }
  const { rows, words } = countInWords();
  byId("found").textContent = words;
  byId("nobody").hidden = rows > 0;
  byId("chart").classList.toggle("narrowed", !current.isWhole);
  const line = byId("day-line");
  line.hidden = !state.on || placeOf(dayNumber(state.on)) < 0 || placeOf(dayNumber(state.on)) > 100;
  if (!line.hidden) line.style.setProperty("left", `${placeOf(dayNumber(state.on) + 0.5)}%`);
  keepOneStop();
};

const showView = () => {
  near.disconnect();
  rowOf = new WeakMap();
  for (const rows of Object.values(made)) rows.length = 0;
  rowsPlace.replaceChildren();
  rowsPlace.setAttribute("aria-label", VIEWS[state.view].label);
  moveStop(null);
  current = search(state);
  makeRows(state.view, SLICE);
  showFound();
  makeTheRest();
};

const STEPS = [1, 2, 5, 10, 20, 50, 100];
const drawAxis = () => {
  const [first, last] = data.years;
  const width = byId("ticks").clientWidth || 600;
  const step = STEPS.find((years) => (width / (last - first + 1)) * years >= 40) ?? 100;
  const ticks = [];
  const lines = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const place = `${placeOf(yearStart(year))}%`;
    // A year too near the edge keeps its line and goes without its number.
    const fits = (1 - placeOf(yearStart(year)) / 100) * width >= 30;
    const [tick, line] = [make("span", {}, fits ? String(year) : ""), make("span", { class: "year" })];
    tick.style.setProperty("left", place);
    line.style.setProperty("left", place);
    ticks.push(tick);
    lines.push(line);
  }
  byId("ticks").replaceChildren(...ticks);
  const day = byId("day-line") ?? make("span", { class: "day-line", id: "day-line", hidden: true });
  byId("grid").replaceChildren(...lines, day);
};
