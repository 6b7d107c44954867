"""Component `roles`: the titles of posts, by a head noun, what stands before it and the portfolio after it."""

from spacy.language import Language
from spacy.tokens import Doc

from rolecall.pipeline.portfolios import title_end
from rolecall.pipeline.title_phrases import first_words, is_generic, phrase_at, title_phrases
from rolecall.pipeline.title_starts import title_start
from rolecall.pipeline.words import Found, Words, cue_set, write_entities

LABEL = "ROLE"


class Roles:
    """Finds the titles of posts and writes them as ROLE entities.

    Idea: a title has a head (`Director`, `Officer`, `Chairman`). Before it stand grades and capitalised words
    (`Assistant`, `Democratic Services`), after it a portfolio (`of Finance`, `, Housing and Planning`,
    `with Responsibility for X`, `(Adult Care)`). Heads that name a post by themselves count alone, others only
    with more beside them; plurals and kinds of worker do not count. What follows `of` and is itself a body is
    the employer and stays outside.

    Cues: `data/roles.toml`. Names found before keep titles from running into them.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> _ = nlp.add_pipe("roles")
        >>> doc = nlp("The Head of Housing, Planning and Leisure met the Clerk of Amble Town Council.")
        >>> [ent.text for ent in doc.ents]
        ['Head of Housing, Planning and Leisure', 'Clerk']
    """

    def __init__(self, name: str = "roles") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        words = Words(doc)
        write_entities(doc, words.add(self.process(words)))
        return doc

    def process(self, words: Words) -> list[Found]:
        """Every title, in text order, none overlapping another."""
        found: list[Found] = []
        i = 0
        while i < len(words):
            item = self._title_at(words, i, found[-1].end if found else 0)
            if item:
                found.append(item)
                i = item.end
            else:
                i += 1
        return sorted([*found, *_recalled(words, found)], key=lambda f: f.start)

    def _title_at(self, words: Words, i: int, floor: int) -> Found | None:
        if words.label[i] or not (words.capital(i) or words.lower[i] in first_words()):
            return None
        if words.text[i] in cue_set("roles", "acronyms"):
            return self._acronym(words, i)
        if dotted := _dotted_acronym(words, i):
            return dotted
        named_end = phrase_at(words, i, "titles")
        head_end = named_end if named_end > 0 else phrase_at(words, i, "heads")
        if head_end < 0 and words.capital(i) and (plural := self._plural(words, i, floor)):
            return plural
        if head_end < 0 or not words.free(i, head_end):
            return None
        if "@" in (words.text[i - 1] if i else "", words.text[head_end] if head_end < len(words) else ""):
            return None  # an address
        if not words.capital(i):
            if any(words.capital(j) for j in range(i + 1, head_end)):
                return None  # `independent Chair`: the head is found on its own
            return self._lower_case(words, i, head_end, named_end > 0)
        if words.lower[head_end - 1] in ("councillor", "member", "trustee") and named_end > 0 and head_end - i == 1:
            return self._membership(words, i)
        if self._inside_head(words, head_end):
            return None
        start = title_start(words, i, floor)
        end = title_end(words, i, head_end)
        own = named_end > 0 and (start < i or end > head_end or not _is_name_start(words, i, head_end))
        if not own and start == i and end == head_end:
            return None
        if is_generic(words, start, end) or _is_verb(words, start, i, head_end):
            return None
        return Found(start, end, LABEL, 0.95 if named_end > 0 else 0.85)

    @staticmethod
    def _plural(words: Words, i: int, floor: int) -> Found | None:
        """A plural title that heads the names of its holders: `Vice-Chairs: A Bell and C Day`."""
        lower = words.lower[i]
        if not lower.endswith("s") or lower in cue_set("roles", "plain_plurals"):
            return None
        after = words.next(i)
        if after < 0 or words.text[after] not in (":", ":-"):
            return None
        singular = lower[:-1]
        if (singular,) not in title_phrases("titles").get(singular, ()) and (singular,) not in title_phrases(
            "heads"
        ).get(singular, ()):
            return None
        following = after + 1
        while following < len(words) and (
            words.space[following]
            or words.text[following] in ("-", "*")
            or words.lower[following] in (*cue_set("people", "honorifics"), ".")
        ):
            following += 1
        named = following < len(words) and words.label[following] == "PERSON"
        start = title_start(words, i, floor)
        bare = start == i and singular in ("member", "officer", "representative")
        return Found(start, i + 1, LABEL, 0.85) if named and not bare else None

    @staticmethod
    def _membership(words: Words, i: int) -> Found | None:
        """Plain `Councillor` is a title only when the post itself is spoken of."""
        before, after = words.previous(i), words.next(i)
        if after == i + 1 and words.capital(after) and words.lower[after] != "vacancy":
            return None
        back = words.previous(before) if before >= 0 and words.lower[before] in ("a", "an", "the", "new") else before
        spoken = back >= 0 and words.lower[back] in cue_set("roles", "membership_cues")
        beside = (
            before >= 0 and words.text[before] in (",", "(", ":") and words.label[words.previous(before)] == "PERSON"
        )
        vacancy = after >= 0 and words.lower[after] == "vacancy"
        return Found(i, i + 1, LABEL, 0.8) if spoken or beside or vacancy else None

    def _inside_head(self, words: Words, head_end: int) -> bool:
        """Whether a later head ends the title: `Group Leader`, `Officer Champion`, `Director Designate Lead`."""
        following = words.next(head_end - 1)
        if (
            0 <= following == head_end
            and words.lower[following] in ("'s", "’s")
            and words.lower[head_end - 1] in cue_set("roles", "possessors")
        ):
            following = words.next(following)
            return following >= 0 and words.capital(following) and phrase_at(words, following, "titles") > 0
        if following < 0 or not words.capital(following) or following != head_end:
            return False
        later = max(phrase_at(words, following, "titles"), phrase_at(words, following, "heads"))
        if later > 0 and words.lower[following] not in ("member", "councillor"):
            return True
        if words.lower[head_end - 1] not in cue_set("roles", "grades"):
            return False
        # `Executive Board Member`: the first head is only a grade of the second
        second = words.next(following)
        return second == following + 1 and words.capital(second) and phrase_at(words, second, "heads") > 0

    def _lower_case(self, words: Words, i: int, head_end: int, is_title: bool) -> Found | None:
        start, before = i, words.previous(i)
        while (
            before >= 0
            and before == start - 1
            and words.lower[before] in cue_set("roles", "grades")
            and not words.label[before]
            and words.lower[before] not in ("a", "second", "first", "third", "school", "head", "group")
        ):
            start, before = before, words.previous(before)
        determined = before < 0 or words.lower[before] in cue_set("roles", "lower_before")
        text = words.string(i, head_end).lower()
        full = words.string(start, head_end).lower()
        if (
            is_title
            and determined
            and (text in cue_set("roles", "lower_titles") or full in cue_set("roles", "lower_titles"))
        ):
            if text in ("chair", "secretary", "commissioner") and _is_verb(words, start, i, head_end):
                return None
            return Found(start, title_end(words, i, head_end, cautious=True), LABEL, 0.75)
        if words.lower[i] in cue_set("roles", "lower_heads"):
            end = title_end(words, i, head_end, cautious=True)
            if end > head_end and words.lower[head_end] in ("of", "for"):
                return Found(start, end, LABEL, 0.75)
        return None

    @staticmethod
    def _acronym(words: Words, i: int) -> Found | None:
        before, after = words.previous(i), words.next(i)
        while before >= 0 and words.text[before] == "*":
            before = words.previous(before)
        near = [j for j in (before, after) if j >= 0]
        person = any(words.label[j] == "PERSON" for j in near) or (
            before >= 0
            and words.text[before] in (",", "-", "–", "(")
            and before > 0
            and words.label[words.previous(before)] == "PERSON"
        )
        if before >= 0 and words.label[before] == "PERSON" and _initials_before(words, before) == words.text[i]:
            return None  # the person's own initials
        if words.text[i] in cue_set("roles", "beside_names"):
            article = before >= 0 and words.lower[before] == "the"
            return (
                Found(i, i + 1, LABEL, 0.7)
                if person or (article and words.text[i] in ("MP", "MSP", "CPO", "PCC", "TD", "PC"))
                else None
            )
        chained = any(words.text[j] in ("-", "/") for j in near)
        article = (
            before < 0
            or words.lower[before] in ("the", "by", "our", "and", "a", "as", "to", "(")
            or words.text[before] in ("/", "–", ",", ":")
        )
        bracket = (
            before >= 0
            and words.text[before] == "("
            and words.previous(before) >= 0
            and words.label[words.previous(before)] != "PERSON"
            and words.text[i] not in ("PCSO",)
        )
        return Found(i, i + 1, LABEL, 0.7) if person or chained or (article and not bracket) else None


