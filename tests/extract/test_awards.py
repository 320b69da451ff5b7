"""Awards and quotas: every form of the domain notes 5.3."""

from __future__ import annotations

import pytest

from models.campaign import Award
from tests.extract.plans import campaign

# The recipient, then comparator, value, unit and per of the quota.
Told = tuple[str | None, tuple[str, float, str | None, str | None] | None]

QUOTAS: list[tuple[str, list[Told]]] = [
    ("Giám đốc Sở tặng 06 Giấy khen cho tập thể.", [("collective", ("=", 6, "giấy", None))]),  # 1
    ("Tặng 10 Giấy khen của Giám đốc Sở cho cá nhân.", [("individual", ("=", 10, "giấy", None))]),  # 3
    (  # 4: two in one clause
        "Giám đốc Sở tặng 06 giấy khen đối với tập thể và 12 giấy khen đối với cá nhân.",
        [("collective", ("=", 6, "giấy", None)), ("individual", ("=", 12, "giấy", None))],
    ),
    (  # 5: percent of individuals
        "Tặng Giấy khen của Giám đốc Sở cho không quá 10% tổng số cá nhân của đơn vị.",
        [("individual", ("<=", 10, "%", None))],
    ),
    (  # 7: a floor
        "Giám đốc Sở tặng Giấy khen cho tối thiểu 01 cá nhân mỗi năm.",
        [("individual", (">=", 1, None, "year"))],
    ),
    (  # 8: per unit
        "Mỗi phòng giới thiệu 01 cá nhân đề nghị Giám đốc Sở tặng Giấy khen.",
        [("individual", ("=", 1, None, "unit"))],
    ),
    (  # 9
        "Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 09 tập thể và 08 cá nhân.",
        [("collective", ("=", 9, None, None)), ("individual", ("=", 8, None, None))],
    ),
    (  # 10: award: number
        "Cờ thi đua của UBND tỉnh: 54 tập thể; Chiến sĩ thi đua cấp tỉnh: 60 cá nhân.",
        [("collective", ("=", 54, None, None)), ("individual", ("=", 60, None, None))],
    ),
    (  # 11: households are counted with individuals
        "Giám đốc Sở tặng Giấy khen cho 47 tập thể và 12 hộ gia đình.",
        [("collective", ("=", 47, None, None)), ("individual", ("=", 12, None, None))],
    ),
    (  # 13: a named list
        "Giám đốc Sở tặng Giấy khen cho 2 tập thể: Trường THPT A và Trường THPT B.",
        [("collective", ("=", 2, None, None))],
    ),
    (  # 14: what is ruled out
        "Trong 1 năm không đề nghị tặng 02 hình thức Giấy khen, Bằng khen cho một tập thể hoặc một cá nhân.",
        [],
    ),
    ("Hồ sơ lập thành 02 bộ bản chính.", []),  # 15
    (  # 18: no number
        "Giám đốc Sở xem xét, quyết định tặng Giấy khen cho từng cá nhân và tập thể thực hiện tốt.",
        [("both", None)],
    ),
    (  # the form stands once, each unit has its number
        "Giám đốc Sở tặng Giấy khen: mỗi phòng 01 tập thể, 02 cá nhân; mỗi xã không quá 03 tập thể và 04 cá nhân.",
        [
            ("collective", ("=", 1, None, "unit")),
            ("individual", ("=", 2, None, "unit")),
            ("collective", ("<=", 3, None, "unit")),
            ("individual", ("<=", 4, None, "unit")),
        ],
    ),
    (  # a round of the campaign is no unit
        "Kết thúc mỗi đợt, Giám đốc Sở tặng Giấy khen cho 05 tập thể.",
        [("collective", ("=", 5, None, "round"))],
    ),
    (  # the nouns of forces, hospitals and villages
        "Giám đốc Sở tặng Giấy khen cho 02 đội, 01 khoa và 08 đồng chí.",
        [
            ("collective", ("=", 2, None, None)),
            ("collective", ("=", 1, None, None)),
            ("individual", ("=", 8, None, None)),
        ],
    ),
    ("Chiến sĩ thi đua cơ sở không quá 15% quân số.", [("individual", ("<=", 15, "%", None))]),
    ("Mỗi quý, Giám đốc Sở tặng Giấy khen cho 02 cá nhân.", [("individual", ("=", 2, None, "quarter"))]),
    (  # a bound for both
        "Giám đốc Sở tặng Giấy khen cho không quá 02 tập thể và 03 cá nhân.",
        [("collective", ("<=", 2, None, None)), ("individual", ("<=", 3, None, None))],
    ),
    (
        "Giám đốc Sở tặng Giấy khen cho tối đa 20% số đơn vị trong khối.",
        [("collective", ("<=", 20, "%", None))],
    ),
    ("Giám đốc Sở tặng 05 (năm) Giấy khen cho cá nhân.", [("individual", ("=", 5, "giấy", None))]),
    ("Giám đốc Sở tặng Giấy khen cho hai tập thể.", [("collective", ("=", 2, None, None))]),
    ("Mỗi cụm, khối 01 Cờ thi đua của Chủ tịch UBND tỉnh.", [(None, ("=", 1, "cờ", "unit"))]),
    # a range takes its floor
    ("Giám đốc Sở tặng Giấy khen cho từ 03 - 05 tập thể.", [("collective", (">=", 3, None, None))]),
    (  # the unit behind the numbers
        "Bộ trưởng Bộ Giáo dục và Đào tạo tặng Bằng khen cho không quá 03 tập thể và 05 cá nhân của mỗi tỉnh.",
        [("collective", ("<=", 3, None, "unit")), ("individual", ("<=", 5, None, "unit"))],
    ),
    (  # the Party's collectives and individuals
        "Ban Chấp hành Đảng bộ xã tặng Giấy khen cho 05 chi bộ và 15 đảng viên.",
        [("collective", ("=", 5, None, None)), ("individual", ("=", 15, None, None))],
    ),
    (  # any unit may have its number; what all of them have together is none of a unit's
        "Hiệu trưởng tặng Giấy khen: mỗi tổ chuyên môn làm tốt chọn 01 tập thể, tổng số không quá 04 tập thể.",
        [("collective", ("=", 1, None, "unit")), ("collective", ("<=", 4, None, None))],
    ),
    (  # who may have more, and how many more, is no quota
        "Giấy khen của Sở: mỗi CĐCS không quá 01 tập thể và 02 cá nhân (trên 200 người thêm 01 cá nhân).",
        [("collective", ("<=", 1, None, "unit")), ("individual", ("<=", 2, None, "unit"))],
    ),
    (  # the number in parentheses is of the word before them
        "Giám đốc Sở khen thưởng: tập thể (05 giấy khen), cá nhân (15 giấy khen).",
        [("collective", ("=", 5, "giấy", None)), ("individual", ("=", 15, "giấy", None))],
    ),
    (  # money is no quota
        "Giám đốc Sở tặng Giấy khen cho 04 tập thể. Mức thưởng: tập thể 4.000.000 đồng, hộ gia đình 2.000.000 đồng.",
        [("collective", ("=", 4, None, None))],
    ),
    ("Giám đốc Sở tặng Giấy khen cho 15 tập thể, cá nhân.", [("both", ("=", 15, None, None))]),
    (  # what a parenthesis counts is part of the number before it
        "Giám đốc Sở tặng Giấy khen cho 02 tập thể (01 khoa, 01 trạm), 03 cá nhân.",
        [("collective", ("=", 2, None, None)), ("individual", ("=", 3, None, None))],
    ),
    ("Chiến sĩ thi đua cơ sở: 12.", [(None, ("=", 12, None, None))]),
    ("Lao động tiên tiến: 85% trở lên.", [(None, (">=", 85, "%", None))]),
    ("Hình thức: Giấy khen.", [(None, None)]),
    (  # two kinds of recipients in one number
        "Sơ kết năm 2024: 08 Giấy khen của Giám đốc Sở, trong đó: 03 tập thể, 05 cá nhân.",
        [("collective", ("=", 3, None, None)), ("individual", ("=", 5, None, None))],
    ),
    (  # of how many they are chosen
        "Hằng năm, Giám đốc Sở tặng Giấy khen cho 03 cá nhân trong tổng số 41 viên chức.",
        [("individual", ("=", 3, None, "year"))],
    ),
    (  # of whom the share is taken
        'Chiến sĩ thi đua cơ sở không quá 15% tổng số người đạt danh hiệu "Lao động tiên tiến", "Chiến sĩ tiên tiến".',
        [("individual", ("<=", 15, "%", None))],
    ),
    # not an award
    ("Giấy chứng nhận hoàn thành khóa tập huấn cấp cho 20 cá nhân.", []),
]


