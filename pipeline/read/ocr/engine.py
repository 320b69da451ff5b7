"""Tesseract with its Vietnamese model: through tesserocr in this process, else the `tesseract` program.

One thread a process: two threads take twice as long on two cores, and pages are shared out over processes anyway.
"""

from __future__ import annotations

import glob
import io
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from PIL import Image

from pipeline.read.ocr.words import OcrWord, parse_hocr

Gray = npt.NDArray[np.uint8]
"""A picture: rows by columns, 0 is black."""

INSTALL = "hãy cài Tesseract với tiếng Việt: apt-get install tesseract-ocr tesseract-ocr-vie"
PAGE, BLOCK, LINE = 3, 6, 7
"""Page segmentation modes of Tesseract: find columns and lines, one block of lines, one line."""

_LANGUAGE = "vie"
_MODEL = f"{_LANGUAGE}.traineddata"
_USUAL_FOLDERS = ("/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata",
                  "/opt/homebrew/share/tessdata")  # fmt: skip
_SECONDS = 120


class Engine(Protocol):
    """Reads pictures; a quick one reads so many small ones that a second look costs nothing."""

    name: str
    quick: bool

    def read(self, image: Gray, dpi: int, mode: int = PAGE) -> list[OcrWord]:
        """Return the words of a picture, in the engine's reading order."""


class _Library:
    """tesserocr; the model is loaded once."""

    name = "tesserocr"
    quick = True

    def __init__(self, folder: Path) -> None:
        # read by OpenMP when the library is loaded
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        import tesserocr  # noqa: PLC0415

        # Leptonica's remarks about crops without print are none of the user's concern
        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
        self._api: Any = tesserocr.PyTessBaseAPI(path=str(folder), lang=_LANGUAGE, psm=PAGE)

    def read(self, image: Gray, dpi: int, mode: int = PAGE) -> list[OcrWord]:
        height, width = image.shape
        self._api.SetPageSegMode(mode)
        self._api.SetImageBytes(np.ascontiguousarray(image).tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(dpi)
        words = parse_hocr(self._api.GetHOCRText(0))
        self._api.Clear()
        return words


class _Program:
    """The command `tesseract`, started for each picture."""

    name = "tesseract"
    quick = False

    def __init__(self, command: str, folder: Path | None) -> None:
        self._command = command
        self._folder = ["--tessdata-dir", str(folder)] if folder else []

    def read(self, image: Gray, dpi: int, mode: int = PAGE) -> list[OcrWord]:
        buffer = io.BytesIO()
        Image.fromarray(image).save(buffer, "PNG", compress_level=1)
        options = ["-l", _LANGUAGE, "--psm", str(mode), "--dpi", str(dpi), *self._folder]
        done = subprocess.run(  # noqa: S603 (our own words, no shell)
            [self._command, "stdin", "stdout", *options, "hocr"],
            input=buffer.getvalue(),
            capture_output=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            timeout=_SECONDS,
            check=True,
        )
        return parse_hocr(done.stdout.decode("utf-8"))


@cache
def find_engine() -> Engine | None:
    """Return the engine of this machine, loaded; None where Tesseract or its Vietnamese model is missing."""
    folder = _model_folder()
    if folder is not None:
        try:
            return _Library(folder)
        except (ImportError, RuntimeError):
            pass
    command = shutil.which("tesseract")
    return _Program(command, folder) if command and (folder or _speaks_vietnamese(command)) else None


def _model_folder() -> Path | None:
    named = os.environ.get("TESSDATA_PREFIX")
    usual = [path for pattern in _USUAL_FOLDERS for path in sorted(glob.glob(pattern), reverse=True)]  # noqa: PTH207
    folders = [Path(path) for path in ([named] if named else []) + usual]
    return next((folder for folder in folders if (folder / _MODEL).is_file()), None)


def _speaks_vietnamese(command: str) -> bool:
    try:
        listed = subprocess.run([command, "--list-langs"], capture_output=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return False
    return _LANGUAGE.encode() in listed.stdout.split()