def _dotted_acronym(words: Words, i: int) -> Found | None:
    """`M.P.`, `T.D.`, `P.C.` straight beside a name."""
    letters, end = "", i
    while (
        end + 1 < len(words) and len(words.text[end]) == 1 and words.text[end].isupper() and words.text[end + 1] == "."
    ):
        letters += words.text[end]
        end += 2
    if (
        letters not in cue_set("roles", "acronyms")
        or len(letters) < 2
        or (words.previous(i) != i - 1 and i and words.text[i - 1] == ".")
    ):
        return None
    before, after = words.previous(i), words.next(end - 1)
    beside = (before >= 0 and words.label[before] == "PERSON") or (after >= 0 and words.label[after] == "PERSON")
    return Found(i, end, LABEL, 0.75) if beside else None


def _recalled(words: Words, found: list[Found]) -> list[Found]:
    """`the Manager` after `City Manager`: a head that the document has shown to be somebody's title."""
    taken = {i for f in found for i in range(f.start, f.end)}
    shown = {words.lower[i] for f in found for i in range(f.start, f.end)} & cue_set("roles", "recalled")
    return [
        Found(i, i + 1, LABEL, 0.7)
        for i in range(1, len(words))
        if words.lower[i] in shown
        and words.capital(i)
        and i not in taken
        and not words.label[i]
        and words.lower[i - 1] == "the"
        and not (i + 1 < len(words) and words.capital(i + 1))
    ]


