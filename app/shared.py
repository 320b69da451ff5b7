"""Options that several commands share."""

from __future__ import annotations

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
