"""Law: whatever a document says, it stays text. No element and no attribute of a page comes from a document."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from models.base import Model
from models.campaign import Campaign, Criterion, Item, Target
from models.diagnostics import Diagnostic
from models.header import Issuer, PlanHeader, Signer
from models.reconciliation import Detail, Finding, Link, Pair, Reconciliation
from models.record import CampaignRecord, Source
from models.reference import Reference
from models.span import Span
from pipeline.report import Failure, family_page, index_page, pair_page, record_page
from pipeline.report.naming import key_of
from tests.report.parsed import Page
from tests.report.plans import identity

NASTY = (
    "<script>alert(1)</script>", "</style>", "<!--", "]]>", "&lt;b&gt;", "&amp;", "\"'onload=x", "<img/src=x>", "{{t}}",
    "{%raw%}", "{0}", "{rules}", "</mark></blockquote>", "javascript:x", "\u202e", "\u2028",
)  # fmt: skip
# Without white space, so that a text is one word and the pieces of a difference are always as many.
TEXTS = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=8)), min_size=1, max_size=5).map(
    lambda parts: "a" + "".join("".join(parts).split()) + "z"
)


def plan(name: str, text: str) -> CampaignRecord:
    span = Span(start=2, end=2 + len(text), text=text, page=1)
    item = Item(text=text, label=text, evidence=(span,))
    header = PlanHeader(
        genre="plan", is_campaign=True, doc_type=text, symbol=text, place=text, title=text,
        issuer=Issuer(name=text, kind="other", superior=text, province=text), signer=Signer(name=text, position=text),
        recipients=(text,), inferred={"place": text}, evidence={"title": (span,)},
    )  # fmt: skip
    campaign = Campaign(
        name=text, theme=text, contents=(item,), audiences=(item,), funding=item,
        criteria=(Criterion(text=text, evidence=(span,)),),
        targets=(Target(text=text, comparator=">=", value=1, unit=text, baseline=text, context="content"),),
    )  # fmt: skip
    return CampaignRecord(
        id=identity(name), text=f"{text[:1]}\n{text}\n{text}", document=header, campaign=campaign,
        source=Source(uri=text, media_type=text, bytes=1, origin="text", warnings=(text,)),
        references=(Reference(symbol=text, title=text, issuer=text, role="parent", evidence=(span,)),),
        diagnostics=(Diagnostic(code="remark", severity=1, message=text, evidence=(span,)),),
    )  # fmt: skip


def pages(text: str) -> dict[str, str]:
    child, parent = plan("child", text), plan("parent", text)
    spans = child.document.evidence["title"]
    finding = Finding(
        rule="R14", outcome="violation", severity=3, message=text, detail=Detail(child=text, parent=text, note=text),
        child=spans, parent=spans,
    )  # fmt: skip
    found = Reconciliation(
        child=key_of(child), parent=key_of(parent), link=Link(how="cited", evidence=spans), findings=(finding,),
        alignment={"contents": (Pair(parent=0, child=0, relation="covered", score=1, note=text),)},
    )  # fmt: skip
    return {
        "pair": pair_page(found, child, parent, linked=True),
        "family": family_page(parent, [(child, found)]),
        "record": record_page(child),
        "index": index_page((child, parent), (found,), (Failure(text, text),)),
    }


def skeleton(page: Page) -> list[Any]:
    return [(element.tag, sorted(element.attributes), element.inside) for element in page.elements]


HARMLESS = {name: skeleton(Page(source)) for name, source in pages("atextz").items()}


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_no_text_of_a_document_becomes_markup(text: str) -> None:
    for name, source in pages(text).items():
        page = Page(source)
        assert page.problems() == []
        assert skeleton(page) == HARMLESS[name]
        assert text in page.one("main", id="main").text


def test_the_plan_of_this_test_fills_every_text_it_can() -> None:
    """Guard of the law: a new text field of the models must be given a text here."""
    empty = {f"{type(model).__name__}.{name}" for model in _models(plan("child", "atextz")) for name in _unset(model)}
    assert empty <= {
        "PlanHeader.number", "PlanHeader.code", "PlanHeader.issued_on", "Issuer.level", "Issuer.district",
        "Issuer.commune", "Signer.capacity", "Source.producer", "Source.retrieved_at", "Source.pages",
        "Reference.doc_type", "Reference.number", "Reference.code", "Reference.issued_on", "Period.start", "Period.end",
        "Period.recurrence", "Period.note", "Target.subject", "Target.grade", "Target.due", "Criterion.applies_to",
        "Criterion.award", "Campaign.dossier", "Span.page",
    }  # fmt: skip


def _unset(model: Model) -> list[str]:
    return [name for name in type(model).model_fields if getattr(model, name) is None]


def _models(value: object) -> list[Model]:
    if isinstance(value, Model):
        inner = [each for name in type(value).model_fields for each in _models(getattr(value, name))]
        return [value, *inner]
    if isinstance(value, tuple):
        return [each for part in value for each in _models(part)]
    return []