def _initials_before(words: Words, last: int) -> str:
    """The initials of the name that ends at token `last`."""
    start = last
    while start > 0 and words.label[start - 1] == "PERSON":
        start -= 1
    return "".join(words.text[j][0] for j in range(start, last + 1) if words.capital(j))


def _is_name_start(words: Words, i: int, end: int) -> bool:
    """Whether the bare title is only an honorific or part of a name here (`Dean Smith`, `Inspector Jones`)."""
    following = words.next(end - 1)
    before = words.previous(i)
    if words.lower[i] in (
        "dean",
        "bishop",
        "warden",
        "steward",
        "constable",
        "sergeant",
        "principal",
        "sheriff",
        "rector",
        "speaker",
        "curate",
        "recorder",
        "governor",
    ):
        named = following >= 0 and words.capital(following) and words.label[following] != "PERSON"
        return named or (before >= 0 and words.label[before] == "PERSON")
    return False


def _is_verb(words: Words, start: int, i: int, end: int) -> bool:
    """Whether the word is a verb or a thing here (`to chair`, `chairs the board`, `Chair lift`)."""
    before, after = words.previous(start), words.next(end - 1)
    if words.lower[i] == "chair" and start == i and not words.capital(i):
        if before >= 0 and words.lower[before] in ("to", "will", "would", "can", "could", "must"):
            return True
        return after >= 0 and words.lower[after] in ("the", "this", "a", "meetings", "and")
    return False


@Language.factory("roles", assigns=["doc.ents"])
def make_roles(nlp: Language, name: str) -> Roles:  # noqa: ARG001 (the factory's signature)
    """The component for a pipeline; `people` before it keeps titles out of names."""
    return Roles(name)