def awards(line: str) -> tuple[Award, ...]:
    return campaign(f"V. KHEN THƯỞNG\n1. {line}\n2. Các phòng bình xét công khai.").awards


def told(award: Award) -> Told:
    quota = award.quota
    return award.recipient, (quota.comparator, quota.value, quota.unit, quota.per) if quota else None


@pytest.mark.parametrize(("line", "expected"), QUOTAS, ids=[line[:45] for line, _ in QUOTAS])
def test_quotas(line: str, expected: list[Told]) -> None:
    assert [told(award) for award in awards(line)] == expected


GRANTORS = [
    ("Tặng Giấy khen của Chủ tịch UBND xã cho 02 tập thể.", "Giấy khen", "Chủ tịch Ủy ban nhân dân xã"),
    ("Chủ tịch UBND thành phố sẽ tặng Giấy khen cho 02 tập thể.", "Giấy khen", "Chủ tịch Ủy ban nhân dân thành phố"),
    ("Trình Giám đốc xem xét, quyết định tặng Giấy khen cho 02 tập thể.", "Giấy khen", "Giám đốc"),
    (
        "Bộ trưởng Bộ Giáo dục và Đào tạo tặng Bằng khen cho 03 tập thể.",
        "Bằng khen",
        "Bộ trưởng Bộ Giáo dục và Đào tạo",
    ),
    (
        "Chủ tịch UBND xã Sa Bình, huyện Sa Thầy tặng Giấy khen cho 03 tập thể.",
        "Giấy khen",
        "Chủ tịch Ủy ban nhân dân xã Sa Bình, huyện Sa Thầy",
    ),
    ("Tặng Bằng khen của Thủ tướng Chính phủ cho 01 tập thể.", "Bằng khen", "Thủ tướng Chính phủ"),
    ("Giao trưởng các trạm y tế quy định và tặng Giấy khen cho cộng tác viên.", "Giấy khen", "trưởng các trạm y tế"),
    (
        "Mỗi đảng ủy đề nghị Ban Thường vụ Tỉnh ủy tặng Bằng khen cho 01 chi bộ.",
        "Bằng khen",
        "Ban Thường vụ Tỉnh ủy",
    ),
    # commanders: of a unit, and the one above who is asked through another
    ("Tiểu đoàn trưởng tặng Giấy khen cho 02 tập thể.", "Giấy khen", "Tiểu đoàn trưởng"),
    ("Báo cáo Bộ CHQS tỉnh xét, đề nghị Tư lệnh Quân khu 9 tặng Bằng khen cho 01 tập thể.", "Bằng khen",
     "Tư lệnh Quân khu 9"),
    ("Đề nghị Chỉ huy trưởng Bộ CHQS tỉnh tặng Giấy khen cho 03 tập thể.", "Giấy khen",
     "Chỉ huy trưởng Bộ Chỉ huy quân sự tỉnh"),
    ("Chỉ huy trưởng Ban CHQS xã tặng Giấy khen cho dân quân.", "Giấy khen", "Chỉ huy trưởng Ban Chỉ huy quân sự xã"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "form", "grantor"), GRANTORS)
