from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.analysis import analyse, attributes, open_doc
from pipeline.nlp.language import vietnamese
from pipeline.nlp.lexicons import LABELS, rows


def found(label: str, text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.key) for hit in analyse(text).hits(label)]


@pytest.mark.parametrize(
    ("label", "text", "hits"),
    [
        ("award_form", "Tặng 06 Giấy khen của Chủ tịch", [("Giấy khen", "Giấy khen")]),
        ("award_form", "BẰNG KHEN THỦ TƯỚNG", [("BẰNG KHEN THỦ TƯỚNG", "Bằng khen của Thủ tướng Chính phủ")]),
        ("award_form", "Tập thể lao động tiên tiến", [("Tập thể lao động tiên tiến", "Tập thể lao động tiên tiến")]),
        ("award_form", "chiến sỹ thi đua cơ sở", [("chiến sỹ thi đua cơ sở", "Chiến sĩ thi đua cơ sở")]),
        ("award_form", "Huân chương Lao động hạng Ba", [("Huân chương Lao động hạng Ba", "Huân chương Lao động")]),
        ("doc_type", "Chương trình hành động số 09-CTr/TU", [("Chương trình hành động", "CTr")]),
        ("doc_type", "Thông tư liên tịch", [("Thông tư liên tịch", "TTLT")]),
        ("doc_type", "vi phạm pháp luật, kỷ luật", []),  # no Luật
        ("doc_type", "Luật Thi đua, khen thưởng", [("Luật", "LUẬT")]),
        ("body_kind", "Uỷ ban nhân dân tỉnh", [("Uỷ ban nhân dân", "Ủy ban nhân dân")]),  # old place of the tone mark
        ("body_kind", "Ban Thi đua – Khen thưởng tỉnh", [("Ban Thi đua – Khen thưởng", "Ban Thi đua - Khen thưởng")]),
        ("body_kind", "Hội đồng TĐKT", [("Hội đồng TĐKT", "Hội đồng Thi đua - Khen thưởng")]),
        ("body_kind", "ban hành, phòng, chống, bộ hồ sơ, hội nghị", []),
        ("body_kind", "THỰC HIỆN NHIỆM VỤ, CÁN BỘ, CƠ SỞ, XÃ HỘI", []),  # capitals make no Vụ, Bộ, Sở, Hội
        ("body_kind", "số 44/KH-UBND", []),  # inside a code there is no body
        ("body", "Giám đốc Sở Tài chính", [("Sở Tài chính", "Sở Tài chính")]),
        ("section_role", "Mục đích, yêu cầu", [("Mục đích", "purposes"), ("yêu cầu", "requirements")]),
        ("section_role", "Hồ sơ đề nghị xét khen thưởng", [("Hồ sơ đề nghị xét khen thưởng", "dossier")]),
        ("group", "02 tập thể và 05 cá nhân", [("tập thể", "tập thể"), ("cá nhân", "cá nhân")]),
        ("group", "Ủy ban nhân dân tỉnh", []),  # no nhân dân
        ("grade", "xếp loại từ khá trở lên", [("khá", "khá")]),
        ("grade", "chủ yếu, tốt nghiệp, yếu tố", []),
        ("deadline_kind", "gửi báo cáo tổng kết", [("báo cáo tổng kết", "report")]),  # the longest, not the first
        ("deadline_kind", "Báo cáo thành tích", []),  # a piece of the dossier
        ("reference_role", "Thực hiện Kế hoạch số 52", [("Thực hiện Kế hoạch", "parent")]),
        ("reference_role", "sửa đổi, bổ sung một số điều", [("sửa đổi, bổ sung một số điều", "amends")]),
        ("recurrence", "hàng năm", [("hàng năm", "yearly")]),
        ("recurrence", "Định kỳ hằng quý", [("Định kỳ hằng quý", "quarterly")]),
        ("position", "PHÓ CHỦ TỊCH", [("PHÓ CHỦ TỊCH", "Phó Chủ tịch")]),
        ("province", "tỉnh Khánh Hoà", [("Khánh Hoà", "Khánh Hòa")]),
    ],
)  # fmt: skip
def test_hits(label: str, text: str, hits: list[tuple[str, str]]) -> None:
    assert found(label, text) == hits


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", ["purposes", "requirements"]),
        ("II. Đối tượng, tiêu chí, thời gian phát động phong trào thi đua", ["audiences", "criteria", "period"]),
        ("PHẠM VI, ĐỐI TƯỢNG, THỜI GIAN THỰC HIỆN KẾ HOẠCH", ["scope", "audiences", "period"]),
        ("III. NHIỆM VỤ, GIẢI PHÁP THỰC HIỆN", ["contents", "solutions"]),
        ("IV. Mức chi và nguồn kinh phí khen thưởng", ["funding", "funding"]),
        ("IV. PHÂN CÔNG NHIỆM VỤ VÀ TỔ CHỨC THỰC HIỆN", ["assignments", "implementation"]),
        ("III. DANH HIỆU THI ĐUA VÀ HÌNH THỨC KHEN THƯỞNG", ["awards", "awards"]),
        ("3. Thời gian xét đề nghị khen thưởng", ["schedule"]),  # no period
        ("1. Hình thức khen thưởng: Giấy khen", ["awards"]),
        ("V. SƠ KẾT, TỔNG KẾT VÀ KHEN THƯỞNG", ["review", "awards"]),
        ("2. Thường trực Hội đồng thi đua khen thưởng (Văn phòng Sở)", []),  # a body, no section on awards
    ],
)
def test_roles_of_headings(heading: str, roles: list[str]) -> None:
    assert [hit.key for hit in analyse(heading).leading("section_role", 0, len(heading))] == roles


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("5. Phát triển nguồn nhân lực đáp ứng yêu cầu công nghiệp hiện đại", []),  # names no section
        ("2.1. Thực hiện nhiệm vụ được giao", []),
        ("3. Tổ chức thi đua: Kể từ ngày ban hành, nội dung", ["implementation"]),  # the heading ends at the colon
        ("III. CÔNG TÁC KHEN THƯỞNG", ["awards"]),
        ("a) Một số giải pháp, biện pháp", ["solutions", "solutions"]),
        ("Phần II - Các nhiệm vụ và giải pháp", ["contents", "solutions"]),
        ("Chủ đề, thời gian", ["period"]),  # the first part is no role
    ],
)
def test_what_leads_a_heading(heading: str, roles: list[str]) -> None:
    assert [hit.key for hit in analyse(heading).leading("section_role", 0, len(heading))] == roles


