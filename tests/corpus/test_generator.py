"""The generator gives the committed bytes, gold is printed in its source, and the findings are well formed."""

from __future__ import annotations

import codecs
import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pypdfium2
import pytest

from corpus import make_pdfs
from corpus.fonts import FACES, FAMILY, OFFICE, face_path, missing_letters, register, set_in, vietnamese_letters
from corpus.markup import parse_body, plain
from models.campaign import AppliesTo, Bound, Comparator, Context, DeadlineKind
from models.header import Capacity, Genre, IssuerKind, Level, Status
from models.reconciliation import Outcome
from models.reference import Role
from models.values import check_edtf, check_rrule

CORPUS = Path(make_pdfs.__file__).parent
GOLD = sorted(CORPUS.glob("*/*/gold/*.json"))
FINDINGS = sorted(CORPUS.glob("*/*/findings.json"))
RULES = {f"R{number:02}" for number in range(1, 36)}
OTHERS = CORPUS / "others"


def name(path: Path) -> str:
    return f"{path.relative_to(CORPUS).parts[1]}/{path.stem}"


def source_of(gold: Path) -> Path:
    folder = gold.parent.parent
    (found,) = (path for path in (folder / f"{gold.stem}.txt", folder / f"{gold.stem}.pdf") if path.exists())
    return found


@cache
def words_of(path: Path) -> str:
    """The printed words: NFC, lower case, without marks of markdown and without white space."""
    if path.suffix == ".pdf":
        text = plain((make_pdfs.SOURCES / path.relative_to(CORPUS)).with_suffix(".md").read_text(encoding="utf-8"))
    else:
        raw = path.read_bytes()
        wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    return squeeze(text)


def squeeze(text: str) -> str:
    return re.sub(r"[\s*#]+", "", unicodedata.normalize("NFC", text)).lower()


def printed_texts(record: dict[str, Any]) -> list[str]:
    document, campaign = record["document"], record["campaign"]
    signer = document.get("signer") or {}
    texts = [document.get("title"), signer.get("name"), campaign.get("funding"), *document.get("recipients", [])]
    for key in ("audiences", "contents"):
        texts += campaign.get(key) or []
    texts += [criterion["text"] for criterion in campaign["criteria"]]
    texts += [share["group"] for award in campaign["awards"] for share in award["breakdown"]]
    texts += [award["form"] for award in campaign["awards"]]
    texts += (campaign.get("dossier") or {}).get("components", [])
    texts += [reference["title"] for reference in record["references"]]
    return [text for text in texts if text]


def vietnamese(value: float) -> str:
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def numbers(record: dict[str, Any]) -> list[str]:
    """Numbers and codes that must be printed: symbols of the citations, values of targets, quotas."""
    values = [r["symbol"].split("/")[0] for r in record["references"] if r["symbol"]]
    values += [vietnamese(t["value"]) for t in record["campaign"]["targets"] if t["value"] is not None]
    quotas = [award["quota"]["value"] for award in record["campaign"]["awards"] if award["quota"]]
    return values + [f"{quota:g}" for quota in quotas]


def test_every_letter_of_vietnamese_is_asked_for() -> None:
    letters = vietnamese_letters()
    assert len([letter for letter in letters if unicodedata.category(letter) == "Ll"]) == 26 + 12 * 5 + 7
    assert set("đĐưỰỹỸẫẪ") <= set(letters)


@pytest.mark.parametrize("family", [FAMILY, OFFICE])
@pytest.mark.parametrize(("bold", "italic"), FACES)
def test_each_face_has_every_letter(bold: bool, italic: bool, family: str) -> None:  # noqa: FBT001
    from reportlab.pdfbase.ttfonts import TTFont

    assert missing_letters(TTFont("probe", str(face_path(bold=bold, italic=italic, family=family)))) == ""


def test_a_family_is_chosen_for_what_is_built_inside() -> None:
    with set_in(OFFICE):
        assert register() == OFFICE
    assert register() == FAMILY


def test_rows_after_each_other_are_one_table() -> None:
    table, paragraph = parse_body("@widths 1 2\n| a | b |\n| c | d |\nđoạn văn")
    assert (table.rows, table.widths) == ((("a", "b"), ("c", "d")), (1.0, 2.0))
    assert (paragraph.kind, paragraph.text) == ("paragraph", "đoạn văn")


@pytest.mark.parametrize("source", make_pdfs.sources(), ids=name)
def test_generating_again_gives_the_committed_bytes(source: Path) -> None:
    assert make_pdfs.pdf_bytes(source) == make_pdfs.target_of(source).read_bytes()


@pytest.mark.parametrize("source", make_pdfs.sources(), ids=name)
def test_every_word_of_the_source_can_be_read_in_the_pdf(source: Path) -> None:
    with pypdfium2.PdfDocument(make_pdfs.target_of(source)) as document:
        read = " ".join(page.get_textpage().get_text_bounded() for page in document)
    words = plain(source.read_text(encoding="utf-8")).split()
    assert [word for word in words if squeeze(word) not in squeeze(read)] == []


