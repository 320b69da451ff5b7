"""The files that lie beside the pages of a site: which there are and how they are named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.report.naming import beside

Form = Literal["xlsx", "docx", "json", "ics", "csv", "jsonl"]

Office = Literal["auto", "all", "none"]
MANY = 500
"""Pairs above which "auto" makes spreadsheets and letters for families only: 10,000 pairs would take three minutes."""

PAIR_FORMS: tuple[Form, ...] = ("xlsx", "docx", "json")
FAMILY_FORMS: tuple[Form, ...] = ("xlsx", "docx", "json", "ics")
OFFICE_FORMS: tuple[Form, ...] = ("xlsx", "docx")
INDEX_FORMS: tuple[Form, ...] = ("xlsx", "docx", "json", "csv", "jsonl", "ics")


def offered(page: str, forms: Sequence[Form]) -> tuple[tuple[Form, str], ...]:
    """Return form and file name of each file beside a page."""
    return tuple((form, beside(page, form)) for form in forms)
