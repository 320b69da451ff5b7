"""Vietnamese words with their English, and the choice between them.

Vietnamese is the language of the program; English comes on request (`--lang en`, KEHOACH_LANG=en). A `Both` is an
ordinary Vietnamese string that remembers its English, so that click keeps it in options until the language is known.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import Literal, Self, cast, get_args

Language = Literal["vi", "en"]

_chosen: ContextVar[Language | None] = ContextVar("language", default=None)


class Both(str):
    """A Vietnamese string with its English."""

    __slots__ = ("english",)
    english: str

    def __new__(cls, vietnamese: str, english: str) -> Self:
        """Return `vietnamese`, remembering `english`."""
        text = super().__new__(cls, vietnamese)
        text.english = english
        return text


def choose(language: str | None) -> None:
    """Speak `language` from now on; None leaves the choice to KEHOACH_LANG."""
    _chosen.set(cast("Language", language) if language in get_args(Language) else None)


def language() -> Language:
    """Return the language chosen, else that of KEHOACH_LANG ("en", "en_GB.UTF-8"), else Vietnamese."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    return "en" if os.environ.get("KEHOACH_LANG", "").lower().startswith("en") else "vi"


def say(text: str) -> str:
    """Return `text` in the language chosen."""
    return text.english if isinstance(text, Both) and language() == "en" else str(text)


def tell(vietnamese: str, english: str) -> str:
    """Return one of two wordings of the same sentence."""
    return english if language() == "en" else vietnamese
