"""Look for texts that break the grammars of values, guided by what code they reach: `make fuzz SECONDS=600`.

Needs atheris (`pip install atheris`). A text that breaks a promise is written to `tests/fuzzing/cases`, where the tests
find it. The bytes choose among words of the grammars and free characters, so that most texts look like sums, dates and
titles.
"""

import sys
from hashlib import sha256
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["rolecall"]):
    import value_properties

CASES = Path(__file__).parent / "cases"
WORDS = """
£ $ € GBP 1 2 3 5 12 13 19 20 28 29 30 31 99 100 1,000 0 . , - – / ' ’ ( ) : ; k m bn million thousand hundred pence p
c per year annum week hour head about approximately up to between and or from until since before after of the in on at
for by next last this that previous following ensuing same day month quarter Q1 Q2 Q4 spring autumn winter Easter
Christmas bank holiday Monday Tuesday Friday Sunday Mon Fri January Feb March April May June July Aug Sept September
October Nov December st nd rd th first second thirtieth 2019 2020 1999 2016/17 2017-18 2019-02-29 1900 0000 9999 '19
financial municipal calendar ongoing circa c. mid late early Cllr Councillor Mr Mrs Dr Sir Lady Rt Hon O'Neill Mac de
la van Jones-Smith J. K Chairman Vice Acting Interim Director Assistant Head Service Services Children's Officer
Section 151 Clerk Deputy Mayor Council County Borough Trust Ltd plc
""".split()
GAPS = (" ", "", "\n", "\t", "  ", "\u00a0", "\r\n", "\u200b")


def text_of(data: bytes) -> str:
    """The text that the bytes choose."""
    provider = atheris.FuzzedDataProvider(data)
    parts = []
    while provider.remaining_bytes():
        if provider.ConsumeIntInRange(0, 9):
            parts.append(WORDS[provider.ConsumeIntInRange(0, len(WORDS) - 1)])
        else:
            parts.append(provider.ConsumeUnicodeNoSurrogates(3))
        parts.append(GAPS[min(provider.ConsumeIntInRange(0, 20), len(GAPS) - 1)] if provider.ConsumeBool() else " ")
    return "".join(parts)


def test_one(data: bytes) -> None:
    """Check one text; keep it where it breaks something."""
    text = text_of(data)
    try:
        value_properties.check_values(text)
    except Exception:
        name = sha256(text.encode()).hexdigest()[:12]
        (CASES / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        raise


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one)
    atheris.Fuzz()
