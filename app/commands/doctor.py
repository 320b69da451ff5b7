"""`kehoach doctor`: what is installed, or how a file would be read. Changes nothing."""

from __future__ import annotations

import platform
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.bilingual import command as spoken
from app.language import Both, say, tell
from app.shared import bounds_options, db_option

if TYPE_CHECKING:
    from app.inspection import Inspection
    from flows.bounds import Bounds

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

_IMAGES = Both("cần cho bản quét và tệp ảnh: JPG, PNG, TIFF...", "needed for scans and image files: JPG, PNG, TIFF...")


@spoken(
    "doctor",
    "Kiểm tra cài đặt, cơ sở dữ liệu và thư mục dữ liệu; có FILE thì cho biết tệp đó được đọc thế nào. Không thay đổi"
    " gì.",
    "Check the installation, the database and the data folder; with FILE, tell how that file is read. Changes nothing.",
)
@click.argument("file", metavar="[FILE]", required=False)
@db_option
@bounds_options
def command(file: str | None, db: str | None, timeout: float | None, memory: int | None) -> int:
    """Look and report."""
    if file is None:
        return _installation(db)
    from flows.bounds import Bounds

    return _file(file, Bounds.of(timeout, memory))


def _line(name: str, value: str) -> None:
    click.echo(f"{name + ':':<24} {value}")


def _installation(db: str | None) -> int:
    from app.settings import data_folder, database

    _line("python", f"{platform.python_version()} ({platform.platform()})")
    missing = [name for name in _PACKAGES if not _package(name)]
    _tools()
    folder = data_folder()
    _line(tell("thư mục dữ liệu", "data folder"), f"{folder} ({_state(folder)})")
    _line(tell("cơ sở dữ liệu", "database"), _database(database(db)))
    return 1 if missing else 0


def _tools() -> None:
    """Tell which programs are there, and the command that installs those that are not."""
    from pipeline.read.ocr.engine import INSTALL, find_engine
    from pipeline.read.office.programs import INSTALL_ANTIWORD, INSTALL_OFFICE, antiword, libreoffice

    engine = find_engine()
    tools = (
        ("tesseract (vie)", engine and engine.name, INSTALL, _IMAGES),
        ("libreoffice", libreoffice(), INSTALL_OFFICE, Both("tệp DOC, RTF, ODT", "DOC, RTF and ODT files")),
        ("antiword", antiword(), INSTALL_ANTIWORD, Both("tệp DOC khi không có LibreOffice", "DOC without LibreOffice")),
        ("chromium", shutil.which("chromium"), "apt-get install chromium", Both("kiểm thử báo cáo", "report tests")),
    )
    for name, where, remedy, purpose in tools:
        _line(name, f"{where or tell('không có', 'not found')} ({say(purpose)})" + ("" if where else f"; {remedy}"))


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


def _file(file: str, bounds: Bounds) -> int:
    from app.inspection import Inspection, inspect
    from app.messages import complain, failure_words
    from flows.outcome import Failure
    from flows.single import read_singles

    (single,) = read_singles((file,), bounds, inspect)
    found = Inspection.model_validate_json(single.record)
    _describe(found)
    failures = [Failure(*found.failure)] if found.failure else []
    for failure in (*failures, *single.failures):
        complain(failure_words(failure))
    return 1 if failures or single.failures else 0


def _describe(found: Inspection) -> None:
    for page in found.triage:
        _line(tell("phân loại", "triage"), page)
    if found.source is None:
        return
    source = found.source
    _line(tell("tệp", "file"), source.uri)
    _line("sha-256", found.id)
    _line(tell("định dạng", "format"), source.media_type)
    _line(tell("nguồn chữ", "origin"), source.origin)
    _line(tell("số trang", "pages"), "-" if source.pages is None else str(source.pages))
    _line(tell("dung lượng", "bytes"), f"{source.bytes:,}")
    _line(tell("phần mềm tạo", "producer"), source.producer or "-")
    _line(tell("số ký tự", "characters"), f"{found.characters:,}")
    _line(tell("số đoạn", "blocks"), f"{found.blocks:,}")
    _line(tell("số bảng", "tables"), f"{found.tables:,}")
    for warning in source.warnings:
        _line(tell("lưu ý", "warning"), warning)