def test_form_and_grantor(line: str, form: str, grantor: str) -> None:
    (award,) = awards(line)
    assert (award.form, award.grantor) == (form, grantor)


def test_a_proposal_to_a_higher_body_is_marked() -> None:
    proposed = [award.proposed for award in awards("Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 09 tập thể.")]
    own = [award.proposed for award in awards("Giám đốc Sở tặng Giấy khen cho 09 tập thể.")]
    assert (proposed, own) == ([True], [False])


PARTS = [
    # listed below
    "Giám đốc Sở tặng Giấy khen cho 05 tập thể, gồm:\n- 02 tập thể thuộc các phòng;\n- 03 đơn vị là các trung tâm.",
    # in the sentence, over a semicolon
    "Giám đốc Sở tặng Giấy khen cho 05 tập thể, gồm: 02 tập thể ở các phòng; 03 tập thể thuộc các trung tâm.",
    # in a parenthesis
    "Giám đốc Sở tặng Giấy khen cho 05 tập thể (trong đó: 02 tập thể thuộc các phòng; 03 tập thể thuộc các trung tâm).",
    # the form counted again in each part
    "Giám đốc Sở tặng Giấy khen cho 05 (năm) tập thể: 02 Giấy khen cho các phòng; 03 Giấy khen cho các trung tâm.",
    "Tặng 05 Giấy khen của Giám đốc cho tập thể:\n- 02 Giấy khen cho các phòng;\n- 03 Giấy khen đối với các trung tâm.",
]


