"""`kehoach doctor`: what is installed, or how a file would be read. Changes nothing."""

from __future__ import annotations

import platform
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.bilingual import command as spoken
from app.language import tell
from app.shared import db_option

if TYPE_CHECKING:
    from models.document import Document

_PACKAGES = (
    "kehoach",
    "prefect",
    "sqlalchemy",
    "fastapi",
    "pypdfium2",
    "pdfplumber",
    "spacy",
    "underthesea",
    "pydantic",
)
_TOOLS = {
    "tesseract": ("nhận dạng chữ trong bản quét", "recognition of scanned pages"),
    "chromium": ("kiểm thử báo cáo", "tests of the reports"),
}


@spoken(
    "doctor",
    "Kiểm tra cài đặt, cơ sở dữ liệu và thư mục dữ liệu; có FILE thì cho biết tệp đó được đọc thế nào. Không thay đổi"
    " gì.",
    "Check the installation, the database and the data folder; with FILE, tell how that file is read. Changes nothing.",
)
@click.argument("file", metavar="[FILE]", required=False)
@db_option
def command(file: str | None, db: str | None) -> int:
    """Look and report."""
    return _installation(db) if file is None else _file(file)


def _line(name: str, value: str) -> None:
    click.echo(f"{name + ':':<24} {value}")


def _installation(db: str | None) -> int:
    from app.settings import data_folder, database

    _line("python", f"{platform.python_version()} ({platform.platform()})")
    missing = [name for name in _PACKAGES if not _package(name)]
    for name, (vietnamese, english) in _TOOLS.items():
        where = shutil.which(name) or tell("không có", "not found")
        _line(name, f"{where} ({tell(vietnamese, english)})")
    folder = data_folder()
    _line(tell("thư mục dữ liệu", "data folder"), f"{folder} ({_state(folder)})")
    _line(tell("cơ sở dữ liệu", "database"), _database(database(db)))
    return 1 if missing else 0


def _package(name: str) -> bool:
    try:
        _line(name, version(name))
    except PackageNotFoundError:
        _line(name, tell("chưa cài", "not installed"))
        return False
    return True


def _state(path: Path) -> str:
    return tell("có", "exists") if path.exists() else tell("chưa có, sẽ được tạo khi cần", "made when needed")


def _database(where: str) -> str:
    """Return the state of the database; it is neither made nor brought to a newer schema."""
    if "://" not in where and not Path(where).exists():
        return f"{where} ({_state(Path(where))})"
    from sqlalchemy import text

    from models.errors import StoreError
    from pipeline.store.engine import open_engine, shown, transaction
    from pipeline.store.schema import REVISION

    try:
        engine = open_engine(where)
        with transaction(engine, write=False) as connection:
            revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
            documents = connection.scalar(text("SELECT count(*) FROM documents"))
    except StoreError as error:
        return str(error)
    newest = (
        tell("mới nhất", "the newest") if revision == REVISION else tell(f"sẽ nâng lên {REVISION}", f"-> {REVISION}")
    )
    return tell(
        f"{shown(engine.url)} ({documents} văn bản, lược đồ {revision}, {newest})",
        f"{shown(engine.url)} ({documents} documents, schema {revision}, {newest})",
    )


def _file(file: str) -> int:
    from flows.outcome import printable
    from pipeline.read import read_path

    _describe(read_path(Path(file), uri=printable(file)))
    return 0


def _describe(document: Document) -> None:
    source = document.source
    _line(tell("tệp", "file"), source.uri)
    _line("sha-256", document.id)
    _line(tell("định dạng", "format"), source.media_type)
    _line(tell("nguồn chữ", "origin"), source.origin)
    _line(tell("số trang", "pages"), "-" if source.pages is None else str(source.pages))
    _line(tell("dung lượng", "bytes"), f"{source.bytes:,}")
    _line(tell("phần mềm tạo", "producer"), source.producer or "-")
    _line(tell("số ký tự", "characters"), f"{len(document.text):,}")
    _line(tell("số đoạn", "blocks"), f"{len(document.blocks):,}")
    _line(tell("số bảng", "tables"), f"{len(document.tables):,}")
    for warning in source.warnings:
        _line(tell("lưu ý", "warning"), warning)
