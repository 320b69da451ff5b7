"""What holds for every pair of plans (house style, 16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from models.reconciliation import Finding, Reconciliation
from pipeline.reconcile import reconcile
from pipeline.reconcile.catalogue import entries
from tests.reconcile.plans import DISTRICT, PROVINCE, Plan, cite

TOPICS = [
    "Thi đua thu gom rác thải, khơi thông kênh mương",
    "Thi đua trồng cây chắn sóng, chăm sóc rừng phòng hộ",
    "Thi đua tuyên truyền pháp luật bảo vệ nguồn nước",
    "Thi đua chuyển đổi số, phổ cập kỹ năng số cho nhân dân",
    "Thi đua xây dựng nếp sống văn hóa, giữ gìn an ninh, trật tự",
    "Thi đua đẩy mạnh cải cách hành chính và thu gom giấy tờ cũ",
]
METRICS = ["hộ dân dùng nước sạch", "hồ sơ giải quyết trực tuyến", "hộ nghèo đa chiều", "văn bản được ký số"]
FORMS = [
    ("Bằng khen", "Chủ tịch UBND tỉnh"),
    ("Giấy khen", "Chủ tịch UBND huyện"),
    ("Cờ thi đua", "Chủ tịch UBND tỉnh"),
]
DAYS = st.dates(date(2024, 1, 1), date(2025, 12, 31))
RANK = {"violation": 2, "warning": 1, "ok": 0, "not_comparable": 0, "not_applicable": 0}


def _target(metric: str, comparator: str, value: int) -> dict[str, Any]:
    return {"text": f"Tỷ lệ {metric} đạt {value}%", "comparator": comparator, "value": value}


targets = st.builds(_target, st.sampled_from(METRICS), st.sampled_from([">=", ">", "="]), st.integers(1, 99))
awards = st.builds(
    lambda form, recipient, quota: {"form": form[0], "grantor": form[1], "recipient": recipient, "quota": quota},
    st.sampled_from(FORMS),
    st.sampled_from(["collective", "individual", "both"]),
    st.one_of(st.none(), st.integers(1, 20)),
)
deadlines = st.builds(
    lambda kind, day, action, bound, to: {
        "kind": kind,
        "on": day.isoformat(),
        "action": action,
        "bound": bound,
        "addressee": to,
    },
    st.sampled_from(["report", "submission", "registration", "review", "issue"]),
    DAYS,
    st.sampled_from(["báo cáo sơ kết", "báo cáo tổng kết", "báo cáo kết quả"]),
    st.sampled_from(["before", "by"]),
    st.sampled_from([None, "Sở Nội vụ", "Phòng Nội vụ huyện"]),
)
periods = st.one_of(
    st.none(),
    st.tuples(DAYS, DAYS).map(lambda days: {"start": min(days).isoformat(), "end": max(days).isoformat()}),
    st.just({"start": "2024", "end": "2025", "recurrence": "yearly"}),
)


def plans(**fixed: Any) -> st.SearchStrategy[Plan]:
    parts: dict[str, Any] = {
        "issuer": st.sampled_from([PROVINCE, DISTRICT]),
        "issued_on": st.one_of(st.none(), DAYS.map(date.isoformat), st.just("2024-05")),
        "period": periods,
        "contents": st.lists(st.sampled_from(TOPICS), unique=True, max_size=4),
        "criteria": st.lists(st.sampled_from(TOPICS), unique=True, max_size=3),
        "targets": st.lists(targets, max_size=3),
        "awards": st.lists(awards, max_size=3),
        "deadlines": st.lists(deadlines, max_size=4),
        "dossier": st.one_of(st.none(), st.just(["Tờ trình", "Báo cáo thành tích"])),
        "status": st.sampled_from(["issued", "draft"]),
        "genre": st.sampled_from(["plan", "plan", "article"]),
    }
    return st.builds(Plan, **(parts | {name: st.just(value) for name, value in fixed.items()}))


def run(child: Plan, parent: Plan | None) -> Reconciliation:
    return reconcile(child.record(), parent.record() if parent else None)


def by_rule(result: Reconciliation) -> dict[str, Finding]:
    return {finding.rule: finding for finding in result.findings}


@settings(max_examples=60, deadline=None)
@given(plans())
def test_a_plan_against_itself_violates_no_rule_on_two_documents(plan: Plan) -> None:
    for other in (plan, replace(plan, title=plan.title + " (bản sao)")):  # the same record, and its twin of another id
        violated = [
            f for f in run(plan, other).findings if f.outcome == "violation" and entries()[f.rule].documents == 2
        ]
        assert violated == []


def _said(result: Reconciliation) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.outcome, finding.message) for finding in result.findings]


@settings(max_examples=60, deadline=None)
@given(plans(), plans(), st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(child: Plan, parent: Plan, random: Any) -> None:
    record = child.record()
    lists = ("contents", "criteria", "targets", "awards", "deadlines")
    shuffled = {name: tuple(random.sample(items := list(getattr(record.campaign, name)), len(items))) for name in lists}
    other = record.model_copy(update={"campaign": record.campaign.model_copy(update=shuffled)})
    assert _said(reconcile(record, parent.record())) == _said(reconcile(other, parent.record()))


@settings(max_examples=80, deadline=None)
@given(plans(), plans(), st.data())
def test_an_earlier_child_deadline_never_adds_a_lateness(child: Plan, parent: Plan, data: st.DataObject) -> None:
    if not child.deadlines:
        return
    index = data.draw(st.integers(0, len(child.deadlines) - 1))
    days = data.draw(st.integers(1, 200))
    moved = date.fromisoformat(child.deadlines[index]["on"]) - timedelta(days=days)
    earlier = replace(child, deadlines=[*child.deadlines])
    earlier.deadlines[index] = {**child.deadlines[index], "on": moved.isoformat()}
    before, after = (by_rule(run(plan, parent))["R09"] for plan in (child, earlier))
    assert RANK[after.outcome] <= RANK[before.outcome]


@settings(max_examples=80, deadline=None)
@given(plans(), plans(), st.data())
def test_a_higher_child_target_never_adds_a_weakness(child: Plan, parent: Plan, data: st.DataObject) -> None:
    metrics = [target["text"].split(" đạt")[0] for target in child.targets]
    if not metrics or len(set(metrics)) < len(metrics):
        return
    index = data.draw(st.integers(0, len(metrics) - 1))
    value = data.draw(st.integers(child.targets[index]["value"], 99))
    higher = replace(child, targets=[*child.targets])
    higher.targets[index] = {**child.targets[index], "value": value, "text": f"{metrics[index]} đạt {value}%"}
    if "hộ nghèo" in metrics[index]:  # of which less is better
        return
    before, after = (by_rule(run(plan, parent))["R14"] for plan in (child, higher))
    assert RANK[after.outcome] <= RANK[before.outcome]


@settings(max_examples=80, deadline=None)
@given(plans(), plans(), st.data())
def test_a_raised_quota_never_removes_an_excess(child: Plan, parent: Plan, data: st.DataObject) -> None:
    numbered = [index for index, award in enumerate(child.awards) if award["quota"]]
    if not numbered:
        return
    index = data.draw(st.sampled_from(numbered))
    raised = replace(child, awards=[*child.awards])
    raised.awards[index] = {**child.awards[index], "quota": child.awards[index]["quota"] + data.draw(st.integers(1, 9))}
    before, after = (by_rule(run(plan, parent))["R18"] for plan in (child, raised))
    assert RANK[after.outcome] >= RANK[before.outcome]


@settings(max_examples=60, deadline=None)
@given(plans(), st.one_of(st.none(), plans()))
def test_every_finding_quotes_both_sides_or_says_which_is_silent(child: Plan, parent: Plan | None) -> None:
    result = run(child, parent)
    texts = child.record().text, parent.record().text if parent else ""
    for finding in result.findings:
        assert finding.child or finding.detail.child, finding
        assert finding.parent or finding.detail.parent, finding
        for spans, text in zip((finding.child, finding.parent), texts, strict=True):
            assert text is not None
            assert all(text[span.start : span.end] == span.text for span in spans)
    assert sum(result.summary.values()) == len(result.findings)


@settings(max_examples=30, deadline=None)
@given(plans(), plans())
def test_twice_gives_the_same_bytes(child: Plan, parent: Plan) -> None:
    assert run(child, parent).model_dump_json() == run(child, parent).model_dump_json()


@settings(max_examples=40, deadline=None)
@given(plans(), plans())
def test_a_violation_rests_on_words_and_drafts_and_articles_have_none(child: Plan, parent: Plan) -> None:
    child = replace(child, cites=[cite(parent)])
    for finding in run(child, parent).findings:
        if finding.outcome == "violation":
            assert child.status == "issued"
            assert child.genre == "plan"
            assert finding.parent or entries()[finding.rule].documents == 1
