"""Markdown marks in a text: which characters are marks, which are print.

Takes a stretch of lines without a blank line between and gives the offsets of the marks in it and the ranges that are
strong or emphasised. Headings, quotes and table rows are marks of one line. A `*`, `_` or `-` that is no mark stays:
'* Đối với tập thể', '(*)', 'a_b', the dash of a list.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_SIGNS = re.compile(
    r"^[ ]{0,3}\#{1,6}[ ]+\S"
    r"|\*\*[^\s*]"
    r"|(?<![\w*\u0300-\u036f])\*(?![\s*)])[^*\n]*(?<![\s*(])\*(?![\w*])"
    r"|^[ ]*(?:\|[ ]*)?:?-{3,}:?[ ]*\|[-:| ]*$"
    r"|^\s*(?:\d+\\\.|\\[-+*\#])",
    re.MULTILINE | re.VERBOSE,
)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+")
_HEADING_END = re.compile(r"(?<=\s)#+$")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_RUN = re.compile(r"\\[!-/:-@\[-`{-~]|\*+|_+")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"[\s|]*:?-{3,}:?[-:|\s]*$")


class Marks(NamedTuple):
    """Offsets of marks, and the (start, end) ranges of strong and emphasised print."""

    dropped: set[int]
    strong: list[tuple[int, int]]
    emphasis: list[tuple[int, int]]


class _Delimiter(NamedTuple):
    sign: str
    start: int
    length: int


def is_markdown(text: str) -> bool:
    """Tell whether anything in the text can only be markdown: heads, strong print, escapes, a table rule."""
    return any(sign in text for sign in "*#|\\") and _SIGNS.search(text) is not None


def heading(line: str) -> tuple[int, int, int] | None:
    """Return the level of a heading line, and where its words start and end; None for other lines."""
    match = _HEADING.match(line)
    if match is None:
        return None
    line = line.rstrip()
    tail = _HEADING_END.search(line, match.end())
    return len(match[1]), match.end(), tail.start() if tail else len(line)


def quote(line: str) -> int:
    """Return where the words behind quotation marks of markdown start ('> Nơi nhận'); 0 without them ('> 90%')."""
    match = _QUOTE.match(line)
    return match.end() if match and not line[match.end() : match.end() + 1].isdigit() else 0


def table_cells(line: str) -> list[tuple[int, int]] | None:
    """Return the ranges of the cells of a table row; none at all for the rule under the head; None for other lines."""
    if not _TABLE_ROW.match(line):
        return None
    if _RULE.match(line):
        return []
    bars = [index for index, char in enumerate(line) if char == "|" and line[index - 1 : index] != "\\"]
    cells = list(zip([bar + 1 for bar in bars], bars[1:], strict=False))
    return cells if len(cells) > 1 else None


def emphasis_marks(text: str) -> Marks:
    """Return the marks of emphasis and the backslashes of escapes in `text`, with what they make strong."""
    marks = Marks(set(), [], [])
    openers: list[_Delimiter] = []
    for match in _RUN.finditer(text):
        if match.group()[0] == "\\":
            marks.dropped.add(match.start())
            continue
        before = text[match.start() - 1 : match.start()] or " "
        after = text[match.end() : match.end() + 1] or " "
        run = _Delimiter(match.group()[0], match.start(), len(match.group()))
        rest = _close(run, openers, marks) if _may_close(run, before, after) else run
        if rest.length and _may_open(rest, before, after):
            openers.append(rest)
    for run in openers:
        if run.sign == "*" and run.length == 2:  # '**Nội dung' whose end a page break took away
            marks.dropped.update(range(run.start, run.start + 2))
    return marks


def _may_open(run: _Delimiter, before: str, after: str) -> bool:
    inside_word = (before.isalnum() or unicodedata.combining(before) > 0) and not (run.sign == "*" and run.length >= 2)
    return run.length <= 3 and not after.isspace() and after != ")" and not inside_word


def _may_close(run: _Delimiter, before: str, after: str) -> bool:
    inside_word = after.isalnum() and not (run.sign == "*" and run.length >= 2)
    return run.length <= 3 and not before.isspace() and before != "(" and not inside_word


def _close(run: _Delimiter, openers: list[_Delimiter], marks: Marks) -> _Delimiter:
    """Match `run` with the openers before it; return what is left of it."""
    while run.length:
        index = next((i for i in range(len(openers) - 1, -1, -1) if openers[i].sign == run.sign), None)
        if index is None:
            break
        opener = openers[index]
        size = min(opener.length, run.length, 2)
        inner = (opener.start + opener.length, run.start)
        (marks.strong if size == 2 else marks.emphasis).append(inner)
        marks.dropped.update(range(opener.start + opener.length - size, opener.start + opener.length))
        marks.dropped.update(range(run.start, run.start + size))
        del openers[index:]
        if opener.length > size:
            openers.append(opener._replace(length=opener.length - size))
        run = run._replace(start=run.start + size, length=run.length - size)
    return run
