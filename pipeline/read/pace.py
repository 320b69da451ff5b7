"""Slow work tells that it goes on: whoever limits the time of a document hears of each page that OCR begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_listener: ContextVar[Callable[[], None] | None] = ContextVar("listener", default=None)


@contextmanager
def heard(listener: Callable[[], None]) -> Iterator[None]:
    """Let `listener` be called for each page that OCR begins inside the block."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def page_begins() -> None:
    """Tell the listener, if there is one, that a page is about to be recognised."""
    listener = _listener.get()
    if listener is not None:
        listener()
