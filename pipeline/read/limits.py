"""How much one document may hold before it is refused."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from models.base import Model


class Limits(Model):
    """Refusals that keep one file from stopping a run; a plan has some 10 pages and 30,000 characters."""

    pages: int = 1000
    characters: int = 5_000_000
    bytes: int = 200_000_000
    part: Annotated[int, Field(description="bytes that one member of an archive may unpack to")] = 100_000_000
    unpacked: Annotated[int, Field(description="bytes that all members of an archive may unpack to")] = 1_000_000_000
    members: Annotated[int, Field(description="files in an archive, those of archives in it included")] = 2000
    ratio: Annotated[
        int, Field(description="times that a member of an archive may grow; a text grows 3 to 10 times")
    ] = 200
    nesting: Annotated[int, Field(description="archives within archives")] = 3


DEFAULT_LIMITS = Limits()
