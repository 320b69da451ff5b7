"""The head and the signature of a plan: who issued what, when, under which number (NĐ 30/2020/NĐ-CP, Điều 8)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.base import Model
from models.diagnostics import State
from models.span import Span
from models.values import Edtf

Genre = Literal["plan", "article", "decision", "other"]
Status = Literal["issued", "draft", "incomplete"]
IssuerKind = Literal[
    "peoples_committee", "department", "division", "party_committee", "council", "union", "ministry", "government",
    "school", "enterprise", "other",
]  # fmt: skip
Level = Literal["central", "province", "district", "commune", "unit"]
Capacity = Literal["TM.", "KT.", "TL.", "TUQ.", "Q."]


class Issuer(Model):
    """A body that issues documents."""

    name: Annotated[str, Field(description="as the heading has it, abbreviations expanded")]
    kind: IssuerKind
    level: Level | None = None
    province: Annotated[str | None, Field(description="bare name on the date of issue")] = None
    district: str | None = None
    commune: Annotated[str | None, Field(description="bare name; a numbered unit keeps its kind ('Phường 1')")] = None
    superior: Annotated[str | None, Field(description="tên cơ quan chủ quản printed above the name")] = None


class Signer(Model):
    """The person in the signature block (NĐ 30/2020/NĐ-CP, Điều 13)."""

    name: str | None = None
    position: Annotated[str | None, Field(description="sentence case: 'Phó Chủ tịch'")] = None
    capacity: Annotated[Capacity | None, Field(description="the authority nearest the name")] = None


class PlanHeader(Model):
    """Identity of the document; every non-null field has its words in `evidence`."""

    genre: Genre
    is_campaign: Annotated[bool, Field(description="true when the plan launches an emulation campaign")]
    doc_type: Annotated[str | None, Field(description="code of NĐ 30/2020/NĐ-CP, Phụ lục III; LUẬT and CV added")] = (
        None
    )
    number: str | None = None
    code: str | None = None
    symbol: Annotated[str | None, Field(description="number/code; null unless both are known")] = None
    issued_on: Edtf | None = None
    place: str | None = None
    title: Annotated[str | None, Field(description="trích yếu")] = None
    status: Status = "incomplete"
    issuer: Issuer | None = None
    co_issuers: tuple[Issuer, ...] = ()
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    inferred: Annotated[dict[str, str], Field(description="field -> ground, for values the header does not print")] = {}
    evidence: dict[str, tuple[Span, ...]] = {}
    states: dict[str, State] = {}
