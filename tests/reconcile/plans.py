"""Small plans built line by line, so that every value has its words and the words their place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from models.campaign import Award, Campaign, Criterion, Deadline, Dossier, Item, Period, Quota, Share, Target
from models.header import Issuer, PlanHeader
from models.record import CampaignRecord, Source
from models.reference import Reference
from models.span import Span

PROVINCE = Issuer(
    name="Ủy ban nhân dân tỉnh Bình Minh", kind="peoples_committee", level="province", province="Bình Minh"
)
DISTRICT = Issuer(
    name="Ủy ban nhân dân huyện Sông Trong",
    kind="peoples_committee",
    level="district",
    province="Bình Minh",
    district="Sông Trong",
)
DEPARTMENT = Issuer(name="Sở Nội vụ", kind="department", level="province", province="Bình Minh")


@dataclass
class Writer:
    """Collects lines; each written line gives its span."""

    text: str = ""

    def line(self, words: str) -> tuple[Span, ...]:
        start = len(self.text)
        self.text += words + "\n"
        return (Span(start=start, end=start + len(words), text=words),)


@dataclass
class Plan:
    """What a test says about a plan; `record()` writes it down. Every list may be left out."""

    issuer: Issuer = PROVINCE
    symbol: str | None = "15/KH-UBND"
    issued_on: str | None = "2024-02-01"
    title: str = "Phát động phong trào thi đua chung tay giữ sạch dòng sông năm 2024"
    status: str = "issued"
    genre: str = "plan"
    is_campaign: bool = True
    period: dict[str, Any] | None = None
    cites: list[dict[str, Any]] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    criteria: list[str] = field(default_factory=list)
    audiences: list[str] = field(default_factory=list)
    targets: list[dict[str, Any]] = field(default_factory=list)
    awards: list[dict[str, Any]] = field(default_factory=list)
    deadlines: list[dict[str, Any]] = field(default_factory=list)
    dossier: list[str] | None = None
    copies: int | None = None
    recipients: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    keep_text: bool = True

    def record(self) -> CampaignRecord:
        writer = Writer()
        header = self._header(writer)
        references = tuple(
            Reference.model_validate({"role": "parent", **cite, "evidence": writer.line(_cue(cite))})
            for cite in self.cites
        )
        for line in self.lines:
            writer.line(line)
        campaign = self._campaign(writer)
        return CampaignRecord(
            id=hashlib.sha256(writer.text.encode()).hexdigest(),
            source=Source(uri="plan.txt", media_type="text/plain", bytes=len(writer.text), origin="text"),
            text=writer.text if self.keep_text else None,
            document=header,
            references=references,
            campaign=campaign,
        )

    def _header(self, writer: Writer) -> PlanHeader:
        number, _, code = (self.symbol or "").partition("/")
        evidence = {"issuer": writer.line(self.issuer.name), "title": writer.line(self.title)}
        if self.symbol:
            evidence |= {"symbol": writer.line(f"Số: {self.symbol}")}
        if self.issued_on:
            evidence |= {"issued_on": writer.line(f"ngày {self.issued_on}")}
        if self.recipients:
            evidence |= {"recipients": writer.line("Nơi nhận: " + "; ".join(self.recipients))}
        return PlanHeader.model_validate(
            {
                "genre": self.genre,
                "is_campaign": self.is_campaign,
                "doc_type": "KH",
                "number": number or None,
                "code": code or None,
                "symbol": self.symbol,
                "issued_on": self.issued_on,
                "title": self.title,
                "status": self.status,
                "issuer": self.issuer,
                "recipients": tuple(self.recipients),
                "evidence": evidence,
            }
        )

    def _campaign(self, writer: Writer) -> Campaign:
        period = self.period or {}
        dossier = None
        if self.dossier is not None:
            parts = tuple(Item(text=text, evidence=writer.line(text)) for text in self.dossier)
            dossier = Dossier(components=parts, copies=self.copies, evidence=writer.line("Hồ sơ"))
        return Campaign(
            period=Period(**period, evidence=writer.line(f"Thời gian {period}") if period else ()),
            contents=tuple(
                Item(text=text, label=f"{'abcdđegh'[index]})", evidence=writer.line(text))
                for index, text in enumerate(self.contents)
            ),
            audiences=tuple(Item(text=text, evidence=writer.line(text)) for text in self.audiences),
            criteria=tuple(Criterion(text=text, evidence=writer.line(text)) for text in self.criteria),
            targets=tuple(_target(writer, target) for target in self.targets),
            awards=tuple(_award(writer, award) for award in self.awards),
            deadlines=tuple(_deadline(writer, deadline) for deadline in self.deadlines),
            dossier=dossier,
        )


def _cue(cite: dict[str, Any]) -> str:
    cue = {"basis": "Căn cứ", "mention": "Sau ba năm triển khai"}.get(cite.get("role", "parent"), "Thực hiện")
    return f"{cue} {cite.get('symbol')}"


def _target(writer: Writer, target: dict[str, Any]) -> Target:
    values = {"context": "objective", "unit": "%", **target}
    return Target.model_validate({**values, "evidence": writer.line(values["text"])})


def _award(writer: Writer, award: dict[str, Any]) -> Award:
    quota = award.get("quota")
    said = award.get("words", f"{award['form']} của {award.get('grantor')}")
    values = {
        **{key: value for key, value in award.items() if key != "words"},
        "quota": Quota.model_validate(quota if isinstance(quota, dict) else {"value": quota}) if quota else None,
    }
    values["breakdown"] = tuple(Share(group=group, value=value) for group, value in award.get("breakdown", []))
    return Award.model_validate({**values, "evidence": writer.line(said)})


def _deadline(writer: Writer, deadline: dict[str, Any]) -> Deadline:
    values = {"bound": "before", **deadline}
    return Deadline.model_validate(
        {**values, "evidence": writer.line(f"{values.get('action', values['kind'])} {values.get('on')}")}
    )


def cite(plan: Plan, **changes: Any) -> dict[str, Any]:
    """Return an exact citation of a plan, with what a test wants wrong in it."""
    exact = {
        "doc_type": "KH",
        "symbol": plan.symbol,
        "issued_on": plan.issued_on,
        "issuer": plan.issuer.name,
        "title": plan.title,
    }
    return {**exact, **changes}
