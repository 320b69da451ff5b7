"""Text of the tables before Unicode: found out, repaired with the way back, good text never touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from pipeline.read import read_bytes
from pipeline.read.legacy import decode_legacy, detect_table, repair_text
from pipeline.read.legacy_tables import NAMES, _table, convert, prints_capitals, table_of_font

SENTENCE = (
    "Quyết định của Ủy ban nhân dân tỉnh về việc tổ chức phong trào thi đua yêu nước và công tác khen thưởng; giao các "
    "sở, ngành, đoàn thể phối hợp thực hiện đúng kế hoạch, báo cáo kết quả trước ngày 15 tháng 11 hằng năm."
)


def typed(text: str, table: str) -> str:
    """Write a text in an old table; what the table lacks (capitals of TCVN3) in small letters."""
    letters = {letter: source for source, letter in sorted(_table(table)[1].items(), reverse=True)}
    return "".join(letters.get(char) or letters.get(char.lower()) or char for char in text)


@pytest.mark.parametrize("table", NAMES)
def test_a_document_is_put_into_unicode(table: str) -> None:
    old = typed(SENTENCE, table)
    assert detect_table(old) == table
    made = repair_text(old)
    assert made is not None
    assert made.text.lower() == SENTENCE.lower()
    assert len(made.positions) == len(made.text)


@pytest.mark.parametrize(
    ("old", "table", "text"),
    [
        ("QuyÕt ®Þnh", "tcvn3", "Quyết định"),
        ("Trung −¬ng, n−íc, x∙ héi", "tcvn3", "Trung ương, nước, xã hội"),  # what a PDF makes of 0xAD and 0xB7
        ("5 − 3 = 2 ∙ 1", "tcvn3", "5 − 3 = 2 ∙ 1"),
        ("Quyeát ñònh, saún saøng, thaúng", "vni", "Quyết định, sẳn sàng, thẳng"),
        ("", "vni", ""),
    ],
)
def test_conversion(old: str, table: str, text: str) -> None:
    assert convert(old, table)[0] == text


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "Sè: 44/KH-UBND",  # too short to prove anything
        "",
        "Kế hoạch số 44/KH-UBND ngày 07 tháng 3 năm 2023 của Ủy ban nhân dân huyện Châu Thành ® © «trích»",
        "Die größte Prüfung der Länder über Öl und Äpfel für Mädchen in München ist schön und würdig",
        "El niño pequeño comió piñas y añoró las montañas españolas durante el otoño pasado en la Coruña",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert repair_text(text) is None


@given(st.sampled_from(NAMES), st.lists(st.sampled_from(SENTENCE.split()), min_size=1, max_size=30))
def test_positions_lead_back(table: str, found: list[str]) -> None:
    old = typed(" ".join(found), table)
    text, positions = convert(old, table)
    assert text.lower() == " ".join(found).lower()
    assert positions == sorted(positions)
    for index, char in enumerate(text):
        end = positions[index + 1] if index + 1 < len(text) else len(old)
        assert convert(old[positions[index] : end], table)[0] == char


@given(st.text(), st.sampled_from(NAMES))
def test_conversion_never_loses_its_way(text: str, table: str) -> None:
    made, positions = convert(text, table)
    assert len(made) == len(positions)
    assert all(0 <= position < len(text) for position in positions)


@pytest.mark.parametrize("table", ["tcvn3", "vni", "viscii"])
def test_an_old_file_is_read(table: str) -> None:
    data = typed(SENTENCE, table).encode("latin-1")
    document = read_bytes(data, "cũ.txt")
    assert document.text.lower() == SENTENCE.lower()
    assert document.source.warnings == (f"bảng mã cũ {table.upper()}, đã chuyển sang Unicode",)
    word = document.text.index("khen")
    start = document.source_map.offsets[word]
    assert data[start : start + 4] == b"khen"
    assert decode_legacy(SENTENCE.encode()) is None


@pytest.mark.parametrize(
    ("font", "table", "capitals"),
    [
        (".VnTime", "tcvn3", False),
        ("GDNPNI+VnTime", "tcvn3", False),
        (".VnTimeH", "tcvn3", True),
        ("FBHPFO+VnTimeHBold", "tcvn3", True),
        ("VNI-Times", "vni", False),
        ("TimesNewRomanPSMT", None, False),
        ("Vnet Serif", None, False),
    ],
)
def test_fonts_tell_their_table(font: str, table: str | None, capitals: bool) -> None:  # noqa: FBT001
    assert (table_of_font(font), prints_capitals(font)) == (table, capitals)


def _accuracy(text: str, truth: str) -> float:
    return 1 - Levenshtein.distance(text, truth) / max(len(text), len(truth))


@pytest.mark.parametrize(
    ("name", "plain", "unordered"),
    [
        ("2006-19412_QD115.04TTg_BLTch_DNNVV.pdf", 0.999, 0.999),
        # its header and closing stand in two columns
        ("2006-16EZE_TT01.06GopvonDNNVV.pdf", 0.95, 0.998),
    ],
)
def test_old_pdfs(shared: Path, name: str, plain: float, unordered: float) -> None:
    """Characters against the transcripts: 0.9992 and 0.9522 as they stand, 0.9992 and 0.9983 with the words sorted.

    The transcript of the second goes line by line across both columns of header and closing, and puts its closing
    before the end of the running text; columns are read here one after the other. What else is missing are the
    page numbers, which are no part of the text. Letters stand as typed in both ('Thông tư' in a face of capitals).
    """
    path = shared / "legacy" / name
    document = read_bytes(path.read_bytes(), name)
    truth = " ".join(path.with_name(f"{name}.txt").read_text(encoding="utf-8").split())
    text = " ".join(document.text.split())
    assert _accuracy(text, truth) > plain
    assert _accuracy(" ".join(sorted(text.split())), " ".join(sorted(truth.split()))) > unordered
    assert document.source.warnings[0].startswith("trang 1-2: bảng mã cũ TCVN3")
