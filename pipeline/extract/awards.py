"""Awards: form, grantor, recipient, quota and its break-down (contract, campaign.awards; domain notes 2.3, 5.3).

Two kinds of recipients in one sentence are two awards; copies of a dossier are no quota; a giấy chứng nhận is no award.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from models.campaign import AppliesTo, Award, Quota, Share
from models.outline import Node
from models.span import Span
from pipeline.extract.context import Reading
from pipeline.extract.grantors import grantor_of
from pipeline.extract.groups import applies_to, classes_named
from pipeline.extract.quotas import Counted, count_at, counts_of_groups, shares_below, shares_in
from pipeline.nlp.abbreviations import same_name
from pipeline.nlp.analysis import Hit, attributes

_SENTENCE = re.compile(r"[.;](?=\s|$)|\n")
_PROPOSES = re.compile(
    r"(?<!\w)(?:đề nghị|đề xuất|giới thiệu|trình)(?!\w)[^.;]{0,120}?(?:tặng|khen thưởng|xét|xem xét)"
)
_SILENT = {"purposes", "requirements", "objectives", "audiences", "scope", "period", "targets"}
_OPEN_HEAD = 180


@dataclass(frozen=True, slots=True)
class _Draft:
    form: str
    grantor: str | None
    recipient: AppliesTo | None
    quota: Quota | None
    breakdown: tuple[Share, ...]
    proposed: bool
    evidence: tuple[Span, ...]


def extract_awards(reading: Reading, criteria_for: AppliesTo | None) -> tuple[Award, ...]:
    """Return the awards in printed order; `criteria_for` is whom the criteria name, for forms that name nobody."""
    drafts: list[_Draft] = []
    for node in reading.outline.nodes:
        if node.start in reading.outline.preamble or set(reading.outline.roles(node)) & {
            "purposes",
            "requirements",
            "objectives",
        }:
            continue
        if _is_share(reading, node):
            continue
        drafts.extend(_in_node(reading, node))
    merged = _merge(drafts)
    return tuple(_award(draft, criteria_for if len(merged) == 1 else None) for draft in merged)


def _award(draft: _Draft, fallback: AppliesTo | None) -> Award:
    return Award(
        form=draft.form, grantor=draft.grantor, recipient=draft.recipient or fallback, quota=draft.quota, breakdown=draft.breakdown,
        proposed=draft.proposed, evidence=draft.evidence,
    )  # fmt: skip


def _is_share(reading: Reading, node: Node) -> bool:
    """'- 02 Giấy khen cho các xã' under 'Tặng 06 Giấy khen ...' is a part of that quota."""
    if node.parent is None or node.marker not in {"dash", "plus", "bullet"}:
        return False
    parent = reading.outline.nodes[node.parent]
    hits = _forms(reading, parent.body, parent.end)
    return (
        bool(hits) and count_at(reading, hits[0].start, parent.body) is not None and bool(shares_below(reading, parent))
    )


def _forms(reading: Reading, start: int, end: int) -> list[Hit]:
    return [
        hit for hit in reading.hits("award_form", start, end) if attributes("award_form", hit.key).get("award", True)
    ]


def _in_node(reading: Reading, node: Node) -> list[_Draft]:
    drafts: list[_Draft] = []
    stops = [match.start() for match in _SENTENCE.finditer(reading.low, node.body, node.end)]
    edges = [node.body, *(stop + 1 for stop in stops), node.end]
    for start, end in zip(edges, edges[1:], strict=False):
        hits = _forms(reading, start, end)
        for index, hit in enumerate(hits):
            after = hits[index + 1].start if index + 1 < len(hits) else end
            before = hits[index - 1].end if index else start
            drafts.extend(_of_hit(reading, node, hit, (before, after), (start, end)))
    return drafts


def _of_hit(reading: Reading, node: Node, hit: Hit, around: tuple[int, int], sentence: tuple[int, int]) -> list[_Draft]:
    before, after = around
    form, fixed = _split_form(hit)
    grantor = fixed or grantor_of(reading, node, hit, around, sentence)
    proposed = _PROPOSES.search(reading.low, sentence[0], hit.start) is not None
    start, end = reading.trim(*sentence)
    evidence = (reading.span(hit.start, hit.end), reading.span(start, end))
    base = _Draft(form, grantor, None, None, (), proposed, evidence)
    direct = count_at(reading, hit.start, before)
    groups = counts_of_groups(reading, before, after)
    if groups and direct is None:
        return [replace(base, recipient=one.applies_to, quota=one.quota) for one in groups]
    recipient = _recipient(reading, node, hit, around)
    shares = shares_below(reading, node) or shares_in(reading, hit.end, end)
    quota = _quota(direct)
    if quota is None and recipient is None and not _grants(reading, node, hit, sentence):
        return []
    return [replace(base, recipient=recipient, quota=quota, breakdown=shares if quota else ())]


def _split_form(hit: Hit) -> tuple[str, str | None]:
    """'Bằng khen của Thủ tướng Chính phủ' -> form and grantor."""
    form, _, grantor = hit.key.partition(" của ")
    return form, grantor or None


def _quota(counted: Counted | None) -> Quota | None:
    if counted is None:
        return None
    return counted.quota.model_copy(update={"unit": counted.quota.unit or "giấy"})


def _recipient(reading: Reading, node: Node, hit: Hit, around: tuple[int, int]) -> AppliesTo | None:
    """Return whom the words behind the form name, else those before it, else the heads above."""
    before, after = around
    given = re.compile(r"[^.;]{0,12}?(?:cho|đối với|tặng)\s").match(reading.low, hit.end, after)
    stop = _until_duty(reading, hit.end, after)
    named = applies_to(reading, hit.end, stop) if given else classes_named(reading, hit.end, stop)
    if (named := named or classes_named(reading, before, hit.start)) is not None:
        return named
    for ancestor in reading.outline.path(node):
        head = reading.text[ancestor.body : ancestor.end]
        if len(head) < _OPEN_HEAD and (named := applies_to(reading, ancestor.body, ancestor.end)) is not None:
            return named
    return None


def _until_duty(reading: Reading, start: int, end: int) -> int:
    stop = re.compile(r"(?<!\w)(?:giao|do|theo quy định|căn cứ)(?!\w)").search(reading.low, start, end)
    return stop.start() if stop else end


_GRANT = re.compile(r"(?<!\w)(?:tặng|khen thưởng|trao|hình thức|của|thưởng|công nhận|cấp)(?!\w)")


def _grants(reading: Reading, node: Node, hit: Hit, sentence: tuple[int, int]) -> bool:
    """A bare mention counts only where something is granted ('Hình thức khen thưởng: Giấy khen')."""
    if "awards" in reading.outline.roles(node):
        return True
    return _GRANT.search(reading.low, max(sentence[0], hit.start - 80), min(sentence[1], hit.end + 6)) is not None


def _merge(drafts: list[_Draft]) -> list[_Draft]:
    """One entry for each form, grantor and recipient; a mention that adds nothing to a fuller one falls into it."""
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.quota is None, one.recipient is None)):
        known = next((one for one in kept if _same(one, draft)), None)
        if known is None:
            kept.append(draft)
        elif known.grantor is None and draft.grantor is not None:
            kept[kept.index(known)] = replace(known, grantor=draft.grantor)
    return sorted(kept, key=lambda one: one.evidence[0].start)


def _same(known: _Draft, draft: _Draft) -> bool:
    if known.form != draft.form:
        return False
    if (
        known.grantor
        and draft.grantor
        and not same_name(known.grantor, draft.grantor)
        and not _shorter(known.grantor, draft.grantor)
    ):
        return False
    if draft.quota is not None and known.quota is not None:
        return known.recipient == draft.recipient and known.quota == draft.quota
    return (
        draft.recipient is None
        or known.recipient == draft.recipient
        or known.recipient == "both"
        or draft.recipient == "both"
    )


def _shorter(left: str, right: str) -> bool:
    """'Giám đốc' and 'Giám đốc Sở' are one person; so are 'Chủ tịch UBND huyện' and the same with the place's name."""
    first, second = sorted((left.lower(), right.lower()), key=len)
    return second.startswith(first)
