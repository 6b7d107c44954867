"""Scanned pages get a layer of text from OCRmyPDF (https://ocrmypdf.readthedocs.io), where that is installed.

Invariant: pages that have text already stay as they are (`--skip-text`).
"""

import shutil
import subprocess

from rolecall.errors import ReadingError

PROGRAM = "ocrmypdf"
HOW_TO_GET = "to have scanned pages read, run pip install 'rolecall[ocr]' and install Tesseract"


def is_installed() -> bool:
    """Whether the program is on the PATH."""
    return shutil.which(PROGRAM) is not None


def ocr(content: bytes) -> bytes:
    """The PDF file with text on the pages that had none.

    Raises ReadingError, with the program's last words, when it is not on the PATH or fails.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise ReadingError(f"{PROGRAM} is not installed: {HOW_TO_GET}")
    command = [program, "--skip-text", "--quiet", "--output-type", "pdf", "-", "-"]
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=False)  # noqa: S603 - no shell
    except OSError as error:
        raise ReadingError(f"{PROGRAM} cannot be run: {error.strerror or error}") from error
    if done.returncode or not done.stdout:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ReadingError(f"{PROGRAM} failed: {words[-1] if words else f'exit code {done.returncode}'}")
    return done.stdout
