// Which tenures a search finds. A tenure is found by its person's names, its post and its body together, so that
// "director marle" finds who was a director at Marle, and people and posts show the same tenures in two orders.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}|\p{Cf}/gu, "").replace(/[’‘]/g, "'").toLowerCase();
const wordsOf = (text) => fold(text).split(/\s+/).filter(Boolean);

const people = data.people;
const tenures = [];
for (const [number, person] of people.entries()) {
  const names = fold([person.name, ...(person.aliases ?? [])].join("\n"));
  person.folded = names;
  person.tenures ??= [];
  person.changes ??= [];
  for (const tenure of person.tenures) {
    const post = data.posts[tenure.post];
    const posts = [tenure.role, ...(tenure.titles ?? []), post.role, tenure.body ?? "", tenure.council ?? "", tenure.status];
    tenure.person = number;
    tenure.folded = `${names}\n${fold(posts.join("\n"))}`;
    tenures.push(tenure);
  }
}
const firstKnown = (tenure) => stretchOf(tenure)?.from ?? "9999";
const tenuresOfPost = data.posts.map(() => []);
for (const tenure of tenures) tenuresOfPost[tenure.post].push(tenure);
for (const own of tenuresOfPost) own.sort((a, b) => (firstKnown(a) < firstKnown(b) ? -1 : firstKnown(a) > firstKnown(b) ? 1 : 0));

// Marks each tenure as found or not; gives who has none but is found by name, and how many more a day leaves open.
const search = ({ q, on, possible }) => {
  const words = wordsOf(q);
  const has = (folded) => words.every((word) => folded.includes(word));
  let found = 0;
  let leftOpen = 0;
  for (const tenure of tenures) {
    tenure.found = has(tenure.folded);
    if (tenure.found && on && !isCertainOn(tenure, on)) {
      const open = isPossibleOn(tenure, on);
      if (open) leftOpen += 1;
      tenure.found = open && possible;
    }
    if (tenure.found) found += 1;
  }
  const byNameAlone = (person) => !on && person.tenures.length === 0 && has(person.folded);
  return { found, leftOpen, byNameAlone, isWhole: words.length === 0 && !on };
};
