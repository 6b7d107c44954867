// Days in words, and as places on the time axis; all of them from the documents, none from a clock.
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const ONE_DAY = 86400000;
const PLAIN_DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

const dayNumber = (day) => Date.parse(day) / ONE_DAY;
const yearStart = (year) => dayNumber(`${String(year).padStart(4, "0")}-01-01`);

const inWords = (edtf) => {
  const parts = PLAIN_DAY.exec(edtf);
  if (!parts) return Object.hasOwn(data.words, edtf) ? data.words[edtf] : edtf;
  return `${Number(parts[3])} ${MONTHS[Number(parts[2]) - 1]} ${parts[1]}`;
};

const axis = { start: yearStart(data.years[0]), end: yearStart(data.years[1] + 1) };

// Where the day begins, in percent of the axis; before 0 and after 100 lie days that the axis does not show.
const placeOf = (day) => ((day - axis.start) / (axis.end - axis.start)) * 100;
const within = (place) => Math.min(100, Math.max(0, place));

// Of the four bounds: the stretch in which the tenure may lie, the part of it that is certain, and the open ends.
const stretchOf = (tenure) => {
  if (!tenure.bounds) return null;
  const [earliestStart, latestStart, earliestEnd, latestEnd] = tenure.bounds;
  const known = tenure.bounds.filter(Boolean).sort();
  const certain = Boolean(latestStart && earliestEnd && latestStart <= earliestEnd);
  return {
    from: earliestStart ?? known[0],
    to: latestEnd ?? known.at(-1),
    certain: certain ? [latestStart, earliestEnd] : null,
    openStart: !earliestStart,
    openEnd: !latestEnd,
  };
};

// In one line, for a screen reader and for print, what the bar shows.
const tenureInWords = (tenure) => {
  const words = [];
  if (tenure.start) words.push(`from ${inWords(tenure.start)}`);
  if (tenure.first_seen) {
    const seen = `seen in post ${inWords(tenure.first_seen)}`;
    words.push(tenure.last_seen && tenure.last_seen !== tenure.first_seen ? `${seen} to ${inWords(tenure.last_seen)}` : seen);
  }
  if (tenure.end) words.push(`until ${inWords(tenure.end)}`);
  else if (tenure.bounds?.[3]) words.push(`ended by ${inWords(tenure.bounds[3])}`);
  else if (tenure.bounds) words.push("not known to have ended");
  return words.join(", ") || "no date known";
};

// The years alone, for the end of a label: `2016–18`, open where no end is known.
const yearsOf = (tenure) => {
  const stretch = stretchOf(tenure);
  if (!stretch) return "no date known";
  const [first, last] = [tenure.bounds[0] ?? tenure.bounds[1] ?? stretch.from, tenure.bounds[3] ?? tenure.bounds[2] ?? stretch.to];
  const [start, end] = [first.slice(0, 4), last.slice(0, 4)];
  return start === end ? start : `${start}–${start.slice(0, 2) === end.slice(0, 2) ? end.slice(2) : end}`;
};

const isCertainOn = ({ bounds }, day) => Boolean(bounds?.[1] && bounds[2] && bounds[1] <= day && day <= bounds[2]);
const isPossibleOn = ({ bounds }, day) => !(bounds?.[0] && day < bounds[0]) && !(bounds?.[3] && day > bounds[3]);
