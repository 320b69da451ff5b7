"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from app.bilingual import option

db_option = option(
    "--db",
    metavar="URL",
    vi="Cơ sở dữ liệu: tệp SQLite hoặc postgresql://... (mặc định: KEHOACH_DB, rồi kehoach.db trong thư mục dữ liệu).",
    en="Database: a SQLite file or postgresql://... (default: KEHOACH_DB, then kehoach.db in the data folder).",
)
jobs_option = option(
    "--jobs",
    type=click.IntRange(1),
    vi="Số tiến trình (mặc định: số bộ xử lý).",
    en="Number of processes (default: the processors of the machine).",
)
_timeout = option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    envvar="KEHOACH_TIMEOUT",
    vi="Số giây tối đa cho một văn bản, và cho mỗi trang phải nhận dạng chữ (mặc định: 120).",
    en="At most so many seconds for a document, and for each page that needs OCR (default: 120).",
)
_memory = option(
    "--memory",
    metavar="MB",
    type=click.IntRange(100),
    envvar="KEHOACH_MEMORY",
    vi="Số MB bộ nhớ tối đa cho một văn bản, gấp đôi khi nhận dạng chữ (mặc định: 400, cả LibreOffice là 1000).",
    en="At most so many MB of memory for a document, twice that for OCR (default: 400, 1000 with LibreOffice).",
)


def bounds_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--timeout` and `--memory`, as `timeout` and `memory`; `Bounds.of` takes them."""
    return _timeout(_memory(function))
