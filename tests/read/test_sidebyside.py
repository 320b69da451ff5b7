"""Two columns on one line: the pieces of each in reading order."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.read import read_bytes
from pipeline.read.sidebyside import column_zones

_BODY = """

                                   KẾ HOẠCH
            Phát động phong trào thi đua làm sạch bờ kênh năm 2024
                                   ------

Căn cứ Kế hoạch số 41/KH-UBND ngày 05/02/2024 của Ủy ban nhân dân tỉnh, các đơn vị thực hiện các nội dung sau:

I. MỤC ĐÍCH
Nâng cao ý thức giữ gìn vệ sinh của cán bộ và Nhân dân hai bên bờ kênh.

"""

_STATE = """\
ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 HUYỆN TÂN HỒNG                    Độc lập - Tự do - Hạnh phúc
    -------                        ---------------------------
 Số: 77/KH-UBND                Tân Hồng, ngày 12 tháng 3 năm 2024
"""
_STATE_CLOSING = """\
                                      TM. ỦY BAN NHÂN DÂN
Nơi nhận:                                 KT. CHỦ TỊCH
- UBND tỉnh;                             PHÓ CHỦ TỊCH
- Các phòng, ban huyện;
- UBND các xã, thị trấn;
- Lưu: VT.
                                        Lê Thị Cẩm Hường
"""
_PARTY = """\
 ĐẢNG BỘ TỈNH ĐỒNG THÁP                        ĐẢNG CỘNG SẢN VIỆT NAM
 HUYỆN ỦY TÂN HỒNG                       Tân Hồng, ngày 12 tháng 3 năm 2024
          *
     Số 77-KH/HU
"""
_PARTY_CLOSING = """\
Nơi nhận:                                       T/M BAN THƯỜNG VỤ
- Tỉnh ủy Đồng Tháp,                               PHÓ BÍ THƯ
- Các chi, đảng bộ trực thuộc,
- Lưu Văn phòng Huyện ủy.
                                                Lê Thị Cẩm Hường
"""
_TABBED = """\
SỞ NỘI VỤ TỈNH LONG AN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
\tĐộc lập - Tự do - Hạnh phúc
Số: 9/KH-SNV\tLong An, ngày 12 tháng 3 năm 2024
"""
_TABBED_CLOSING = "Nơi nhận:\tGIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\n\tLê Thị Cẩm Hường\n"


@pytest.mark.parametrize(
    ("heading", "closing", "issuer", "symbol", "recipients"),
    [
        (_STATE, _STATE_CLOSING, "Ủy ban nhân dân huyện Tân Hồng", "77/KH-UBND", 4),
        (_PARTY, _PARTY_CLOSING, "Huyện ủy Tân Hồng", "77-KH/HU", 3),
        (_TABBED, _TABBED_CLOSING, "Sở Nội vụ", "9/KH-SNV", 2),
        # recipients set in the heading's place: no gap in the closing at all
        (_STATE, "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nCHỦ TỊCH\nLê Thị Cẩm Hường\n", "Ủy ban nhân dân huyện Tân Hồng",
         "77/KH-UBND", 2),
    ],
    ids=["state", "party", "tabs", "closing one below the other"],
)  # fmt: skip
def test_a_page_as_laid_out_gives_its_head_and_signature(
    heading: str, closing: str, issuer: str, symbol: str, recipients: int
) -> None:
    record = extract(read_bytes((heading + _BODY + closing).encode(), "laid-out.txt"))
    assert record.document.issuer
    assert (record.document.issuer.name, record.document.symbol) == (issuer, symbol)
    assert record.document.issued_on == "2024-03-12"
    assert record.document.title == "Phát động phong trào thi đua làm sạch bờ kênh năm 2024"
    assert record.document.signer
    assert record.document.signer.name == "Lê Thị Cẩm Hường"
    assert len(record.document.recipients) == recipients
    assert not any("Hường" in one for one in record.document.recipients)


@pytest.mark.parametrize("line", ["K Ế   H O Ạ C H", "KẾ HOẠCH ĐỌC SÁCH", "PHỤ LỤC I"])
def test_the_line_of_the_type_ends_the_heading(line: str) -> None:
    text = f"{_STATE}\n{line}\n"
    ranges, start = [], 0
    for row in text.splitlines():
        ranges.append((start, start + len(row)))
        start += len(row) + 1
    (zone,) = column_zones(text, ranges)
    assert zone.last == 3


@pytest.mark.parametrize(
    "text",
    [
        "ỦY BAN NHÂN DÂN HUYỆN TÂN HỒNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
        # a table of figures is no heading
        "Xã           Số hộ        Tỷ lệ\nAn Phước     1.200        4,5%\n",
        # the motto in the middle of the line's words: one space only
        "UBND TỈNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/KH-UBND\n",
    ],
)
def test_what_stands_in_one_column_stays(text: str) -> None:
    starts = [index for index, char in enumerate(text) if index == 0 or text[index - 1] == "\n"]
    assert column_zones(text, [(start, text.index("\n", start)) for start in starts if start < len(text)]) == []


_WORDS = st.lists(st.sampled_from(["SỞ", "NỘI VỤ", "TỈNH", "phường", "Số 12", "ngày"]), min_size=1, max_size=2).map(
    " ".join
)


@given(st.lists(_WORDS, min_size=1, max_size=5), st.lists(_WORDS, min_size=1, max_size=5), st.integers(3, 12))
def test_columns_come_apart_as_they_were_put_together(left: list[str], right: list[str], gap: int) -> None:
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", *right]
    width = max(map(len, left)) + gap
    rows = [f"{one:<{width}}{other}".rstrip() for one, other in zip_longest(left, right, fillvalue="")]
    text = "\n".join(rows)
    ranges, start = [], 0
    for row in rows:
        ranges.append((start, start + len(row)))
        start += len(row) + 1
    (zone,) = column_zones(text, ranges)
    assert [text[low:high] for low, high in zone.left] == left
    assert [text[low:high] for low, high in zone.right] == right
