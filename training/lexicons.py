"""Build the word lists that rolecall ships: `python training/lexicons.py [SCOWL_FOLDER]`.

First names and surnames come from Faker's person providers (MIT) joined with the lists of this project in
`lexicon_sources/`; ordinary English words from SCOWL (Debian's package `scowl`; free to use, copy, modify
and distribute with its notice). The results are committed, since they change seldom.
"""

import importlib
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parent / "src/rolecall/values/data"
FAKER_LOCALES = (
    "en_GB en_IE en_US en_IN en_NZ en_PK en_NG yo_NG ig_NG ha_NG en_KE tw_GH pl_PL ro_RO lt_LT it_IT es_ES "
    "pt_PT fr_FR nl_NL ga_IE"
).split()
SCOWL_LEVELS = (10, 20, 35, 40, 50)


def faker_names(kind: str) -> set[str]:
    """Every single-word name of `kind` (`first_names` or `last_names`) in Faker's chosen locales."""
    found: set[str] = set()
    for locale in FAKER_LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if attribute.startswith(kind) or attribute.endswith(kind):
                found.update(str(name) for name in getattr(provider, attribute))
    return {name for name in found if name[:1].isupper() and " " not in name and len(name) > 1}


def own_names(kind: str) -> set[str]:
    return set((HERE / "lexicon_sources" / f"{kind}.txt").read_text(encoding="utf-8").split())


def english_words(folder: Path) -> set[str]:
    """Ordinary lower-case words of British English up to SCOWL's size 50, without possessives."""
    words: set[str] = set()
    for variant in ("english", "british"):
        for level in SCOWL_LEVELS:
            path = folder / f"{variant}-words.{level}"
            if path.exists():
                words.update(path.read_text(encoding="latin-1").split())
    return {word for word in words if word.isalpha() and word.islower() and len(word) > 1}


def write(name: str, words: Iterable[str]) -> None:
    path = DATA / name
    path.write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(path.read_text(encoding='utf-8').split())} words", file=sys.stderr)


if __name__ == "__main__":
    scowl = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/dict/scowl")
    write("first_names.txt", faker_names("first_names") | own_names("first_names"))
    write("surnames.txt", faker_names("last_names") | own_names("surnames"))
    write("english_words.txt", english_words(scowl))
