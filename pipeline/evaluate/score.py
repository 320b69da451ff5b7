"""Records and gold -> `Scores`: the whole of evaluation in one pure function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from models.record import CampaignRecord
from pipeline.evaluate.counts import Scores, Verdict
from pipeline.evaluate.evidence import judge_evidence
from pipeline.evaluate.items import NAMES, PREFIXES, TEXTS, judge_list, judge_records
from pipeline.evaluate.judge import Affinity, judge, judge_keys
from pipeline.evaluate.matchers import Matcher, same_item, same_name, same_symbol, same_title, same_value
from pipeline.evaluate.references import judge_references
from pipeline.evaluate.values import Json, Node, count_of, node, plain

Prediction = CampaignRecord | Mapping[str, Json] | None
"""A record, its JSON (gold itself will do), or None where the document failed."""

_HEADER: dict[str, Matcher] = {
    "genre": same_value,
    "is_campaign": same_value,
    "doc_type": same_value,
    "number": same_symbol,
    "code": same_symbol,
    "symbol": same_symbol,
    "issued_on": same_value,
    "place": same_value,
    "title": same_title,
    "status": same_value,
}
_ISSUER: dict[str, Matcher] = {
    "name": same_name,
    "superior": same_name,
    **dict.fromkeys(("kind", "level", "province", "district", "commune"), same_value),
}
_SIGNER: dict[str, Matcher] = dict.fromkeys(("name", "position", "capacity"), same_value)
_PERIOD: dict[str, Matcher] = dict.fromkeys(("start", "end", "recurrence"), same_value)

_SCORED = {
    "": {"document", "references", "campaign"},
    "document": {*_HEADER, "issuer", "signer", "co_issuers", "recipients", "evidence"},
    "campaign": {
        "period", "audiences", "audiences_match", "purposes", "requirements", "contents", "contents_match",
        "targets", "criteria", "awards", "deadlines", "dossier", "funding",
    },
}  # fmt: skip


def score(predictions: Mapping[str, Prediction], gold: Mapping[str, Node]) -> Scores:
    """Judge every document of gold.

    Args:
        predictions: document name -> record; a name that is missing or None is a failed document.
        gold: document name -> gold object.
    """
    verdicts: dict[str, tuple[Verdict, ...]] = {}
    unscored: Counter[str] = Counter()
    for name, expected in gold.items():
        truth = plain(expected)
        verdicts[name] = tuple(judge_document(truth, plain(predictions.get(name))))
        unscored.update(_unscored(truth))
    failed = tuple(name for name in gold if predictions.get(name) is None)
    return Scores(verdicts, failed, dict(unscored))


def judge_document(gold: Node, predicted: Node) -> Iterator[Verdict]:
    """Yield the verdicts on one document; both sides are NFC JSON (`plain`), a failed document is the empty object."""
    yield from _judge_header(node(gold.get("document")), node(predicted.get("document")))
    yield from judge_references(gold, predicted)
    yield from _judge_campaign(node(gold.get("campaign")), node(predicted.get("campaign")))
    yield from judge_evidence(gold, predicted)


def _judge_header(gold: Node, predicted: Node) -> Iterator[Verdict]:
    yield from judge_keys("document.", gold, predicted, _HEADER)
    yield from _judge_part("document.", "issuer", gold, predicted, _ISSUER)
    yield from judge_list("document.co_issuers", gold, predicted, NAMES, "co_issuers")
    yield from _judge_part("document.", "signer", gold, predicted, _SIGNER)
    yield from judge_list("document.recipients", gold, predicted, TEXTS, "recipients")


def _judge_campaign(gold: Node, predicted: Node) -> Iterator[Verdict]:
    yield from _judge_part("", "period", gold, predicted, _PERIOD)
    yield from judge_list("audiences", gold, predicted, _texts(gold, "audiences"))
    for key in ("purposes", "requirements"):
        if key in gold:
            yield from judge(key, count_of(gold[key]), count_of(predicted.get(key)), same_value)
    yield from judge_list("contents", gold, predicted, _texts(gold, "contents"))
    yield from judge_records(gold, predicted)
    yield from _judge_dossier(gold, predicted)
    yield from judge_keys("", gold, predicted, {"funding": same_item})


def _texts(gold: Node, key: str) -> Affinity:
    return PREFIXES if gold.get(f"{key}_match") == "prefix" else TEXTS


def _judge_part(
    prefix: str, key: str, gold: Node, predicted: Node, matchers: Mapping[str, Matcher]
) -> Iterator[Verdict]:
    """Judge an object key by key. Gold null means that every key of it is null."""
    if key in gold:
        expected = dict.fromkeys(matchers) if gold[key] is None else node(gold[key])
        yield from judge_keys(f"{prefix}{key}.", expected, node(predicted.get(key)), matchers)


def _judge_dossier(gold: Node, predicted: Node) -> Iterator[Verdict]:
    if "dossier" not in gold:
        return
    expected: Node = {"components": None, "copies": None} if gold["dossier"] is None else node(gold["dossier"])
    found = node(predicted.get("dossier"))
    yield from judge_list("dossier.components", expected, found, TEXTS, "components")
    yield from judge_keys("dossier.", expected, found, {"copies": same_value})


def _unscored(gold: Node) -> Iterator[str]:
    for part, keys in _SCORED.items():
        for key in (node(gold.get(part)) if part else gold).keys() - keys:
            yield f"{part}.{key}".lstrip(".")