@pytest.mark.parametrize("label", LABELS)
def test_every_form_is_found_alone(label: str) -> None:
    for key, row in rows(label).items():
        for form in row["forms"]:
            printed = form[0].upper() + form[1:]
            hits = analyse(printed).hits(label)
            assert hits, form
            assert hits[0].start == 0
            assert (hits[0].key, hits[0].end) == (key, len(printed)), form


TEXT = "Giấy khen của Giám đốc Sở Tài chính.\nBằng khen của Chủ tịch UBND tỉnh Sóc Trăng."


def test_hits_inside_a_stretch() -> None:
    analysis = analyse(TEXT)
    second = TEXT.index("\n")
    assert [hit.key for hit in analysis.hits("award_form", second)] == ["Bằng khen"]
    assert [hit.key for hit in analysis.hits("award_form", 0, second)] == ["Giấy khen"]
    assert analysis.hits("award_form", 0, 5) == []  # it reaches over the end
    assert analysis.hits("award_form", 1, second) == []  # it began before
    assert analysis.hits("award_form", 0, 0) == []
    first = analysis.first("position", second)
    assert first is not None
    assert first.key == "Chủ tịch"
    assert analysis.first("grade") is None


def test_an_unknown_label_is_an_error() -> None:
    with pytest.raises(KeyError, match="award_form"):
        analyse(TEXT).hits("award")


def test_attributes_are_the_row() -> None:
    assert attributes("award_form", "Giấy khen")["rank"] == "unit"
    assert attributes("award_form", "Giấy chứng nhận")["award"] is False
    with pytest.raises(KeyError):
        attributes("award_form", "Giấy")


def test_the_doc_carries_span_groups() -> None:
    with analyse(TEXT).doc() as doc:
        assert doc.text == TEXT
        assert [span.text for span in doc.spans["award_form"]] == ["Giấy khen", "Bằng khen"]


def test_a_document_inside_another_is_refused() -> None:
    with analyse(TEXT).doc() as doc:
        with pytest.raises(RuntimeError, match="inside"), open_doc("Giấy khen"):
            pass
        assert analyse("Giấy khen").hits("award_form")
        assert doc.text == TEXT
    with open_doc("Giấy khen") as after:
        assert after.spans["award_form"]


def test_two_threads_read_at_once() -> None:
    alone = analyse(TEXT).hits("award_form")
    with ThreadPoolExecutor(4) as pool:
        assert all(analysis.hits("award_form") == alone for analysis in pool.map(analyse, [TEXT] * 40))


def test_the_vocabulary_does_not_grow_with_the_documents() -> None:
    nlp = vietnamese()
    before = len(nlp.vocab.strings)
    for number in range(20):
        with open_doc(f"mộttừchưacó{number} Giấy khen"):
            pass
    assert len(nlp.vocab.strings) == before


def test_a_lone_surrogate_is_no_crash() -> None:
    assert [hit.start for hit in analyse("\ud800 Giấy khen").hits("award_form")] == [2]


PIECES = [
    "Giấy khen",
    "Bằng khen",
    "Sở",
    "Tài chính",
    "ủy",
    "ban",
    " ",
    "  ",
    "\n",
    ",",
    "-",
    "TĐKT",
    "năm",
    "44/KH-UBND",
    "é",
    "x",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_hits_are_disjoint_ordered_and_say_a_form_of_their_row(text: str) -> None:
    analysis = analyse(text)
    for label in LABELS:
        end = 0
        for hit in analysis.hits(label):
            assert end <= hit.start < hit.end <= len(text)
            assert hit.key in rows(label)
            end = hit.end


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.sampled_from(["Uỷ ban nhân dân", "Thủ tướng Chính phủ", "hằng năm", "Khánh Hòa", "và", "Bằng khen"]),
        max_size=12,
    )
)
def test_capitals_and_the_place_of_the_tone_change_no_hit(pieces: list[str]) -> None:
    text = " ".join(pieces)
    moved = text.replace("Uỷ", "Ủy").replace("Hòa", "Hoà")
    for label in LABELS:
        hits = [tuple(hit) for hit in analyse(text).hits(label)]
        assert hits == [tuple(hit) for hit in analyse(moved).hits(label)]
        assert hits == [tuple(hit) for hit in analyse(text.upper()).hits(label)]


@settings(deadline=None)
@given(st.text(max_size=80))
def test_the_doc_of_any_normal_text_is_the_text(text: str) -> None:
    normal = unicodedata.normalize("NFC", text)
    with open_doc(normal) as doc:
        assert doc.text == normal
