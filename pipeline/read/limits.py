"""How much one document may hold before it is refused."""

from __future__ import annotations

from models.base import Model


class Limits(Model):
    """Refusals that keep one file from stopping a run; a plan has some 10 pages and 30,000 characters."""

    pages: int = 1000
    characters: int = 5_000_000
    bytes: int = 200_000_000


DEFAULT_LIMITS = Limits()