@pytest.mark.parametrize("line", PARTS, ids=["list", "sentence", "parenthesis", "form again", "form counted"])
def test_the_parts_of_a_quota_are_one_award(line: str) -> None:
    (award,) = awards(line)
    assert award.quota is not None
    assert (award.recipient, award.quota.value) == ("collective", 5)
    assert [(share.group, share.value) for share in award.breakdown] == [("các phòng", 2), ("các trung tâm", 3)]


@pytest.mark.parametrize(
    ("rows", "groups"),
    [
        ("| các phòng | 02 |\n| các trung tâm | 03 |", [("các phòng", 2), ("các trung tâm", 3)]),
        ("| các phòng | 02 |\n| các trung tâm | 03 |\n| Tổng cộng | 05 |", [("các phòng", 2), ("các trung tâm", 3)]),
        ("| các phòng | 02 |\n| các trung tâm | 04 |", []),  # numbers of something else
        ("| các phòng | sạch |\n| các trung tâm | đẹp |", []),
    ],
)
def test_a_table_behind_a_quota_gives_its_parts(rows: str, groups: list[tuple[str, int]]) -> None:
    line = f"Giám đốc Sở tặng Giấy khen cho 05 tập thể, phân bổ như sau:\n\n| Khối | Số |\n|---|---|\n{rows}\n"
    (award,) = awards(line)
    assert award.quota is not None
    assert [(share.group, share.value) for share in award.breakdown] == groups


def test_a_limit_on_nominations_takes_the_form_named_above_it() -> None:
    found = campaign(
        "V. KHEN THƯỞNG\na) Bằng khen của Chủ tịch UBND tỉnh tặng không quá 30 cá nhân.\n"
        "b) Mỗi sở, mỗi huyện đề nghị không quá 02 tập thể và 03 cá nhân."
    ).awards
    assert [(award.form, *told(award)) for award in found] == [
        ("Bằng khen", "individual", ("<=", 30, None, None)),
        ("Bằng khen", "collective", ("<=", 2, None, "unit")),
        ("Bằng khen", "individual", ("<=", 3, None, "unit")),
    ]


def test_a_form_that_names_nobody_goes_to_whom_the_criteria_name() -> None:
    found = campaign(
        "IV. TIÊU CHÍ\n1. Đối với cá nhân\n- Hoàn thành nhiệm vụ;\n- Có sáng kiến được áp dụng.\n"
        "V. KHEN THƯỞNG\nHình thức khen thưởng: Giấy khen của Giám đốc Sở."
    ).awards
    assert [award.recipient for award in found] == ["individual"]


def test_a_table_names_whom_it_counts_in_its_cells() -> None:
    table = (
        "| TT | Hình thức khen thưởng | Số lượng |\n|---|---|---|\n"
        "| 1 | Giấy khen của Giám đốc Sở | 04 tập thể, 09 cá nhân |\n"
        "| 2 | Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen | không quá 02 đơn vị |\n"
        "| 3 | Lao động tiên tiến | 20 |\n"
    )
    found = campaign(f"V. KHEN THƯỞNG\n\n{table}").awards
    assert [(one.form, one.proposed, *told(one)) for one in found] == [
        ("Giấy khen", False, "collective", ("=", 4, None, None)),
        ("Giấy khen", False, "individual", ("=", 9, None, None)),
        ("Bằng khen", True, "collective", ("<=", 2, None, None)),
        ("Lao động tiên tiến", False, None, ("=", 20, None, None)),
    ]


