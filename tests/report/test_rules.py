"""The catalogue of rules as the pages show it."""

from __future__ import annotations

import pytest

from pipeline.reconcile.catalogue import entries
from pipeline.report.rules import basis_words, rule_of, rules_version
from pipeline.report.words import words_in


@pytest.mark.parametrize("identity", sorted(entries()))
def test_every_rule_of_the_catalogue_is_known(identity: str) -> None:
    rule, entry = rule_of(identity), entries()[identity]
    assert (rule.title, rule.question, rule.documents) == (entry.title, entry.question, entry.documents)
    assert "[" not in basis_words(entry.basis, words_in("vi")), "an officer does not know our evidence tags"


def test_a_rule_outside_the_catalogue_has_its_id_only() -> None:
    assert rule_of("R99").question is None
    assert rule_of("R99").id == "R99"


@pytest.mark.parametrize(
    ("basis", "shown"),
    [
        (
            "Luật 06/2022/QH15 Điều 80 [read]; Điều 79 [unverified]",
            "Luật 06/2022/QH15 Điều 80; Điều 79 (chưa kiểm chứng)",
        ),
        ("NĐ 30/2020/NĐ-CP Điều 13 [2nd]", "NĐ 30/2020/NĐ-CP Điều 13 (theo nguồn thứ cấp)"),
        ("logic", "suy luận từ nội dung văn bản"),
        ("chế độ báo cáo [heuristic]", "chế độ báo cáo (kinh nghiệm)"),
    ],
)
def test_evidence_tags_become_words(basis: str, shown: str) -> None:
    assert basis_words(basis, words_in("vi")) == shown


@pytest.mark.parametrize(
    ("basis", "shown"),
    [
        ("kỹ thuật soạn thảo [heuristic]", "drafting practice (practice)"),
        (
            "logic; Luật 06/2022/QH15 Điều 80 khoản 1 [read]",
            "reasoning on the texts; Law 06/2022/QH15 Article 80 clause 1",
        ),
    ],
)
def test_grounds_are_told_in_english(basis: str, shown: str) -> None:
    assert basis_words(basis, words_in("en")) == shown


def test_the_version_is_short_and_stable() -> None:
    assert rules_version() == rules_version()
    assert len(rules_version()) == 8
