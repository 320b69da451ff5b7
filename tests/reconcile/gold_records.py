"""Turns a gold record and its printed source into a CampaignRecord, so that rules can be tested before extraction.

Evidence is found by looking the gold's words and dates up in the source; what extraction would read off the sentence
around a date (the action, a per-unit quota) is read off it here in the plainest way.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2

from models.record import CampaignRecord
from pipeline.nlp.fold import lower

_EMPTY = {"purposes", "requirements", "contents_match", "audiences_match"}


def source_text(path: Path) -> str:
    """Return the words of a source, hard-wrapped lines joined."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        raw = "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r", "")
    elif path.suffix == ".docx":
        xml = ZipFile(path).read("word/document.xml").decode()
        raw = re.sub(r"<[^>]+>", "", xml.replace("</w:p>", "\n"))
    else:
        raw = path.read_text(encoding="utf-8").replace("*", "").replace("#", "")
    return re.sub(r" ?\n ?(?=[a-zà-ỹđ(0-9“]|[A-ZĐÀ-Ỹ][a-zà-ỹđ]+ [a-zà-ỹđ])(?!\d+\.|[a-zđ]\))", " ", raw)


def _find(text: str, words: str) -> list[dict[str, Any]]:
    pattern = r"\s+".join(map(re.escape, lower(words).split()))
    match = re.search(pattern, lower(text)) if words else None
    return [_span(text, match.start(), match.end())] if match else []


def _span(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end], "page": None}


def _dates(value: str) -> str:
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return rf"0?{parts[2]}(?:/0?{parts[1]}/| tháng 0?{parts[1]} năm ){parts[0]}"
    return rf"[Tt]háng 0?{parts[1]}/{parts[0]}" if len(parts) == 2 else str(parts[0])


def _date_span(text: str, value: str | None, *, last: bool = False) -> list[dict[str, Any]]:
    found = list(re.finditer(_dates(value), text)) if value else []
    return [_span(text, *found[-1 if last else 0].span())] if found else []


def _sentence(text: str, span: dict[str, Any]) -> str:
    behind = re.match(r" \([^)]*\)", text[span["end"] :])  # "trước ngày 05/4/2026 (sơ kết)"
    return (
        re.split(r"[\n;,]|(?<=\D)\. ", text[: span["start"]])[-1][-160:]
        + span["text"]
        + (behind.group() if behind else "")
    )


def _deadline(text: str, gold: dict[str, Any]) -> dict[str, Any]:
    evidence = _date_span(text, gold.get("on"), last=gold["kind"] != "campaign_end")
    action = gold.get("action") or (_sentence(text, evidence[0]) if evidence else None)
    if action and " và trước ngày" in action:  # "trước ngày A (sơ kết) và trước ngày B (tổng kết)"
        action = action.rsplit(" và ", 1)[-1]
    return {**gold, "action": action, "evidence": evidence}


def _item(text: str, words: str) -> dict[str, Any]:
    evidence = _find(text, words)
    label = re.search(r"(\S{1,4})\s*$", text[: evidence[0]["start"]]) if evidence else None
    return {"text": words, "label": label.group(1) if label else None, "evidence": evidence}


def _award(text: str, gold: dict[str, Any]) -> dict[str, Any]:
    evidence = _find(text, gold["form"])
    quota = gold.get("quota")
    if quota and "không quá 20%" in text and quota["value"] == 20:
        quota = {**quota, "unit": "%"}
    proposed = bool(evidence) and "tỉnh" in (gold["grantor"] or "")
    return {**gold, "quota": quota, "proposed": proposed, "evidence": evidence}


def _targets(text: str, gold: list[dict[str, Any]], criteria: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each gold target the words of the criterion with its number; gold targets have no words of their own."""
    free = list(criteria)
    found = []
    for target in gold:
        number = (
            str(target["value"]).replace(".", ",").removesuffix(",0")
            if target["value"] is not None
            else target["grade"]
        )
        home = next((c for c in free if number and number in c["text"]), None)
        if home is None or target["context"] != "criterion":
            home = {"text": f"{target['comparator']} {target['value']} {target['unit']}", "evidence": []}
        else:
            free.remove(home)
        found.append({**target, "text": home["text"], "evidence": home["evidence"]})
    return found


def record_from_gold(gold: Path, source: Path) -> CampaignRecord:
    """Return the record a perfect extraction would make, as far as gold carries it."""
    data = json.loads(gold.read_text(encoding="utf-8"))
    text = source_text(source)
    campaign = {key: value for key, value in data["campaign"].items() if key not in _EMPTY}
    for key in ("audiences", "contents"):
        campaign[key] = [_item(text, words) for words in campaign.get(key, [])]
    if data["campaign"].get("purposes"):
        campaign["purposes"] = [{"text": "mục đích"}]
    campaign["criteria"] = [{**c, "evidence": _find(text, c["text"])} for c in campaign.get("criteria", [])]
    campaign["targets"] = _targets(text, campaign.get("targets", []), campaign["criteria"])
    campaign["awards"] = [_award(text, award) for award in campaign.get("awards", [])]
    campaign["deadlines"] = [_deadline(text, deadline) for deadline in campaign.get("deadlines", [])]
    period = campaign["period"]
    period["evidence"] = _date_span(text, period["end"], last=True) or _find(text, period["end"] or "")
    if campaign.get("dossier"):
        parts = [_item(text, words) for words in campaign["dossier"]["components"]]
        campaign["dossier"] = {**campaign["dossier"], "components": parts}
    campaign["funding"] = _item(text, campaign["funding"]) if campaign.get("funding") else None
    references = [{**r, "evidence": _find(text, r["symbol"] or r["title"] or "")} for r in data["references"]]
    header = data["document"]
    header["evidence"] = _header_evidence(text, header)
    return CampaignRecord.model_validate(
        {
            "id": hashlib.sha256(source.read_bytes()).hexdigest(),
            "source": {"uri": source.name, "media_type": "text/plain", "bytes": 1, "origin": "text"},
            "text": text,
            "document": header,
            "references": references,
            "campaign": campaign,
        }
    )


def _header_evidence(text: str, header: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    words = {"symbol": header["symbol"], "code": header["code"], "title": (header["title"] or "")[:40]}
    words["recipients"] = "Nơi nhận"
    words["issuer"] = header["issuer"]["name"].split()[-1] if header["issuer"] else ""
    words["signer"] = (header["signer"] or {}).get("name") or ""
    found = {key: _find(text, value or "") for key, value in words.items()}
    found["issued_on"] = _date_span(text, header["issued_on"])
    return {key: value for key, value in found.items() if value}
