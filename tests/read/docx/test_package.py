"""Packages: damaged, encrypted, hostile and made by python-docx."""

from __future__ import annotations

import io
import time
import zipfile

import docx as python_docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import DamagedDocument, DocumentError, DocumentTooLarge, EmptyDocument, NeedsOcr, UnsupportedFormat
from pipeline.read import Limits, read_bytes
from tests.read.docx.words import NS, docx, level, lists, numbered, par, read, table, texts

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def package(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", text)
    return buffer.getvalue()


def test_a_document_of_python_docx() -> None:
    made = python_docx.Document()
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("KẾ HOẠCH").bold = True
    made.add_heading("Mục đích", level=1)
    made.add_paragraph("Đăng ký", style="List Number")
    made.add_paragraph("Báo cáo", style="List Number")
    made.add_paragraph("Khen thưởng", style="List Bullet")
    made.sections[0].header.paragraphs[0].text = "đầu trang"
    buffer = io.BytesIO()
    made.save(buffer)
    document = read_bytes(buffer.getvalue(), "x.docx")
    assert texts(document) == ["KẾ HOẠCH", "Mục đích", "1. Đăng ký", "2. Báo cáo", "• Khen thưởng"]
    assert [(block.bold, block.align, block.level) for block in document.blocks[:2]] == [
        (True, "center", None),
        (True, "left", 1),
    ]
    assert (document.source.origin, document.source.pages) == ("docx", None)


def test_strict_documents_are_read() -> None:
    body = f'<w:document xmlns:w="{STRICT}"><w:body>{par("Kế hoạch")}</w:body></w:document>'
    assert texts(read_bytes(package(word__document=body), "x")) == ["Kế hoạch"]


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    + f"]><w:document {NS}><w:body>{par('&j;')}</w:body></w:document>"
)
FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
OUTSIDE = f"{FILE}<w:document {NS}><w:body>{par('&a;')}</w:body></w:document>"


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (package(word__document="<w:document"), DamagedDocument, "XML"),
        (package(word__document=BOMB), DamagedDocument, "DOCTYPE"),
        (package(word__document=OUTSIDE), DamagedDocument, "DOCTYPE"),
        (package(word__document=BOMB.encode("utf-16").decode("latin-1")), DamagedDocument, "hỏng"),
        (docx(), EmptyDocument, "không có chữ"),
        (docx("Kế hoạch")[:-200], DamagedDocument, "hỏng"),
        (package(xl__workbook="<a/>"), UnsupportedFormat, "XLSX"),
        (package(ppt__presentation="<a/>"), UnsupportedFormat, "PPTX"),
    ],
)
def test_refused(data: bytes, error: type[DocumentError], words: str) -> None:
    start = time.process_time()
    with pytest.raises(error, match=words) as raised:
        read_bytes(data, "x.docx")
    assert raised.value.remedy
    assert time.process_time() - start < 2


def test_a_document_of_pictures_asks_for_recognition() -> None:
    with pytest.raises(NeedsOcr, match="ảnh"):
        read_bytes(
            package(word__document=f"<w:document {NS}><w:body/></w:document>", word__media__image1="x"), "x.docx"
        )


def test_parts_that_unpack_to_too_much_are_not_unpacked() -> None:
    data = package(word__document="<a>" + " " * 2_000_000 + "</a>")
    with pytest.raises(DocumentTooLarge, match="giới hạn 1 MB"):
        read_bytes(data, "x.docx", limits=Limits(part=1_000_000))
    with pytest.raises(DocumentTooLarge, match="ký tự"):
        read_bytes(docx("thi đua " * 100), "x.docx", limits=Limits(characters=500))


GOOD = docx(
    numbered("Mục đích", 1),
    table([["TT", "Nội dung"], ["1", par("Gồm:", look="<w:jc w:val='both'/>")]]),
    par("Hết"),
    parts={"numbering": lists([level(0, "decimal", "%1.")])},
)


def outcome(data: bytes) -> str:
    try:
        return read_bytes(data, "x").text
    except DocumentError as error:
        return str(error)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD)), st.binary(min_size=1, max_size=20))
def test_spoilt_packages_are_read_or_refused(place: int, spoilt: bytes) -> None:
    assert outcome(GOOD[:place] + spoilt + GOOD[place + len(spoilt) :])


XML = zipfile.ZipFile(io.BytesIO(GOOD)).read("word/document.xml").decode()


PIECES = ["", "w:", "<w:p/>", "<w:tbl/>", "<w:tr/>", "<w:tc/>", "-1", "99999999999", "&#55;"]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(XML)), st.integers(0, 40), st.sampled_from(PIECES))
def test_spoilt_xml_is_read_or_refused(place: int, gone: int, put: str) -> None:
    assert outcome(package(word__document=XML[:place] + put + XML[place + gone :]))


def test_odd_numbers_in_attributes() -> None:
    odd = par(
        "x",
        look='<w:ind w:left="1.5cm" w:firstLine="1e999"/><w:numPr><w:ilvl w:val="-3"/><w:numId w:val="1"/></w:numPr>',
    )
    grown = table([['<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>' + par("a"), "b"]])
    document = read(odd, grown, parts={"numbering": lists([level(0, "decimal", "%1.")])})
    assert texts(document) == ["x", "a", "b"]
