"""click's commands and options, with help texts in the language chosen at run time and commands loaded when asked."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import Any

import click

from app.language import Both, say, tell


class Option(click.Option):
    """An option whose help is a `Both`."""

    def __init__(self, declarations: Sequence[str], help: str | None = None, **rest: Any) -> None:  # noqa: A002, ANN401 - click's own signature
        super().__init__(declarations, help=help, **rest)
        self.words = help

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the two columns of the option in `--help`."""
        if self.words is not None:
            self.help = say(self.words)
        return super().get_help_record(ctx)


class _Spoken(click.Command):
    """A command whose help is a `Both`."""

    words: str | None = None

    def __init__(self, *rest: Any, **more: Any) -> None:  # noqa: ANN401 - click's own signature
        super().__init__(*rest, **more)
        self.words = more.get("help")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, itself explained in both languages."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = tell("In hướng dẫn này rồi thoát.", "Show this message and exit.")
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help text in the language chosen."""
        if self.words is not None:
            self.help = say(self.words)
        super().format_help(ctx, formatter)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is written."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=tell("Cách dùng: ", "Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of options."""
        records = [record for parameter in self.get_params(ctx) if (record := parameter.get_help_record(ctx))]
        with formatter.section(tell("Tùy chọn", "Options")):
            formatter.write_dl(records)


class Command(_Spoken):
    """A single command."""


class LazyGroup(_Spoken, click.Group):
    """A group that imports the file of a command only when that command runs; its help comes from a table.

    Args:
        rest: as for `click.Group`.
        commands_of: name -> one line about it; the file is `app/commands/NAME.py`, with the object `command`.
        more: as for `click.Group`.
    """

    def __init__(self, *rest: Any, commands_of: dict[str, Both], **more: Any) -> None:  # noqa: ANN401 - click's own signature
        super().__init__(*rest, **more)
        self.summaries = commands_of

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the names in the order of the table, which is that of the work."""
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import and return one command."""
        if cmd_name not in self.summaries:
            return None
        module = importlib.import_module(f"app.commands.{cmd_name}")
        command = module.command
        assert isinstance(command, click.Command)  # noqa: S101 - a file of app/commands without its command
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the tables of options and of commands, without importing one of these."""
        super().format_options(ctx, formatter)
        with formatter.section(tell("Các lệnh", "Commands")):
            formatter.write_dl([(name, say(words)) for name, words in self.summaries.items()])


def command(name: str, vietnamese: str, english: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Return the decorator of a command with its help in both languages."""
    return click.command(name, cls=Command, help=Both(vietnamese, english))


def option(*declarations: str, vi: str, en: str, **rest: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # noqa: ANN401 - click's own signature
    """Return the decorator of an option with its help in both languages."""
    return click.option(*declarations, cls=Option, help=Both(vi, en), **rest)