def test_parts_named_by_their_kind() -> None:
    (award,) = awards("Giám đốc Sở tặng Giấy khen cho 12 tập thể, gồm: 08 tập thể khu phố; 04 tập thể là tổ vận động.")
    assert [(share.group, share.value) for share in award.breakdown] == [("khu phố", 8), ("tổ vận động", 4)]


def test_titles_among_goals_are_no_awards_and_a_column_may_name_who_grants() -> None:
    goals = "| TT | Nội dung | Chỉ tiêu năm 2024 |\n|---|---|---|\n| 1 | Chiến sĩ thi đua cơ sở | 8 |\n"
    assert campaign(f"II. CHỈ TIÊU\n\n{goals}").awards == ()
    given = (
        "| Danh hiệu | Cá nhân | Cấp quyết định |\n|---|---|---|\n"
        "| Lao động tiên tiến | 12 | Hiệu trưởng |\n| Bằng khen | 02 | Chủ tịch UBND tỉnh |\n"
    )
    assert [one.grantor for one in campaign(f"V. KHEN THƯỞNG\n\n{given}").awards] == [
        "Hiệu trưởng",
        "Chủ tịch Ủy ban nhân dân tỉnh",
    ]


def test_who_gives_is_named_once_for_forms_side_by_side() -> None:
    line = "Đề nghị Chủ tịch UBND tỉnh tặng Cờ thi đua: 01 HTX; Bằng khen: 03 HTX, 05 cá nhân."
    assert [(one.form, one.grantor, one.proposed, one.recipient) for one in awards(line)] == [
        ("Cờ thi đua", "Chủ tịch Ủy ban nhân dân tỉnh", True, "collective"),
        ("Bằng khen", "Chủ tịch Ủy ban nhân dân tỉnh", True, "collective"),
        ("Bằng khen", "Chủ tịch Ủy ban nhân dân tỉnh", True, "individual"),
    ]


def _said(line: str) -> list[tuple[str, str | None, bool, float | None]]:
    return [(one.form, one.grantor, one.proposed, one.quota.value if one.quota else None) for one in awards(line)]


@pytest.mark.parametrize("joint", ["; tặng", ", tặng", "; xét tặng", " và tặng"])
def test_one_who_is_asked_for_two_forms_is_asked_for_both(joint: str) -> None:
    line = f"Trình Chủ tịch UBND tỉnh tặng Cờ thi đua cho 01 tập thể{joint} Bằng khen cho 03 tập thể và 04 cá nhân."
    chair = "Chủ tịch Ủy ban nhân dân tỉnh"
    assert _said(line) == [
        ("Cờ thi đua", chair, True, 1),
        ("Bằng khen", chair, True, 3),
        ("Bằng khen", chair, True, 4),
    ]


def test_a_title_asked_for_beside_a_form_has_its_grantor() -> None:
    line = "Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 02 tập thể; tặng danh hiệu Chiến sĩ thi đua cho 01 cá nhân."
    assert _said(line)[1][1:] == ("Chủ tịch Ủy ban nhân dân tỉnh", True, 1)


def test_a_giay_khen_is_not_asked_for_of_whom_a_bang_khen_is() -> None:
    line = "Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 02 tập thể; tặng Giấy khen cho 05 tập thể."
    assert _said(line)[1] == ("Giấy khen", None, False, 5)


def test_a_limit_on_persons_is_not_on_a_flag() -> None:
    body = (
        "V. KHEN THƯỞNG\n1. Giám đốc Sở tặng Giấy khen cho cá nhân; tặng Cờ thi đua cho 01 đơn vị dẫn đầu.\n"
        "2. Mỗi phòng được đề nghị 01 cá nhân."
    )
    assert [one.form for one in campaign(body).awards if one.quota and one.quota.per == "unit"] == ["Giấy khen"]


def test_what_is_granted_is_no_condition() -> None:
    body = (
        "III. TIÊU CHUẨN VÀ SỐ LƯỢNG KHEN THƯỞNG\n1. Có phong trào sôi nổi, đúng tiến độ.\n"
        "2. Giám đốc Sở tặng Giấy khen cho 03 phòng dẫn đầu."
    )
    assert [one.text for one in campaign(body).criteria] == ["Có phong trào sôi nổi, đúng tiến độ"]
