"""DOC, RTF and ODT files -> DOCX files by LibreOffice, many in one start (11 files: 3.6 s, a start: 1 to 3 s)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from models.errors import DamagedDocument, DocumentError, DocumentTooLarge, ToolMissing
from pipeline.read.office import programs

_START = 60.0
_EACH = 20.0
_ENDINGS = {b"{": ".rtf", b"PK": ".odt"}
_DAMAGED = "hãy mở bằng Word hoặc LibreOffice rồi lưu lại thành DOCX"


def convert_office(
    paths: Sequence[Path], folder: Path, *, seconds: float | None = None, names: Mapping[Path, str] | None = None
) -> dict[Path, Path | DocumentError]:
    """Convert DOC, RTF and ODT files to DOCX files in `folder`.

    All go into one start of LibreOffice. When that does not end in its time it is killed with everything it started,
    and what is still missing is tried one by one, so that the one that hangs is named and the others are converted.

    Args:
        paths: files; no file twice.
        folder: where the DOCX files are written; it must exist.
        seconds: time for all; by default a minute and 20 seconds a file.
        names: how files are named in errors; their paths by default.

    Returns:
        For each path its DOCX file, or the error that says why there is none.
    """
    named = {path: (names or {}).get(path, str(path)) for path in paths}
    program = programs.libreoffice()
    if program is None:
        problem = "đọc tệp DOC, RTF, ODT cần LibreOffice, máy này chưa có"
        return {path: ToolMissing(named[path], problem, programs.INSTALL_OFFICE) for path in paths}
    with tempfile.TemporaryDirectory(prefix="kehoach-") as place:
        copies = _copies(paths, Path(place))
        late = _run(program, list(copies.values()), folder, seconds or _START + _EACH * len(paths))
        missing = [path for path, copy in copies.items() if not _result(copy, folder).exists()]
        hung: set[Path] = set()
        if late and len(paths) > 1:
            hung = {path for path in missing if _run(program, [copies[path]], folder, _START + _EACH)}
        elif late:
            hung = set(missing)
        return {path: _outcome(copy, folder, named[path], late=path in hung) for path, copy in copies.items()}


def _copies(paths: Sequence[Path], place: Path) -> dict[Path, Path]:
    """Copy the files under names that cannot clash, with the ending that their bytes ask for."""
    copies: dict[Path, Path] = {}
    for index, path in enumerate(paths):
        data = path.read_bytes()
        ending = next((ending for start, ending in _ENDINGS.items() if data.startswith(start)), ".doc")
        copy = place / f"{index}{ending}"
        copy.write_bytes(data)
        copies[path] = copy
    return copies


def _result(copy: Path, folder: Path) -> Path:
    return folder / f"{copy.stem}.docx"


def _run(program: str, copies: Sequence[Path], folder: Path, seconds: float) -> bool:
    """Convert the copies; return whether the time ran out."""
    profile = _profile()
    command = [
        program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
        f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder),
        *map(str, copies),
    ]  # fmt: skip
    try:
        programs.run(command, seconds, programs.environment(profile))
    except programs.TimedOut:
        shutil.rmtree(profile, ignore_errors=True)  # a killed LibreOffice leaves its lock there
        return True
    return False


def _outcome(copy: Path, folder: Path, name: str, *, late: bool) -> Path | DocumentError:
    result = _result(copy, folder)
    if result.exists():
        return result
    if late:
        return DocumentTooLarge(name, "LibreOffice không chuyển xong trong thời hạn", _DAMAGED)
    return DamagedDocument(name, "LibreOffice không mở được tệp (hỏng hoặc được đặt mật khẩu)", _DAMAGED)


@cache
def _profile_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="kehoach-office-")


def _profile() -> Path:
    """Return this process's own profile of LibreOffice: two that share one wait for each other or refuse to start."""
    return Path(_profile_folder().name) / "profile"
