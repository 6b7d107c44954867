"""Files become documents: clean text with a map to pages, an id and a title, or an error that says why not."""

from rolecall.readers.documents import Document, documents
from rolecall.readers.supervision import SECONDS, Limits
from rolecall.readers.text_files import MAX_CHARS

__all__ = ["MAX_CHARS", "SECONDS", "Document", "Limits", "documents"]
