"""Damaged files of every kind: each is read or named with a reason, in time, and good ones are read.

Memory cannot pass the limit, which the system keeps (`test_supervision`).

`ROLECALL_MUTATIONS=1000 pytest tests/readers/test_mutated_files.py` damages more of them than the usual run does.
"""

import os
import sys
import time
from pathlib import Path

import pytest
from mutation import mutated
from office_files import docx_of, html_of, odt_of, rtf_of
from pdf_pages import side_headings, single_column
from test_archives import zipped

from rolecall.errors import InputError
from rolecall.readers import Limits, documents

TEXT = """AMBLE PARISH COUNCIL

MINUTES of the meeting held on 5 May 2021

PRESENT

Cllr Ona Dawe (Chairman)
Cllr Ivo Penhale (Vice-Chairman)

1. Apologies

Apologies were received from Cllr Bea Trewin, who was unwell.

- The clerk would write to the harbour trust.
- The precept of £12,400 was agreed.
"""
KINDS = {
    ".pdf": [single_column(TEXT), side_headings(TEXT)],
    ".docx": [docx_of(TEXT)],
    ".odt": [odt_of(TEXT)],
    ".rtf": [rtf_of(TEXT)],
    ".html": [html_of(TEXT)],
    ".txt": [TEXT.encode("utf-16"), TEXT.encode("cp1252")],
    ".zip": [zipped({"a.docx": docx_of(TEXT), "b.pdf": single_column(TEXT), "c/d.txt": TEXT.encode()})],
}
MUTATIONS = int(os.environ.get("ROLECALL_MUTATIONS", "80"))
LIMITS = Limits(seconds=20, megabytes=1024)
GOOD_EVERY = 10


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory there")
def test_damaged_files_cost_no_more_than_themselves(tmp_path: Path) -> None:
    originals = [(suffix, content) for suffix, contents in KINDS.items() for content in contents]
    for number in range(MUTATIONS):
        suffix, content = originals[number % len(originals)]
        (tmp_path / f"{number:05}{suffix}").write_bytes(mutated(content, number))
        if number % GOOD_EVERY == 0:
            (tmp_path / f"{number:05}-good{suffix}").write_bytes(content)
    errors: list[InputError] = []
    notes: list[str] = []
    started = time.monotonic()
    read = list(documents(tmp_path, limits=LIMITS, on_error=errors.append, on_note=notes.append))
    took = time.monotonic() - started

    good = [d for d in read if "-good" in d.source and "Ona Dawe" in d.text]
    assert {Path(d.source.partition("-good")[0]).name for d in good} == {
        f"{number:05}" for number in range(0, MUTATIONS, GOOD_EVERY)
    }
    told = {Path(document.source).name for document in read} | {Path(error.path).name for error in errors}
    told |= {part for document in read for part in Path(document.source).parts}
    told |= {part for error in errors for part in Path(error.path).parts}
    told |= {part for note in notes for part in Path(note.partition(": ")[0]).parts}
    assert {path.name for path in tmp_path.iterdir()} <= told
    assert all("\n" not in str(error) and error.reason for error in errors)
    assert not [error for error in errors if "takes longer" in error.reason]
    assert took < MUTATIONS * 1.0 + 20
