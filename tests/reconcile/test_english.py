"""English beside Vietnamese: both for every sentence, values of the rules rendered, words of documents kept."""

from __future__ import annotations

import re
import string

import pytest

from models.reconciliation import Finding
from pipeline.reconcile import reconcile
from pipeline.reconcile.catalogue import RuleEntry, entries
from pipeline.reconcile.english import law, render_message, render_note, render_value, several, when, word
from tests.reconcile.plans import DISTRICT, Plan, cite

KINDS = {"", "when", "word", "list", "law"}


def _holes(text: str) -> dict[str, str]:
    return {name: kind or "" for _, name, kind, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("entry", entries().values(), ids=lambda entry: entry.id)
def test_every_sentence_has_its_english(entry: RuleEntry) -> None:
    for ending in entry.endings.values():
        assert _holes(ending.english).keys() <= _holes(ending.message).keys(), ending.english
        assert set(_holes(ending.english).values()) <= KINDS
        assert not ending.english.endswith(".")
        assert not re.search("[ăâđêôơưạ-ỹ]", ending.english.lower()), "no Vietnamese outside the holes"


@pytest.mark.parametrize("entry", entries().values(), ids=lambda entry: entry.id)
def test_grounds_are_law_or_plain_words(entry: RuleEntry) -> None:
    assert not re.search(r"domain notes|\.yaml|\.py|pipeline|/data/", entry.basis)
    assert "[" in entry.basis or not re.search("[đạ-ỹ]", law(entry.basis)), "a ground in plain words has its English"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("trước 09/10/2026", "before 9 October 2026"),
        ("chậm nhất 31/03/2025", "by 31 March 2025"),
        ("trong tháng 11/2026", "in November 2026"),
        ("trong quý IV/2026", "in Q4 2026"),
        ("năm 2026", "2026"),
        ("giai đoạn 2021 - 2030", "2021–2030"),
        ("từ 01/10/2025 đến 30/09/2026", "from 1 October 2025 to 30 September 2026"),
        ("từ ngày ban hành đến 30/09/2026", "from the day of issue to 30 September 2026"),
        ("trước ngày 09/10/2026", "before 9 October 2026"),
        ("trước ngày 30/11 hằng năm", "before 30 November every year"),
        ("trước ngày 05 các tháng 6, 12 hằng năm", "before 5 June, December every year"),
        ("trong các tháng 6, 12 hằng năm", "in June, December every year"),
        ("chậm nhất ngày cuối hằng tháng", "by the last day of every month"),
        # as findings of earlier releases have it
        ("trước định kỳ ngày 30 tháng 11 hằng năm", "before 30 November every year"),
        ("15 ngày làm việc kể từ ngày ban hành kế hoạch", "15 working days from ngày ban hành kế hoạch"),
        ("hết 30/11/2024", "the end of 30 November 2024"),
        ("không ghi ngày", "undated"),
    ],
)
def test_times(text: str, shown: str) -> None:
    assert when(text) == shown


@pytest.mark.parametrize(
    ("render", "text", "shown"),
    [
        (word, "kế hoạch", "the plan"),
        (word, "Sở Nội vụ", "Sở Nội vụ"),
        (word, " (thay bằng 152/2025/NĐ-CP)", " (replaced by 152/2025/NĐ-CP)"),
        (word, ", theo thông lệ còn thiếu hồ sơ, kinh phí", "; by practice it lacks dossier, funding"),
        (several, "mục tiêu, sơ kết, tổng kết, khen thưởng", "aims, review, awards"),
        (law, "Luật 06/2022/QH15 Điều 80 khoản 1", "Law 06/2022/QH15 Article 80 clause 1"),
        (law, "logic; thời hạn của kế hoạch cấp trên", "reasoning on the texts; the deadline set by the parent plan"),
    ],
)
def test_phrases(render: object, text: str, shown: str) -> None:
    assert callable(render)
    assert render(text) == shown


ABOVE = Plan(
    period={"start": "2024-03-01", "end": "2024-11-30"},
    contents=["Thu gom rác thải nhựa trên sông", "Trồng cây ven bờ"],
    targets=[{"text": "80% hộ dân không xả rác", "comparator": "=", "value": 80}],
    deadlines=[{"kind": "report", "action": "báo cáo kết quả", "on": "2024-12-05"}],
)
BELOW = Plan(
    issuer=DISTRICT, symbol="20/KH-UBND", issued_on="2024-03-01", cites=[cite(ABOVE)],
    period={"start": "2024-03-01", "end": "2024-12-31"}, contents=["Thu gom rác thải nhựa trên sông"],
    targets=[{"text": "70% hộ dân không xả rác", "comparator": "=", "value": 70}],
    deadlines=[{"kind": "report", "action": "báo cáo kết quả", "on": "2024-12-15"}],
)  # fmt: skip


def _found(rule: str, below: Plan = BELOW, *, alone: bool = False) -> Finding:
    result = reconcile(below.record(), None if alone else ABOVE.record())
    return next(finding for finding in result.findings if finding.rule == rule)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("R05", "The campaign ends 31 December 2024, after the parent's end 30 November 2024."),
        ("R09", "Report: before 15 December 2024, too late for the parent's before 5 December 2024."),
        ("R12", "The plan lacks the parent's content “Trồng cây ven bờ”."),
        ("R14", "The target “70% hộ dân không xả rác” is lower than the parent's “80% hộ dân không xả rác”."),
    ],
)
def test_messages_in_english_keep_the_words_of_the_documents(rule: str, message: str) -> None:
    finding = _found(rule)
    assert render_message(finding, "en") == message
    assert render_message(finding, "vi") == finding.message


def test_what_weakens_a_finding_is_said() -> None:
    draft = Plan(**{**BELOW.__dict__, "status": "draft"})
    assert render_message(_found("R05", draft), "en").endswith("(a warning only: the plan is a draft).")


def test_a_rule_that_cannot_be_asked() -> None:
    finding = _found("R12", alone=True)
    parent = "15/KH-UBND của Ủy ban nhân dân tỉnh Bình Minh"
    assert render_message(finding, "en") == (
        f"There is no full text of {parent}, so this could not be compared: the contents of the emulation."
    )
    assert render_note(finding, "en") == "Are all contents of the parent in the plan?"
    assert render_value(finding, "parent", "en") == "the parent does not say or has no full text"


def test_a_finding_older_than_its_statements_keeps_its_words() -> None:
    older = _found("R05").model_copy(update={"statements": ()})
    assert render_message(older, "en") == older.message


def test_values_of_the_rules_are_rendered() -> None:
    assert render_value(_found("R05"), "child", "en") == "from 1 March 2024 to 31 December 2024"
    assert render_value(_found("R09"), "parent", "en") == "report before 5 December 2024"
    assert render_value(_found("R14"), "child", "en") == "70% hộ dân không xả rác"


@pytest.mark.parametrize("ending", ["there-is-no-such-sentence", next(iter(entries()["R02"].endings))])
def test_a_finding_of_an_earlier_wording_keeps_its_own_words(ending: str) -> None:
    """A report beside an earlier run shows what that run said; today's sentence may ask for more than it kept."""
    assert _holes(next(iter(entries()["R02"].endings.values())).english)
    said = Finding(rule="R02", outcome="ok", severity=1, message="Câu của lần trước.", statements=({"ending": ending},))
    assert render_message(said, "en") == "Câu của lần trước."
    assert render_note(said, "en") is None
