"""What is asked of pdfium for every character or word of a page, without objects of Python for each question.

pypdfium2 takes pointers; made anew for each character they cost more than pdfium. Here the same functions take
addresses as plain numbers and write into one array, the loop over the characters running inside `map`.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
from pypdfium2 import raw

_ADDRESS = ctypes.c_void_p
Numbers = npt.NDArray[np.float64]


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401 (types of ctypes)
    """Return a function of pdfium that takes and gives addresses as numbers."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, _ADDRESS).value or 0)


_loose_box = _plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int, _ADDRESS, ctypes.c_int, _ADDRESS)
_origin = _plain(raw.FPDFText_GetCharOrigin, ctypes.c_int, _ADDRESS, ctypes.c_int, _ADDRESS, _ADDRESS)
_text_object = _plain(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, ctypes.c_int)


def loose_boxes(textpage: Any, count: int) -> Numbers:  # noqa: ANN401 (a C handle)
    """Return left, top, right and bottom of the first `count` characters in PDF space, as four rows."""
    boxes = np.zeros((count, 4), np.float32)  # the layout of FS_RECTF
    deque(map(_loose_box, repeat(_address(textpage)), range(count), _rows(boxes)), maxlen=0)
    return boxes.T.astype(np.float64)


def origins(textpage: Any, starts: Sequence[int]) -> Numbers:  # noqa: ANN401
    """Return x and y of the origins of the characters at `starts` in PDF space, as two rows."""
    x, y = np.zeros((2, len(starts), 1), np.float64)
    deque(map(_origin, repeat(_address(textpage)), starts, _rows(x), _rows(y)), maxlen=0)
    return np.stack((x[:, 0], y[:, 0]))


def text_objects(textpage: Any, starts: Sequence[int]) -> list[int]:  # noqa: ANN401
    """Return the address of the text object that holds each of the characters, 0 for none."""
    return [item or 0 for item in map(_text_object, repeat(_address(textpage)), starts)]


def packed(numbers: Numbers) -> array[float]:
    """Return the numbers as they are kept: a fifth of the memory of a list, 250 kB less a page."""
    return array("d", numbers.tobytes())


def _address(handle: Any) -> int:  # noqa: ANN401
    return ctypes.cast(handle, _ADDRESS).value or 0


def _rows(array: npt.NDArray[Any]) -> range:
    """Return the addresses of the rows of an array that stands in one piece."""
    first, size = array.ctypes.data, array.itemsize * array.shape[1]
    return range(first, first + size * len(array), size)
