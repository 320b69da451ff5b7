"""Files of a site into its folder: whole or not at all, office files only where they would come out another."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.report.files import INDEX_FORMS
from pipeline.report.freshness import is_fresh, stamped
from pipeline.report.naming import CHANGES, CHANGES_DATA, INDEX, beside, is_ours


@dataclass(frozen=True, slots=True)
class Stamped:
    """An office file, made only where the one in its place is not fresh."""

    make: Callable[[], bytes]
    digest: str


Content = str | Stamped | Iterable[bytes]
"""A text, an office file, or parts that together need not fit into memory."""


def write(path: Path, content: Content) -> Path:
    """Write a file beside its place and rename it; return its path.

    Raises:
        OSError: the folder cannot be written.
    """
    if isinstance(content, str):
        return _put(path, (content.encode(),))
    if not isinstance(content, Stamped):
        return _put(path, content)
    return path if is_fresh(path, content.digest) else _put(path, (stamped(content.make(), content.digest),))


def _put(path: Path, parts: Iterable[bytes]) -> Path:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
        # mkstemp makes a file for its owner only; a page is for everybody who may read the folder.
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path


def remove_others(folder: Path, written: Collection[str]) -> None:
    """Remove what an earlier site left: files of plans now gone, and overviews in forms no longer asked for."""
    whole = {CHANGES, CHANGES_DATA, *(beside(INDEX, form) for form in INDEX_FORMS)}
    for path in folder.iterdir():
        if path.name not in written and path.is_file() and (is_ours(path.name) or path.name in whole):
            path.unlink()
