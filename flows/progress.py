"""How a run tells what it does, without knowing who listens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from flows.outcome import Failure


class Observer(Protocol):
    """Somebody who follows a run. Calls may come from several threads."""

    def begin(self, stage: str, total: int) -> None:
        """A stage ("ingest", "reconcile", "publish") starts with `total` steps before it."""

    def advance(self, steps: int) -> None:
        """`steps` more steps of the stage are done."""

    def failed(self, failure: Failure) -> None:
        """A document failed; called once for each."""

    def end(self) -> None:
        """The stage is over."""


class Silence:
    """The observer that says nothing: what scheduled runs and tests use."""

    def begin(self, stage: str, total: int) -> None:
        """Do nothing."""

    def advance(self, steps: int) -> None:
        """Do nothing."""

    def failed(self, failure: Failure) -> None:
        """Do nothing."""

    def end(self) -> None:
        """Do nothing."""


_current: ContextVar[Observer] = ContextVar("observer")


def current() -> Observer:
    """Return the observer of the run at hand."""
    return _current.get(Silence())


@contextmanager
def observed(observer: Observer) -> Iterator[None]:
    """Let `observer` follow the runs inside the block.

    A context variable and not an argument: the parameters of a Prefect flow must be JSON.
    """
    token = _current.set(observer)
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def stage(name: str, total: int) -> Iterator[Observer]:
    """Announce a stage of `total` steps, and its end, to the observer at hand."""
    observer = current()
    observer.begin(name, total)
    try:
        yield observer
    finally:
        observer.end()
