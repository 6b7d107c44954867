r"""The tokenizer of minutes: English, with punctuation, letters and digits always apart.

Idea: values and names must begin and end where tokens do, so `c£13m` becomes `c £ 13 m`, `2022/23` becomes
`2022 / 23`, `post-Ofsted` becomes `post - Ofsted`, `(Chair)` and `Jones(Chair)` fall apart, and a possessive
`'s` stands alone; initials are letters and stops (`K . J .`). E-mail and web addresses stay whole.
"""

import re

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

_APOSTROPHES = "'’‘`´"
_QUOTES = r"\"“”«»„"
_MARKS = rf"[^{ALPHA}0-9\s{_APOSTROPHES}]"
_PREFIXES = [_MARKS, rf"[{_APOSTROPHES}]", r"[0-9]+(?=[^0-9])", rf"[{ALPHA}]+(?=[0-9])"]
_SUFFIXES = [rf"[{_APOSTROPHES}][sS](?=$)", rf"[{_APOSTROPHES}]", r"[^\w\s]", rf"(?<=[0-9])[{ALPHA}]+"]
_INFIXES = [
    _MARKS,
    rf"(?<=[0-9])(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])(?=[0-9])",
    rf"[{_APOSTROPHES}][sS](?=[^{ALPHA}])",
    rf"(?<=[^{ALPHA}])[{_APOSTROPHES}]",
    rf"[{_APOSTROPHES}](?=[^{ALPHA}])",
]
# An address is one token, and so is a word with an apostrophe inside.
_WHOLE = (
    rf"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?:https?://|www\.)[^\s<>()]+[^\s<>().,;:!?]"
    rf"|[{ALPHA}]+(?:[{_APOSTROPHES}][{ALPHA_LOWER}]{{2,}}|[{_APOSTROPHES}](?=[^sS])[{ALPHA}]+)[{ALPHA}]*)"
)


@registry.tokenizers("rolecall.MinutesTokenizer.v1")
def create_minutes_tokenizer() -> object:
    """A callable that makes the tokenizer for a pipeline's vocabulary, as spaCy's configs ask for."""

    def make(nlp: Language) -> Tokenizer:
        return Tokenizer(
            nlp.vocab,
            rules={},
            prefix_search=compile_prefix_regex(_PREFIXES).search,
            suffix_search=compile_suffix_regex(_SUFFIXES).search,
            infix_finditer=compile_infix_regex(_INFIXES).finditer,
            token_match=re.compile(_WHOLE + "$").match,
        )

    return make
