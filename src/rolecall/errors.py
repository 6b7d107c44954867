"""What can go wrong, as one tree, so that a caller can catch as much as it means to.

RolecallError
├── InputError            a file that cannot be used; names the file and the reason
├── ReadingError          content that a reader cannot make text of; names the reason alone
├── AnnotationError       a line or a markup text that breaks the annotation format
├── ModelError            a model that cannot be found or loaded
├── CorrectionError       a correction that cannot be read
└── QuestionError         a question that cannot be answered as it is put
"""

__all__ = [
    "AnnotationError",
    "CorrectionError",
    "InputError",
    "ModelError",
    "QuestionError",
    "ReadingError",
    "RolecallError",
]


class RolecallError(Exception):
    """The base of every error that rolecall raises on purpose."""


class InputError(RolecallError):
    """A file that cannot be used; `str()` is one line, `path: reason`."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason


class ReadingError(RolecallError):
    """Content that a reader cannot make text of; `str()` is the reason, as in "is encrypted"."""


class AnnotationError(RolecallError):
    """A line or a markup text that breaks the annotation format."""


class ModelError(RolecallError):
    """A model that cannot be found or loaded."""


class CorrectionError(RolecallError):
    """A correction that cannot be read."""


class QuestionError(RolecallError):
    """A question that cannot be answered as it is put, such as a day that is none."""
