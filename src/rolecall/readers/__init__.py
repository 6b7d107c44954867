"""Files become documents: the file's own text, an id and a title, or an error that says why not."""

from rolecall.readers.documents import Document, documents
from rolecall.readers.text_files import MAX_CHARS, read_text

__all__ = ["MAX_CHARS", "Document", "documents", "read_text"]
