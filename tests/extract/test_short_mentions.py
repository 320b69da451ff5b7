"""Documents named again in short, and plans cited without a number."""

from __future__ import annotations

import pytest

from models.reference import Reference
from tests.extract.headed import plan, record_of

FULL = "Căn cứ Kế hoạch số 52/KH-UBND ngày 06/02/2023 của UBND tỉnh Long An về trồng rừng;"


def references(preamble: str, item: str = "Trồng cây") -> tuple[Reference, ...]:
    body = f"I. MỤC ĐÍCH\n\n1. Phủ xanh.\n\nII. NỘI DUNG\n\n1. {item}."
    record = record_of(plan(preamble=preamble, body=body))
    assert record.text is not None
    for reference in record.references:
        assert all(record.text[span.start : span.end] == span.text for span in reference.evidence)
    return record.references


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Làm theo Kế hoạch 52", "Kế hoạch 52"),
        ("Làm theo Kế hoạch số 52 nêu trên", "Kế hoạch số 52 nêu trên"),
        ("Làm theo Kế hoạch nêu trên", "Kế hoạch nêu trên"),
        ("Làm theo kế hoạch đã nêu trên", "kế hoạch đã nêu trên"),
        ("Làm theo Kế hoạch 5 năm", None),
        ("Làm theo Kế hoạch 53", None),
        ("Làm theo Quyết định 52", None),  # another type
        ("Trồng 52 cây theo kế hoạch", None),
    ],
)
def test_a_short_name_is_a_mention_of_the_document(words: str, short: str | None) -> None:
    (reference,) = references(FULL, words)
    assert [span.text for span in reference.evidence[1:]] == ([short] if short else [])


def test_above_means_nothing_where_two_documents_of_the_type_are_cited() -> None:
    two = f"{FULL}\n\nCăn cứ Kế hoạch số 7/KH-SNN ngày 09/02/2023 của Sở Nông nghiệp;"
    assert all(len(one.evidence) == 1 for one in references(two, "Làm theo Kế hoạch nêu trên"))


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (
            "Căn cứ kế hoạch kiểm tra rừng năm 2023 đã được Giám đốc Sở duyệt;",
            (None, None, "kế hoạch kiểm tra rừng năm 2023", "basis"),
        ),
        (
            "Thực hiện Kế hoạch của UBND tỉnh Long An ngày 06/02/2023 về trồng rừng;",
            ("Ủy ban nhân dân tỉnh Long An", "2023-02-06", "về trồng rừng", "parent"),
        ),
        (
            "Hưởng ứng Kế hoạch phát động phong trào trồng rừng của UBND tỉnh Long An;",
            ("Ủy ban nhân dân tỉnh Long An", None, "Kế hoạch phát động phong trào trồng rừng", "parent"),
        ),
        ("Thực hiện kế hoạch công tác của phòng;", None),
        ("Căn cứ Kế hoạch này;", None),
        ("Căn cứ kế hoạch trồng rừng;", None),  # neither body nor day nor year
    ],
)
def test_a_plan_without_number(preamble: str, expected: tuple[str | None, ...] | None) -> None:
    found = [(one.issuer, one.issued_on, one.title, one.role) for one in references(preamble)]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("item", "symbols"),
    [
        ("Áp dụng: Luật Lâm nghiệp số 16/2017/QH14; Luật Đất đai", ["Luật Lâm nghiệp", "Luật Đất đai"]),
        ("Tuyên truyền Luật Đất đai", []),  # a matter of the text
    ],
)
def test_laws_in_a_list(item: str, symbols: list[str]) -> None:
    assert [one.title for one in references("Kế hoạch như sau:", item)] == symbols


@pytest.mark.parametrize(
    ("preamble", "roles"),
    [
        ("UBND huyện sửa đổi một số nội dung của Kế hoạch số 3/KH-UBND ngày 05/01/2023:", ["amends"]),
        (
            "Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2023 của UBND tỉnh, được sửa đổi tại Kế hoạch số 12/KH-UBND;",
            ["parent", "mention"],
        ),
        (
            "Căn cứ Kế hoạch số 9-KH/HU ngày 05/01/2023 của Huyện ủy thực hiện Đề án 08-ĐA/TU;",
            ["basis", "mention"],
        ),
        # the same day of another year: a misprint, one document
        (
            "Căn cứ Kế hoạch số 9/KH-UBND ngày 05/01/2023 của tỉnh; nay theo Kế hoạch số 9/KH-UBND ngày 05/01/2022;",
            ["basis"],
        ),
    ],
)
def test_roles(preamble: str, roles: list[str]) -> None:
    assert [one.role for one in references(preamble)] == roles


@pytest.mark.parametrize(
    ("citation", "title"),
    [
        ("về Xử lý vi phạm, sửa đổi bổ sung năm 2021", "về Xử lý vi phạm"),
        ("quy định về rừng được sửa đổi, bổ sung", "quy định về rừng"),
        ("quy định về kiểm lâm và các văn bản có liên quan", "quy định về kiểm lâm"),
        ("quy định về lâm sản (viết tắt là LS), động vật rừng", "quy định về lâm sản (viết tắt là LS), động vật rừng"),
        ("quy định về lâm sản (sau đây gọi tắt là Nghị định)", "quy định về lâm sản"),
    ],
)
def test_where_a_title_ends(citation: str, title: str) -> None:
    (reference,) = references(f"Căn cứ Nghị định số 5/2019/NĐ-CP ngày 01/02/2019 của Chính phủ {citation};")
    assert reference.title == title


def test_the_issuer_of_a_letter_without_its_word() -> None:
    (letter,) = references("Căn cứ Công văn số 9/BNN-TCLN ngày 03/02/2023 Bộ Nông nghiệp về việc trồng rừng;")
    assert (letter.issuer, letter.title) == ("Bộ Nông nghiệp", "về việc trồng rừng")
