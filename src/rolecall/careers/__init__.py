"""People become tenures and changes: who held which post, from when to when, and what came next."""

from rolecall.careers.build import build_careers, careers_of

__all__ = ["build_careers", "careers_of"]
