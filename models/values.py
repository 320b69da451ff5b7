"""Typed values with their own validators: EDTF dates, RRULEs, document symbols (contract, ground rule 4)."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Annotated

from dateutil.rrule import rrulestr
from pydantic import AfterValidator

_EDTF_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_QUARTERS = range(33, 37)


def _check_point(value: str) -> None:
    match = _EDTF_POINT.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} is no EDTF date")
    year, month, day = match.groups()
    if int(year) == 0:
        raise ValueError(f"{value!r}: there is no year 0000 in a plan")
    if day is not None:
        date(int(year), int(month), int(day))
    elif month is not None and not (1 <= int(month) <= 12 or int(month) in _QUARTERS):
        raise ValueError(f"{value!r}: {month} is neither a month nor a quarter (33..36)")


def check_edtf(value: str) -> str:
    """Return `value` when it is a date, month, quarter, year or interval of EDTF; raise ValueError otherwise."""
    parts = value.split("/")
    if len(parts) > 2:
        raise ValueError(f"{value!r} has more than two ends")
    for part in parts:
        _check_point(part)
    return value


@lru_cache(maxsize=256)  # the same few rules stand in every plan, and parsing one takes long
def check_rrule(value: str) -> str:
    """Return `value` when python-dateutil accepts it as an RFC 5545 RRULE; raise ValueError otherwise."""
    if "FREQ=" not in value:
        raise ValueError(f"{value!r} has no FREQ")
    rrulestr(value)
    return value


Edtf = Annotated[str, AfterValidator(check_edtf)]
"""A date of ISO 8601-2 with the precision that is printed: `2023-03-07`, `2023-10`, `2023-33`, `2023`, `2021/2030`."""

Rrule = Annotated[str, AfterValidator(check_rrule)]
"""A recurring date: `FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30`."""
