"""Sheets -> the bytes of a workbook (Office Open XML): its parts, print titles, filters, links."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.report.packing import packed, xml_text
from pipeline.report.sheets import Sheet
from pipeline.report.styles import styles_xml

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CORE = (
    f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>kehoach</dc:creator></cp:coreProperties>'
)


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Return an XLSX of at least one sheet; the same sheets give the same bytes."""
    parts: dict[str, str | bytes | Sequence[bytes]] = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml"), ("core", "docProps/core.xml")]),
        "docProps/core.xml": _CORE,
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)),
             ("styles", "styles.xml")]
        ),
        "xl/styles.xml": styles_xml(),
    }  # fmt: skip
    for at, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = sheet.xml
        if sheet.links:
            parts[f"xl/worksheets/_rels/sheet{at}.xml.rels"] = _relations(
                [("hyperlink", link) for link in sheet.links], external=True
            )
    return packed(parts)


def _content_types(count: int) -> str:
    overrides = [("xl/workbook.xml", f"{_TYPE}.sheet.main+xml"), ("xl/styles.xml", f"{_TYPE}.styles+xml"),
                 ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
                 *((f"xl/worksheets/sheet{at}.xml", f"{_TYPE}.worksheet+xml") for at in range(1, count + 1)),
                 ]  # fmt: skip
    told = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides)
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{told}</Types>"
    )


def _relations(targets: Sequence[tuple[str, str]], *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    told = "".join(
        f'<Relationship Id="rId{at}" Type="{_kind(kind)}" Target="{xml_text(target)}"{mode}/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_RELATIONS}">{told}</Relationships>'


def _kind(name: str) -> str:
    return f"{_RELATIONS}/metadata/core-properties" if name == "core" else f"{_OFFICE}/{name}"


def _workbook(sheets: Sequence[Sheet]) -> str:
    named = "".join(
        f'<sheet name="{xml_text(sheet.name)}" sheetId="{at}" r:id="rId{at}"/>' for at, sheet in enumerate(sheets, 1)
    )
    # In the order of names, as spreadsheets write them: filters first, then the rows printed on each page.
    filters = "".join(_defined("_FilterDatabase", at, _range(sheet), ' hidden="1"') for at, sheet in enumerate(sheets))
    titles = "".join(_defined("Print_Titles", at, f"{_quoted(sheet)}!$1:$1") for at, sheet in enumerate(sheets))
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>'
        f"<sheets>{named}</sheets><definedNames>{filters}{titles}</definedNames></workbook>"
    )


def _defined(name: str, sheet: int, value: str, marks: str = "") -> str:
    return f'<definedName name="_xlnm.{name}" localSheetId="{sheet}"{marks}>{xml_text(value)}</definedName>'


def _quoted(sheet: Sheet) -> str:
    return "'" + sheet.name.replace("'", "''") + "'"


def _range(sheet: Sheet) -> str:
    column, row = sheet.last.rstrip("0123456789"), sheet.last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f"{_quoted(sheet)}!$A$1:${column}${row}"
