"""The command line `kehoach`: its group, its errors and its exit codes.

0 all well; 1 some document failed, or the store cannot be used; 2 wrong usage.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from app.bilingual import LazyGroup, Option, option
from app.language import Both, choose, tell
from app.messages import complain, failure_words, speak_utf8, usage_words

if TYPE_CHECKING:
    from models.errors import KehoachError

COMMANDS = {
    "extract": Both("Đọc văn bản và in bản ghi JSON", "Read documents and print their records as JSON"),
    "ingest": Both("Nạp tệp hoặc thư mục vào cơ sở dữ liệu", "Read files or folders into the database"),
    "reconcile": Both("Đối chiếu kế hoạch với văn bản cấp trên", "Compare plans with those of the higher bodies"),
    "link": Both("Xác định, bác bỏ văn bản cấp trên", "Declare or refuse the parent of a plan"),
    "show": Both("Xem một kế hoạch trong cơ sở dữ liệu", "Show one plan of the database"),
    "list": Both("Liệt kê, lọc các kế hoạch", "List and filter plans"),
    "evaluate": Both("Chấm điểm trích xuất so với bản ghi mẫu", "Score the extraction against gold records"),
    "compare": Both("So sánh hai lần trích xuất cùng các văn bản", "Compare two extractions of the same documents"),
    "schedule": Both("Tự động nạp một thư mục theo lịch", "Ingest a folder on a schedule"),
    "schema": Both("In JSON Schema của các bản ghi", "Print the JSON Schema of the records"),
    "doctor": Both("Kiểm tra cài đặt, hoặc cách đọc một tệp", "Check the installation, or how a file is read"),
    "demo": Both("Chạy thử trên các kế hoạch kèm theo", "Run everything on the plans that come along"),
}


@click.group(
    "kehoach",
    cls=LazyGroup,
    commands_of=COMMANDS,
    help=Both(
        "Đọc kế hoạch phát động thi đua, lưu thành bản ghi tra cứu được và đối chiếu với kế hoạch cấp trên.",
        "Reads plans of emulation campaigns into records and compares each with the plan it carries out.",
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    expose_value=False,
    vi="Ngôn ngữ của hướng dẫn và thông báo.",
    en="Language of help and messages.",
)
@click.version_option(
    package_name="kehoach",
    message="kehoach %(version)s",
    cls=Option,
    help=Both("In số phiên bản rồi thoát.", "Show the version and exit."),
)
def group() -> None:
    """Hold the commands together."""


def _language_asked(arguments: list[str]) -> str | None:
    """Return the value of `--lang`, which must be known before click writes a help text or a usage error."""
    for position, argument in enumerate(arguments):
        if argument == "--lang":
            return next(iter(arguments[position + 1 :]), None)
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if not argument.startswith("-"):
            return None
    return None


def _words(error: KehoachError) -> str:
    from flows.single import Unread

    return failure_words(error.failure) if isinstance(error, Unread) else str(error)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    speak_utf8()
    arguments = sys.argv[1:] if arguments is None else arguments
    choose(_language_asked(arguments))
    try:
        result = group.main(arguments, prog_name="kehoach", standalone_mode=False)
    except click.UsageError as error:
        complain(usage_words(error))
        return 2
    except (click.Abort, KeyboardInterrupt):
        complain(tell("đã dừng theo yêu cầu", "stopped on request"))
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except click.ClickException as error:
        complain(error.format_message())
        return 1
    except Exception as error:
        from models.errors import KehoachError, UsageError

        if not isinstance(error, KehoachError):
            raise
        complain(_words(error))
        return 2 if isinstance(error, UsageError) else 1
    return result if isinstance(result, int) else 0
