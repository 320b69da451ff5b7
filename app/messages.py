"""Lines on standard error: `kehoach: path: problem; remedy`, one for each thing that is wrong."""

from __future__ import annotations

import sys
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import click

from app.language import language

if TYPE_CHECKING:
    from flows.outcome import Failure


def one_line(text: str) -> str:
    """Return `text` on one line, its lone surrogates escaped."""
    return " ".join(text.split()).encode("utf-8", "backslashreplace").decode()


def complain(problem: str) -> None:
    """Write one line to standard error."""
    click.echo(f"kehoach: {one_line(problem)}", err=True)


@cache
def _english() -> dict[str, dict[str, str]]:
    import yaml

    table = files("app").joinpath("data/failures.yaml").read_text(encoding="utf-8")
    rows: dict[str, dict[str, str]] = yaml.safe_load(table)
    return rows


def failure_words(failure: Failure) -> str:
    """Return `path: problem; remedy` in the language chosen; English comes from the table of codes."""
    if language() == "vi":
        return str(failure)
    row = _english()[failure.code]
    return f"{failure.path}: {row['problem']}; {row['remedy']}"


def usage_words(error: click.UsageError) -> str:
    """Return what is wrong with the command line, and where its help is."""
    where = error.ctx.command_path if error.ctx else "kehoach"
    if language() == "en":
        return f"{error.format_message()} Try '{where} --help'."
    return f"{_vietnamese(error)}; xem '{where} --help'"


def _vietnamese(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"không có tùy chọn {error.option_name}"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else error.param_hint
        return f"thiếu {name}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.opts[0] if isinstance(error.param, click.Option) else error.param.metavar
        return f"giá trị của {name} không hợp lệ: {error.message.rstrip('.')}"
    return f"lệnh chưa đúng: {error.format_message().rstrip('.')}"


def speak_utf8() -> None:
    """Let the standard streams carry Vietnamese even where the locale is C or a Windows code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