@pytest.mark.parametrize("gold", GOLD, ids=name)
def test_gold_is_printed_in_its_source(gold: Path) -> None:
    record = json.loads(gold.read_text(encoding="utf-8"))
    words = words_of(source_of(gold))
    assert [text for text in printed_texts(record) if squeeze(text).rstrip(".;") not in words] == []
    assert [value for value in numbers(record) if squeeze(value) not in words] == []


@pytest.mark.parametrize("gold", GOLD, ids=name)
def test_gold_values_are_valid(gold: Path) -> None:
    record = json.loads(gold.read_text(encoding="utf-8"))
    document, campaign = record["document"], record["campaign"]
    assert document["genre"] in get_args(Genre)
    assert document.get("status", "issued") in get_args(Status)
    assert (document.get("signer") or {}).get("capacity") in {None, *get_args(Capacity)}
    for issuer in filter(None, [document.get("issuer"), *document.get("co_issuers", [])]):
        assert issuer["kind"] in get_args(IssuerKind)
        assert issuer["level"] in get_args(Level)
    days = [document.get("issued_on"), *(reference["issued_on"] for reference in record["references"])]
    days += [campaign.get("period", {}).get(end) for end in ("start", "end")]
    days += [target["due"] for target in campaign["targets"]]
    for deadline in campaign.get("deadlines", []):
        assert deadline["kind"] in get_args(DeadlineKind)
        assert deadline["bound"] in get_args(Bound)
        assert sum(deadline.get(key) is not None for key in ("on", "rrule", "relative_to")) == 1
        days.append(deadline["on"])
        if deadline["rrule"]:
            check_rrule(deadline["rrule"])
    for day in filter(None, days):
        check_edtf(day)


@pytest.mark.parametrize("gold", GOLD, ids=name)
def test_gold_words_are_of_the_contract(gold: Path) -> None:
    record = json.loads(gold.read_text(encoding="utf-8"))
    campaign = record["campaign"]
    assert {reference["role"] for reference in record["references"]} <= set(get_args(Role))
    assert sum(reference["role"] == "parent" for reference in record["references"]) <= 1
    assert {target["comparator"] for target in campaign["targets"]} <= set(get_args(Comparator))
    assert {target.get("context", "content") for target in campaign["targets"]} <= set(get_args(Context))
    assert all(t["value"] is not None or t["grade"] or t["comparator"].endswith("crease") for t in campaign["targets"])
    recipients = [criterion["applies_to"] for criterion in campaign["criteria"]]
    recipients += [award["recipient"] for award in campaign["awards"]]
    assert {who for who in recipients if who} <= set(get_args(AppliesTo))


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: path.parent.name)
def test_findings_are_well_formed(path: Path) -> None:
    outcomes = set(get_args(Outcome))
    stems = {gold.stem for gold in path.parent.glob("gold/*.json")}
    pairs = json.loads(path.read_text(encoding="utf-8"))
    assert {pair["child"] for pair in pairs} == {stem for stem in stems if stem.startswith("child_")}
    for pair in pairs:
        rules = [finding["rule"] for finding in pair["findings"]]
        assert pair["parent"] in stems
        assert len(rules) == len(set(rules))
        assert set(rules) == RULES
        assert {*pair.get("also", ()), *pair.get("amended_by", ())} <= stems
        for finding in pair["findings"]:
            assert {finding["outcome"], *finding.get("accept", [])} <= outcomes
            assert finding["why"]


def test_every_rule_fires_somewhere_and_holds_somewhere() -> None:
    found: dict[str, set[str]] = {rule: set() for rule in RULES}
    for path in FINDINGS:
        for pair in json.loads(path.read_text(encoding="utf-8")):
            for finding in pair["findings"]:
                found[finding["rule"]].add(finding["outcome"])
    fired = {rule for rule, outcomes in found.items() if outcomes & {"warning", "violation"}}
    held = {rule for rule, outcomes in found.items() if "ok" in outcomes}
    # R34 speaks by "not comparable".
    assert found["R34"] >= {"not_comparable", "ok"}
    assert sorted(RULES - fired - {"R34"}) == []
    assert sorted(RULES - held) == []


def test_there_are_families_and_children_enough() -> None:
    pairs = [pair for path in FINDINGS for pair in json.loads(path.read_text(encoding="utf-8"))]
    assert len(FINDINGS) >= 10
    assert len(pairs) >= 35


def test_the_texts_that_are_no_plans_are_listed() -> None:
    listed = json.loads((OTHERS / "expected.json").read_text(encoding="utf-8"))
    assert set(listed) == {path.name for path in OTHERS.glob("*.txt")}
    assert len(listed) >= 30
    assert {entry["genre"] for entry in listed.values()} <= set(get_args(Genre)) - {"plan"}


def test_two_children_are_compliant_in_every_rule() -> None:
    pairs = [pair for path in FINDINGS for pair in json.loads(path.read_text(encoding="utf-8"))]
    clean = [p["child"] for p in pairs if {f["outcome"] for f in p["findings"]} <= {"ok", "not_applicable"}]
    assert len(clean) >= 2
