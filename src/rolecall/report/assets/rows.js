// A row for each person or post. Its bars are drawn when it comes near the screen and let go when it is far again.
const rowsPlace = byId("rows");
let openAll = false;
let isPrinting = false;
let serial = 0;

const bar = (tenure) => {
  const line = make("span", { class: `line ${tenure.status}`, "aria-hidden": "true" });
  const stretch = stretchOf(tenure);
  if (!stretch) return [line, 0];
  const put = (from, to, ...classes) => {
    const [left, right] = [placeOf(dayNumber(from)), placeOf(dayNumber(to) + 1)];
    if (right <= 0 || left >= 100) return;
    const part = make("span", { class: classes.filter(Boolean).join(" ") });
    part.style.setProperty("left", `${within(left)}%`);
    part.style.setProperty("width", `${within(right) - within(left)}%`);
    line.append(part);
  };
  const { from, to, certain } = stretch;
  const [left, right] = [placeOf(dayNumber(from)), placeOf(dayNumber(to) + 1)];
  const openStart = stretch.openStart && left > 0 && "open-start";
  const openEnd = stretch.openEnd && right < 100.1 && "open-end";
  // A tenure that is certain from end to end is one bar; else the certain part lies on the possible one.
  const [firmStart, firmEnd] = [certain?.[0] === from, certain?.[1] === to];
  if (!firmStart || !firmEnd) put(from, to, "possible", !firmStart && openStart, !firmEnd && openEnd);
  if (certain) put(...certain, "certain", firmStart && openStart, firmEnd && openEnd);
  if (left < 0) line.append(make("span", { class: "cut-start" }));
  if (right > 100.1) line.append(make("span", { class: "cut-end" }));
  return [line, within(left)];
};

const lane = (tenure, view) => {
  const [line, left] = bar(tenure);
  const pad = make("span", { class: "pad" });
  pad.style.setProperty("flex-basis", `${left}%`);
  const words = make("span", { class: "words" });
  if (view === "people") {
    words.append(said(tenure.role, "main"));
    if (tenure.body) words.append(make("span", { class: "quiet" }, ", ", ...saidBody(tenure)));
  } else words.append(said(people[tenure.person].name, "main"));
  if (tenure.status !== "permanent") words.append(" ", make("span", { class: "status" }, tenure.status));
  words.append(make("span", { class: "years", "aria-hidden": "true" }, `${tenure.bounds ? " " : ", "}${yearsOf(tenure)}`), make("span", { class: "when" }, `, ${tenureInWords(tenure)}`));
  const id = `details-${(serial += 1)}`;
  const button = make("button", { type: "button", class: "bar", id: `${id}-button`, tabindex: "-1", "aria-expanded": "false", "aria-controls": id },
    make("span", { class: "label" }, pad, words), line);
  const details = make("div", { class: "details", id, role: "group", "aria-labelledby": `${id}-button`, hidden: true });
  const place = make("div", { class: "lane" }, button, details);
  button.fill = () => tenureDetails(tenure);
  button.tenure = tenure;
  place.classList.toggle("found", tenure.found && !current.isWhole);
  return place;
};

const marksOf = (person) => {
  const marks = make("div", { class: "marks", "aria-hidden": "true" });
  const onDay = new Map();
  for (const change of person.changes) {
    const place = change.day ? placeOf(dayNumber(change.day)) : -1;
    if (place < 0 || place > 100) continue;
    const mark = make("span", { class: "mark", title: [change.kind, change.from && `from ${change.from}`, change.to && `to ${change.to}`,
      change.before ? `by ${inWords(change.before)}` : `after ${inWords(change.after)}`].filter(Boolean).join(" ") }, GLYPHS[change.kind] ?? "•");
    // Changes of one day stand beside each other.
    const before = onDay.get(change.day) ?? 0;
    onDay.set(change.day, before + 1);
    mark.style.setProperty("left", `calc(${place}% + ${before * 0.85}rem)`);
    marks.append(mark);
  }
  return marks;
};

// What a view lists: the name of a row, what stands below it, its tenures, what its name opens.
const VIEWS = {
  people: {
    label: "People",
    count: people.length,
    row: (number) => {
      const person = people[number];
      return { name: person.name, below: null, own: person.tenures, marks: person.changes.some((change) => change.day) ? person : null,
        open: () => personDetails(person), isNamed: (outcome) => outcome.byNameAlone(person) };
    },
  },
  posts: {
    label: "Posts",
    count: data.posts.length,
    row: (number) => {
      const post = data.posts[number];
      return { name: post.role, below: post.body ? saidBody(post) : ["body not known"], own: tenuresOfPost[number], marks: null,
        open: () => postDetails(number), isNamed: () => false };
    },
  },
};

// A row without its bars, as high as it will be with them.
const lightRow = (about) => {
  const id = `details-${(serial += 1)}`;
  const name = make("button", { type: "button", class: "name", id: `${id}-button`, tabindex: "-1", "aria-expanded": "false", "aria-controls": id }, said(about.name));
  name.fill = about.open;
  const track = make("div", { class: "track" });
  const element = make("li", { class: "row" },
    make("div", { class: "who" }, make("h2", {}, name), about.below ? make("p", {}, ...about.below) : null), track,
    make("div", { class: "details card", id, role: "group", "aria-labelledby": `${id}-button`, hidden: true }));
  element.style.setProperty("--lanes", Math.max(1, about.own.length) + (about.marks ? 0.5 : 0));
  return { about, element, name, track, isFilled: false };
};

const fillRow = (row, view) => {
  if (row.isFilled) return;
  row.isFilled = true;
  row.track.style.removeProperty("min-height");
  if (row.about.marks) row.track.append(marksOf(row.about.marks));
  for (const tenure of row.about.own) row.track.append(lane(tenure, view));
  if (row.about.own.length === 0) row.track.append(make("p", { class: "quiet none" }, "No post was found."));
  if (openAll) for (const button of row.element.querySelectorAll("[aria-expanded]")) setOpen(button, true);
};

// What is open, or has the keyboard, stays; what goes leaves its height behind, so that nothing moves.
const emptyRow = (row) => {
  if (!row.isFilled || isPrinting || row.element.contains(document.activeElement)) return;
  if (row.element.querySelector(openAll ? '[tabindex="0"]' : '[aria-expanded="true"], [tabindex="0"]')) return;
  row.track.style.setProperty("min-height", `${row.track.offsetHeight}px`);
  row.track.replaceChildren();
  row.isFilled = false;
};

const setOpen = (button, open) => {
  const details = button.matches(".bar") ? button.nextElementSibling : button.closest(".row").querySelector(".card");
  button.setAttribute("aria-expanded", String(open));
  details.hidden = !open;
  if (open) details.replaceChildren(...button.fill());
  else details.replaceChildren();
};
