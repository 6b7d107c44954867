"""The page that people look at: a store's careers and posts on one time axis, in one file that needs no network."""

from rolecall.report.page import report_page

__all__ = ["report_page"]
