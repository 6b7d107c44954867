"""Build the names that the generator of training documents draws from: `python training/name_origins.py`.

Names by origin and gender, from Faker's person providers (MIT) joined with this project's own lists, as
`lexicon_sources/name_origins.toml` says. The result is committed, since it changes seldom.
"""

import importlib
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

from lexicons import FAKER_LOCALES, own_names

HERE = Path(__file__).parent
OUT = HERE.parent / "src/rolecall/corpora/data/names.toml"
MOST = 400  # names of one kind and origin; more of them teach nothing more


def provider_names(locales: Iterable[str], *attributes: str) -> set[str]:
    """Every single-word, capitalised name under one of the attributes of the locales' person providers."""
    found: set[str] = set()
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in attributes:
            found.update(str(name) for name in getattr(provider, attribute, ()))
    return {name for name in found if name[:1].isupper() and " " not in name and len(name) > 1}


def spread(names: set[str]) -> list[str]:
    """At most MOST names, evenly over the alphabet."""
    ordered = sorted(names)
    step = max(1.0, len(ordered) / MOST)
    return [ordered[int(i * step)] for i in range(min(len(ordered), MOST))]


def own_by_gender() -> tuple[set[str], set[str]]:
    """This project's first names that only women, and only men, bear in Faker's lists."""
    female = provider_names(FAKER_LOCALES, "first_names_female")
    male = provider_names(FAKER_LOCALES, "first_names_male")
    own = own_names("first_names")
    british = provider_names(["en_GB", "en_IE"], "first_names")
    return own & (female - male) & british, own & (male - female) & british


def lines(source: dict[str, dict[str, object]]) -> Iterable[str]:
    yield "# Names by origin, for the generator of documents; built by `python training/name_origins.py`."
    yield "# From Faker's person providers (MIT licence, (c) Daniele Faraglia and others) and this project's lists."
    for origin, entry in source.items():
        locales = [str(locale) for locale in entry["locales"]]  # type: ignore[attr-defined]
        female = provider_names(locales, "first_names_female") | set(str(entry.get("female", "")).split())
        male = provider_names(locales, "first_names_male") | set(str(entry.get("male", "")).split())
        surname_locales = [str(locale) for locale in entry.get("surname_locales", locales)]  # type: ignore[attr-defined]
        surnames = provider_names(surname_locales, "last_names", "unisex_last_names", "last_names_male")
        surnames |= set(str(entry.get("surnames", "")).split())
        pairs = [list(pair) for pair in entry.get("pairs", [])]  # type: ignore[attr-defined]
        if origin == "english":
            own_female, own_male = own_by_gender()
            female, male, surnames = female | own_female, male | own_male, surnames | own_names("surnames")
        if origin == "polish":
            masculine = provider_names(locales, "male_last_names")
            pairs += [[name, f"{name[:-1]}a"] for name in sorted(masculine) if name.endswith(("ski", "cki", "dzki"))]
        yield f"\n[{origin}]"
        yield f"weight = {entry['weight']}"
        for key, names in (("female", female), ("male", male), ("surnames", surnames)):
            kept = sorted(names) if origin == "english" else spread(names)
            yield f'{key} = """{" ".join(kept)}"""'
        yield f"pairs = {pairs!r}".replace("'", '"')


if __name__ == "__main__":
    table = tomllib.loads((HERE / "lexicon_sources/name_origins.toml").read_text(encoding="utf-8"))
    OUT.write_text("\n".join(lines(table)) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(OUT.read_text(encoding='utf-8').split())} words", file=sys.stderr)
