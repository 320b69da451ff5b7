"""Word documents for tests, written part by part: what python-docx cannot make (lists, notes, changes, boxes)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from models.document import Document
from pipeline.read import read_bytes

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*inner: str, look: str = "") -> str:
    """A paragraph; inner text that is no XML becomes a run."""
    runs = "".join(part if part.startswith("<") else run(part) for part in inner)
    return f"<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>"


def numbered(text: str, list_id: int, depth: int = 0) -> str:
    return par(text, look=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(depth: int, form: str, text: str, more: str = "") -> str:
    kind = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{depth}">{kind}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(*shapes: Sequence[str], more: str = "") -> str:
    """numbering.xml: list n (from 1) has the levels of shape n."""
    body = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{"".join(levels)}</w:abstractNum>'
        for at, levels in enumerate(shapes, 1)
    )
    nums = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(shapes) + 1))
    return f"<w:numbering {NS}>{body}{nums}{more}</w:numbering>"


def table(rows: Sequence[Sequence[str]], *, ruled: bool = True, widths: Sequence[int] = ()) -> str:
    """A table; a cell is its XML (with `w:tcPr` or not) or a text."""
    kind = "single" if ruled else "none"
    sides = "".join(f'<w:{side} w:val="{kind}"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    body = ""
    for row in rows:
        cells = "".join(f"<w:tc>{cell if cell.startswith('<') else par(cell)}</w:tc>" for cell in row)
        body += f"<w:tr>{cells}</w:tr>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths or [2000] * max(map(len, rows)))
    return f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def docx(*body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A package with this body; `parts` are further parts by kind ('numbering', 'styles', 'footnotes')."""
    buffer = io.BytesIO()
    related = dict(parts or {})
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(
            "_rels/.rels",
            f'<Relationships {_RELATIONS}><Relationship Id="r" Type="{_RELATION}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        targets = "".join(
            f'<Relationship Id="r{at}" Type="{_RELATION}/{kind}" Target="{kind}.xml"/>'
            for at, kind in enumerate(related)
        )
        file.writestr("word/_rels/document.xml.rels", f"<Relationships {_RELATIONS}>{targets}</Relationships>")
        content = "".join(part if part.startswith("<") else par(part) for part in body)
        file.writestr("word/document.xml", f"<w:document {NS}><w:body>{content}</w:body></w:document>")
        for kind, xml in related.items():
            file.writestr(f"word/{kind}.xml", xml)
    return buffer.getvalue()


def read(*body: str, parts: Mapping[str, str] | None = None) -> Document:
    return read_bytes(docx(*body, parts=parts), "ke-hoach.docx")


def texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]
