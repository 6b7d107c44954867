"""Web pages become text: their content without the site around it, and what they say of themselves."""

from rolecall.readers.web.page import read_html

__all__ = ["read_html"]
