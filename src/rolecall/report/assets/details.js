// What a bar, a name or a conflict opens: everything that is claimed, with the quotations that it rests on.
const GLYPHS = {
  appointed: "●", promoted: "▲", acting: "◐", "made permanent": "■", retitled: "◇", moved: "▶", left: "✕", succeeded: "◆",
};

const dated = (edtf, otherwise) => (edtf ? [`${inWords(edtf)} `, make("code", {}, edtf)] : [make("span", { class: "quiet" }, otherwise)]);
const term = (name, ...description) => make("div", {}, make("dt", {}, name), make("dd", {}, ...description));

// Only an address of the web becomes a link; a file's name, or a script in disguise, is text.
const sourceOf = (source) =>
  /^https?:\/\//i.test(source) ? make("a", { href: source, rel: "noopener noreferrer" }, said(source)) : said(source);

const quotations = (quotes) => {
  if (!quotes) return make("p", { class: "quiet" }, "No quotation is kept for this.");
  const list = make("ul", { class: "quotes" });
  for (const [number, start, end, quote, page] of quotes) {
    const from = data.documents[number];
    const caption = make("figcaption", {}, said(from.title ?? from.id, "title"));
    if (from.date) caption.append(", ", inWords(from.date));
    if (from.source) caption.append(" · ", sourceOf(from.source));
    if (page) caption.append(` · page ${page.toLocaleString("en-GB")}`);
    caption.append(` · characters ${start.toLocaleString("en-GB")}–${end.toLocaleString("en-GB")} of `, make("code", {}, said(from.id)));
    list.append(make("li", {}, make("figure", {}, make("blockquote", { dir: "auto" }, quote), caption)));
  }
  return list;
};

// What two bounds say of one event, as a clause: `it began between … and …`.
const clause = (event, earliest, latest) => {
  if (earliest && earliest === latest) return `${event} on ${inWords(earliest)}`;
  if (earliest && latest) return `${event} between ${inWords(earliest)} and ${inWords(latest)}`;
  if (latest) return `${event} by ${inWords(latest)}; how long before is not known`;
  if (earliest) return `${event} on ${inWords(earliest)} or later`;
  return null;
};

const howSure = (tenure) => {
  const places = tenure.quotes ?? [];
  const sources = new Set(places.map(([number]) => number)).size;
  const held = tenure.sure ? ` That this person held this post: ${tenure.sure}.` : "";
  const rests = `${plural(places.length, "quotation", "quotations")} from ${plural(sources, "document", "documents")}.${held}`;
  if (!tenure.bounds) return `No document dates it. ${rests}`;
  const [earliestStart, latestStart, earliestEnd, latestEnd] = tenure.bounds;
  const { certain } = stretchOf(tenure);
  let sure = "In post on no single day for certain.";
  if (certain) {
    const [from, to] = certain.map(inWords);
    sure = from === to ? `In post for certain on ${from}.` : `In post for certain from ${from} to ${to}.`;
  }
  const began = clause("Began", earliestStart, latestStart) ?? "When it began is not known";
  const ended = latestEnd ? clause("Ended", earliestEnd, latestEnd) : "Not known to have ended";
  return `${sure} ${began}. ${ended}. ${rests}`;
};

const BOUNDS = ["earliest start", "latest start", "earliest end", "latest end"];

const tenureDetails = (tenure) => {
  const list = make("dl", { class: "facts" }, term("person", said(people[tenure.person].name)), term("role", said(tenure.role)));
  if (tenure.titles) list.append(term("also titled", ...tenure.titles.flatMap((title, place) => [place ? "; " : "", said(title)])));
  list.append(
    term("body", ...(tenure.body ? saidBody(tenure) : [make("span", { class: "quiet" }, "not known")])),
    term("status", tenure.status),
    term("first seen in post", ...dated(tenure.first_seen, "never")),
    term("last seen in post", ...dated(tenure.last_seen, "never")),
    term("start", ...dated(tenure.start, "no document states it")),
    term("end", ...dated(tenure.end, tenure.bounds?.[3] ? "no document states it" : "not known to have ended")),
    term("how sure", howSure(tenure)),
  );
  const four = make("dl", { class: "bounds" });
  for (const [place, name] of BOUNDS.entries()) four.append(term(name, ...dated(tenure.bounds?.[place], "no document limits it")));
  return [list, four, make("h3", {}, "Quotations"), quotations(tenure.quotes)];
};

const changeInWords = (change) => {
  const words = [make("span", { class: "glyph", "aria-hidden": "true" }, GLYPHS[change.kind] ?? "•"), " ", make("b", {}, change.kind)];
  if (change.from) words.push(" from ", said(change.from));
  if (change.to) words.push(" to ", said(change.to));
  if (change.after) words.push(", after ", ...dated(change.after));
  if (change.before) words.push(", by ", ...dated(change.before));
  return words;
};

const personDetails = (person) => {
  const parts = [];
  if (person.aliases) parts.push(make("p", {}, "Also written ", ...person.aliases.flatMap((alias, place) => [place ? "; " : "", said(alias)]), "."));
  if (person.changes.length === 0) parts.push(make("p", { class: "quiet" }, "No change of post is told of this person."));
  else {
    const list = make("ul", { class: "changes" });
    for (const change of person.changes) list.append(make("li", {}, make("p", {}, ...changeInWords(change)), quotations(change.quotes)));
    parts.push(make("h3", {}, "Changes of post"), list);
  }
  return parts;
};

const postDetails = (number) => {
  const list = make("ol", { class: "holders" });
  for (const tenure of tenuresOfPost[number]) {
    list.append(make("li", {}, said(people[tenure.person].name), tenure.status === "permanent" ? "" : ` (${tenure.status})`, `, ${tenureInWords(tenure)}`));
  }
  return [make("h3", {}, "Who is known to have held it"), list];
};

const conflictDetails = (conflict) =>
  make("li", {}, make("p", {}, make("b", {}, said(conflict.role)), ...(conflict.body ? [", ", said(conflict.body)] : []),
    ...(conflict.council ? [", ", said(conflict.council)] : []), ": ",
    said(conflict.people[0]), " and ", said(conflict.people[1]), ", ", ...dated(conflict.start), " to ", ...dated(conflict.end)),
  quotations(conflict.quotes));
