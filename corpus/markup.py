"""The light markup the PDFs are written in: a YAML head and one paragraph a line.

Takes the text of a file under `sources/`, gives a `Sheet`. The body knows these lines:

    # Phần thứ nhất          a centred bold line
    ^ (Kèm theo ...)         a centred italic line
    | TT | Nhiệm vụ |        a row of a ruled table; the first row repeats on each page
    @widths 8 52 40          widths of the next table's columns, in parts of the text width
    @page                    a new page (an annex)
    anything else            a justified paragraph with an indented first line; **bold** and *italic* inside a line
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

import yaml

Kind = Literal["paragraph", "centred", "note", "table", "page"]


@dataclass(frozen=True)
class Head:
    """What stands round the body; every list is one printed line per entry."""

    issuer: list[str]
    number: str
    date: str
    type: str
    title: str
    recipients: list[str]
    signature: list[str]
    name: str
    superior: list[str] = field(default_factory=list)
    style: Literal["state", "party"] = "state"
    addressee: str = ""


@dataclass(frozen=True)
class Block:
    """One printed block: a line of text, or the rows of a table with the relative widths of its columns."""

    kind: Kind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A parsed source."""

    head: Head
    blocks: tuple[Block, ...]


def _row(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _line_block(line: str) -> Block:
    if line.startswith("# "):
        return Block("centred", line[2:])
    if line.startswith("^ "):
        return Block("note", line[2:])
    return Block("page") if line == "@page" else Block("paragraph", line)


def parse_body(body: str) -> tuple[Block, ...]:
    """Return the blocks of a body; rows that follow each other are one table."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    widths: tuple[float, ...] = ()
    for line in [*body.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(_row(line))
            continue
        if rows:
            blocks.append(Block("table", rows=tuple(rows), widths=widths))
            rows, widths = [], ()
        if line.startswith("@widths"):
            widths = tuple(float(part) for part in line.split()[1:])
        elif line.strip():
            blocks.append(_line_block(line.strip()))
    return tuple(blocks)


def parse(source: str) -> Sheet:
    """Parse a source file.

    Raises:
        ValueError: the YAML head between two `---` lines is missing.
    """
    match = re.match(r"---\n(.*?)\n---\n(.*)", source, re.DOTALL)
    if match is None:
        raise ValueError("the source has no YAML head between two lines of ---")
    return Sheet(Head(**yaml.safe_load(match[1])), parse_body(match[2]))


def plain(source: str) -> str:
    """Return the printed words of a source, marks dropped: what gold texts are looked up in."""
    sheet = parse(source)
    head = sheet.head
    lines = [*head.superior, *head.issuer, head.number, head.date, head.type, head.title, head.addressee]
    for block in sheet.blocks:
        lines += [cell for row in block.rows for cell in row] or [block.text]
    lines += [*head.recipients, *head.signature, head.name]
    return re.sub(r"\*+", "", "\n".join(lines))
