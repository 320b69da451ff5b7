"""Records for the tests of the store, made by hand or by Hypothesis."""

from __future__ import annotations

import hashlib
from typing import Any

from hypothesis import strategies as st

from models.campaign import Award, Campaign, Criterion, Deadline, Item, Period, Quota, Share, Target
from models.diagnostics import Diagnostic
from models.header import Issuer, PlanHeader
from models.record import CampaignRecord, Source
from models.reference import Reference
from models.span import Span

VERSION = "1"


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def make(name: str, *, uri: str | None = None, text: str | None = None, **parts: Any) -> CampaignRecord:
    """Return a small record; `parts` are fields of the header, of the issuer, of the campaign, and `references`."""
    issuer_fields = {key: parts.pop(key) for key in ("level", "province", "district") if key in parts}
    issuer = Issuer(name=parts.pop("issuer", "Ủy ban nhân dân"), kind="peoples_committee", **issuer_fields)
    references = parts.pop("references", ())
    campaign = {key: parts.pop(key) for key in list(parts) if key in Campaign.model_fields}
    number, code = parts.get("number"), parts.get("code")
    header = {
        "genre": "plan", "is_campaign": True, "doc_type": "KH", "status": "issued",
        "symbol": f"{number}/{code}" if number and code else None, **parts,
    }  # fmt: skip
    return CampaignRecord(
        id=digest(name),
        source=Source(uri=uri or f"{name}.txt", media_type="text/plain", bytes=100, origin="text"),
        text=text,
        document=PlanHeader(issuer=issuer, **header),
        references=references,
        campaign=Campaign(**campaign),
    )


def province_plan(**changes: Any) -> CampaignRecord:
    """A plan of a province for ten years, with everything that has a table."""
    words = "Tặng 06 Giấy khen"
    span = Span(start=3, end=3 + len(words), text=words, page=2, boxes=((2, 1.0, 2.0, 3.0, 4.0),))
    given: dict[str, Any] = {
        "number": "52", "code": "KH-UBND", "issued_on": "2022-04-06", "level": "province", "province": "Sóc Trăng",
        "issuer": "Ủy ban nhân dân tỉnh Sóc Trăng", "title": "Phát động phong trào thi đua xây đường cao tốc",
        "text": "II. Tặng 06 Giấy khen cho các đơn vị",
        "period": Period(start="2021", end="2030", recurrence="yearly"),
        "contents": (Item(text="Đẩy mạnh cải cách hành chính", label="1."),),
        "audiences": (Item(text="Các sở, ban, ngành"),),
        "targets": (Target(text="đạt trên 90%", comparator=">", value=90, unit="%", context="objective"),),
        "criteria": (Criterion(text="không có công chức vi phạm", applies_to="collective"),),
        "awards": (
            Award(form="Giấy khen", recipient="collective", quota=Quota(value=6, unit="giấy", per="year"),
                  breakdown=(Share(group="sở", value=2), Share(group="xã", value=4)), evidence=(span,)),
            Award(form="Bằng khen", proposed=True),
        ),
        "deadlines": (
            Deadline(kind="submission", rrule="FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", bound="before"),
            Deadline(kind="review", on="2030-12", bound="in"),
            Deadline(kind="other", relative_to={"event": "nhận đủ hồ sơ", "offset": "12 ngày làm việc"}, bound="by"),
        ),
        "references": (Reference(doc_type="NĐ", number="98/2023", code="NĐ-CP", role="basis", title="x"),),
    }  # fmt: skip
    return make("province", **(given | changes))


def child_plan(name: str = "district", **changes: Any) -> CampaignRecord:
    """A district's plan that cites the province's as its parent."""
    parent = Reference(doc_type="KH", number="52", code="KH-UBND", symbol="52/KH-UBND", issued_on="2022-04-06",
                       issuer="Ủy ban nhân dân tỉnh Sóc Trăng", role="parent")  # fmt: skip
    given: dict[str, Any] = {
        "number": "44", "code": "KH-UBND", "issued_on": "2023-03-07", "level": "district", "province": "Sóc Trăng",
        "district": "Châu Thành", "period": Period(start="2023", end="2023"), "references": (parent,),
        "deadlines": (Deadline(kind="submission", on="2023-10-15", bound="before"),),
    }  # fmt: skip
    return make(name, **(given | changes))


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
EDTF = st.one_of(
    st.dates().map(str),
    st.integers(1950, 2100).map(str),
    st.tuples(st.integers(1950, 2100), st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02}"),
    st.tuples(st.integers(1950, 2020), st.integers(2021, 2100)).map(lambda pair: f"{pair[0]}/{pair[1]}"),
)
RULES = st.sampled_from(["FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTHDAY=6", "FREQ=YEARLY;BYMONTH=12"])
DEADLINES = st.one_of(
    st.builds(Deadline, kind=st.just("report"), bound=st.sampled_from(["before", "by", "in"]), action=TEXTS, on=EDTF),
    st.builds(Deadline, kind=st.just("review"), bound=st.just("by"), rrule=RULES, note=st.none() | TEXTS),
)
CAMPAIGNS = st.builds(
    Campaign,
    name=st.none() | TEXTS,
    period=st.builds(Period, start=st.none() | EDTF, end=st.none() | EDTF),
    contents=st.lists(st.builds(Item, text=TEXTS, label=st.none() | TEXTS), max_size=3).map(tuple),
    awards=st.lists(
        st.builds(Award, form=TEXTS, breakdown=st.lists(st.builds(Share, group=TEXTS, value=st.integers(0, 99)),
                                                        max_size=2).map(tuple)), max_size=2).map(tuple),
    deadlines=st.lists(DEADLINES, max_size=3).map(tuple),
)  # fmt: skip
HEADERS = st.builds(
    PlanHeader,
    genre=st.sampled_from(["plan", "article", "other"]),
    is_campaign=st.booleans(),
    number=st.none() | TEXTS,
    symbol=st.none() | TEXTS,
    issued_on=st.none() | EDTF,
    title=st.none() | TEXTS,
    issuer=st.none() | st.builds(Issuer, name=TEXTS, kind=st.just("other"), province=st.none() | TEXTS),
)
RECORDS = st.builds(
    CampaignRecord,
    id=st.integers(0, 30).map(lambda number: digest(str(number))),
    source=st.builds(Source, uri=TEXTS, media_type=st.just("text/plain"), bytes=st.just(5), origin=st.just("text")),
    text=st.none() | TEXTS,
    document=HEADERS,
    references=st.lists(st.builds(Reference, number=TEXTS, issued_on=st.none() | EDTF), max_size=2).map(tuple),
    campaign=CAMPAIGNS,
    diagnostics=st.lists(
        st.builds(Diagnostic, code=st.just("blank-number"), severity=st.integers(1, 3), message=TEXTS), max_size=1
    ).map(tuple),
)
