"""Short forms for messages: an item cut at a word, numbers as printed."""

from __future__ import annotations

from collections.abc import Iterable

from models.campaign import AppliesTo, Award, Criterion, Item, Number, Target
from models.span import Span

_LONGEST = 110


def short(text: str | None, longest: int = _LONGEST) -> str:
    """Return `text` cut at a word to at most `longest` characters, with an ellipsis where it was cut."""
    words = " ".join((text or "").split())
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + "…"


def figure(value: Number, *, two_digits: bool = False) -> str:
    """Return a number in Vietnamese spelling: decimal comma; counts below ten with a leading zero."""
    if float(value).is_integer():
        return f"{int(value):02d}" if two_digits else str(int(value))
    return str(value).replace(".", ",")


def recipients(kind: AppliesTo | None) -> str:
    """Return the recipients of an award in Vietnamese."""
    return {"collective": "tập thể", "individual": "cá nhân", "both": "tập thể, cá nhân", None: ""}[kind]


def evidence_of_all(items: Iterable[Award | Criterion | Item | Target]) -> tuple[Span, ...]:
    """Return the evidence of several items, in their order."""
    return tuple(span for item in items for span in item.evidence)
