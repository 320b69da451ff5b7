"""The guide to the analysts' views, as data and as Markdown for the documentation."""

from __future__ import annotations

from typing import Any, Literal

from pipeline.nlp.tables import load_table

Language = Literal["vi", "en"]
_HEADS = {"vi": ("Cột", "Ý nghĩa"), "en": ("Column", "Meaning")}


def column_meaning(view: str, column: str, language: Language = "vi") -> str:
    """Return what a column of a view holds.

    Raises:
        KeyError: there is no such column.
    """
    table = load_table("pipeline.store", "views")
    own: dict[str, Any] = table["views"][view]["columns"]
    meanings: dict[str, str] = own.get(column) or table["shared"][column]
    return meanings[language]


def views_guide(columns: dict[str, list[str]], language: Language = "vi") -> str:
    """Return a Markdown section for each view; `columns` is what `Store.view_columns` returns."""
    table = load_table("pipeline.store", "views")["views"]
    return "\n".join(_section(view, table[view][language], columns[view], language) for view in table)


def _section(view: str, meaning: str, columns: list[str], language: Language) -> str:
    lines = [f"| `{column}` | {column_meaning(view, column, language)} |" for column in columns]
    return "\n".join([f"### `{view}`: {meaning}", "", "| {} | {} |".format(*_HEADS[language]), "|---|---|", *lines, ""])
