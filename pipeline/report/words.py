"""The words of the pages, in Vietnamese and English: key -> text from `data/words.yaml`."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pipeline.nlp.tables import load_table

Language = Literal["vi", "en"]


class Words:
    """The catalogue in one language; calling it with a key gives the text, with `{name}` filled in."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._texts: dict[str, str] = {
            key: row[language] for key, row in load_table("pipeline.report", "words").items()
        }

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of `key`; raise KeyError for a key or a value that the catalogue does not know."""
        return self._texts[key].format(**values)

    def optional(self, prefix: str, value: str | None) -> str | None:
        """Return the text of `prefix.value`, `value` itself when the catalogue has no word for it, None for None."""
        return None if value is None else self._texts.get(f"{prefix}.{value}", value)


@cache
def words_in(language: Language) -> Words:
    """Return the catalogue of `language`, read once."""
    return Words(language)
