"""Pairs on paper or screen: to standard output or into a file, in the form asked for or that of the file's name."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

import click

from app.language import language, tell
from models.errors import UsageError

if TYPE_CHECKING:
    from pipeline.report import Compared

PrintForm = Literal["json", "html", "xlsx", "docx"]


def chosen_form(form: str | None, out: Path | None) -> PrintForm:
    """Return the form asked for, else that of the file's ending, else JSON.

    Raises:
        UsageError: the ending says another form, or none that is known.
    """
    ending = out.suffix.lower().removeprefix(".") if out else form or "json"
    if ending not in get_args(PrintForm) or (form and out and form != ending):
        known = ", ".join(f".{name}" for name in get_args(PrintForm))
        raise UsageError(f"--out {out}: " + tell(f"tên tệp cần có đuôi {known}", f"the file needs an ending: {known}"))
    return cast("PrintForm", ending)


def print_pairs(pairs: Sequence[Compared], form: PrintForm, out: Path | None) -> None:
    """Write pairs of one child; JSON has one reconciliation, or a list where there are several parents.

    Raises:
        UsageError: an office file would go to a terminal, or the file cannot be written.
    """
    content = _content(pairs, form)
    if out is None:
        if isinstance(content, bytes) and sys.stdout.isatty():
            raise UsageError(tell(f"{form} cần --out TỆP", f"{form} needs --out FILE"))
        click.echo(content, nl=False)
        return
    try:
        out.write_bytes(content if isinstance(content, bytes) else content.encode())
    except OSError as error:
        told = tell("không ghi được", "cannot be written")
        raise UsageError(f"{out}: {told} ({error.strerror})") from error


def _content(pairs: Sequence[Compared], form: PrintForm) -> str | bytes:
    from pipeline.report import formal_report, pair_page, workbook

    if form == "xlsx":
        return workbook(pairs, language=language())
    if form == "docx":
        return formal_report(pairs, language=language())
    if form == "html":
        pages = (pair_page(pair.found, pair.child, pair.parent, language=language()) for pair in pairs)
        return "\n".join(pages) + "\n"
    told = [pair.found.model_dump_json(indent=2) for pair in pairs]
    return (told[0] if len(told) == 1 else "[" + ",\n".join(told) + "]") + "\n"
