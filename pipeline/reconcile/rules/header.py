"""R25-R28: symbol and issuer, symbol and type, number and day, form of signature."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from models.header import PlanHeader
from models.span import Span
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.bodies import symbol_fits, symbols_of
from pipeline.nlp.symbols import canonical_symbol
from pipeline.nlp.tables import load_table
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import vi_date
from pipeline.reconcile.rules.registry import plan_rule

_TELLING = 4
"""A shorter beginning of a symbol fits too many bodies."""

_ENOUGH = 3
"""Letters from which on initials tell a name."""

_GENERIC = frozenset({"UBND", "HĐND", "TU", "HU", "ĐU"})
"""Suffixes that belong to one kind of body wherever they stand."""


def _words(header: PlanHeader, *names: str) -> tuple[Span, ...]:
    return tuple(span for name in names for span in header.evidence.get(name, ()))


@cache
def _tabled() -> frozenset[str]:
    """Return the symbols that the table of bodies gives to somebody."""
    return frozenset(
        canonical_symbol(symbol) for row in load_table("pipeline.nlp", "body") for symbol in row["symbols"]
    )


def _initials(part: str, name: str) -> bool:
    """Tell whether a symbol is made of initials of the name's words, in their order and from its first.

    'BVVT' of Bệnh viện Hữu nghị Việt Tiệp leaves out two words; the first two must be there.
    """
    letters = [word[0] for word in canonical_symbol(comparable(name)).split() if word]
    rest = iter(letters)
    return len(part) >= _ENOUGH and list(part[:2]) == letters[:2] and all(letter in rest for letter in part)


@plan_rule("R25")
def symbol_of_issuer(case: Case) -> Iterable[Remark]:
    """R25: the suffix is one of the issuer's; that of another body is a violation, an unknown one cannot be judged."""
    header = case.child.document
    if header.code is None or header.issuer is None:
        return [Remark("none", _words(header, "issuer"))]
    suffix = {part for part in re.split(r"[-/]", canonical_symbol(header.code))[1:] if part}
    bodies = (header.issuer, *header.co_issuers)
    known = {canonical_symbol(symbol) for body in bodies for symbol in symbols_of(body.name)}
    values = {"code": header.code, "issuer": header.issuer.name}
    words, said = _words(header, "code", "symbol", "issuer"), f"{header.code} - {header.issuer.name}"
    if not suffix or not known:
        return [Remark("none", words)]
    # 'KH-TTGDTX' of a Trung tâm Giáo dục thường xuyên và hướng nghiệp drops the last words of the name.
    shortened = any(name.startswith(part) for part in suffix for name in known if len(part) >= _TELLING)
    initials = any(_initials(part, body.name) for part in suffix for body in bodies)
    if shortened or initials or any(symbol_fits(header.code, body.name) for body in bodies):
        return [Remark("ok", words, (), said, None, values)]
    foreign = bool(suffix & (_GENERIC | _tabled())) or bool(known & _GENERIC)
    return [Remark("other" if foreign else "unknown", words, (), said, None, values)]


@plan_rule("R26")
def symbol_of_type(case: Case) -> Iterable[Remark]:
    """R26: the symbol begins with the type's abbreviation; a công văn has none."""
    header = case.child.document
    if header.code is None or header.doc_type in {None, "CV"}:
        return [Remark("none", _words(header, "code"))]
    first = re.split(r"[-/]", canonical_symbol(header.code))[0]
    # A joint plan (kế hoạch liên tịch) is numbered KHLT or KHPH.
    same = first.startswith(canonical_symbol(header.doc_type or ""))
    values = {"code": header.code, "type": header.doc_type}
    said = f"{header.doc_type} - {header.code}"
    return [Remark("ok" if same else "other", _words(header, "code", "symbol", "doc_type"), (), said, None, values)]


@plan_rule("R27")
def numbered_and_dated(case: Case) -> Iterable[Remark]:
    """R27: blank number or day means draft, a header that is missing altogether does not."""
    header = case.child.document
    if header.status == "draft":
        return [Remark("draft", _words(header, "number", "symbol", "code", "issued_on"), (), _printed(header))]
    if header.status == "incomplete" or header.symbol is None or header.issued_on is None:
        return [Remark("incomplete", _words(header, "symbol", "issued_on"))]
    values = {"symbol": header.symbol, "date": vi_date(header.issued_on)}
    return [Remark("ok", _words(header, "symbol", "issued_on"), (), _printed(header), None, values)]


def _printed(header: PlanHeader) -> str:
    return f"số {header.number or '(trống)'}, {vi_date(header.issued_on)}"


@plan_rule("R28")
def signed_in_form(case: Case) -> Iterable[Remark]:
    """R28: TM. for a collective body, KT. for a deputy, the bare title for a department (NĐ 30/2020, Điều 13)."""
    header = case.child.document
    signer, issuer = header.signer, header.issuer
    if signer is None or issuer is None or signer.position is None:
        return [Remark("none", _words(header, "signer"))]
    capacity, position = signer.capacity, signer.position
    deputy = position.lower().startswith("phó")
    collective = issuer.kind in {"peoples_committee", "council", "party_committee", "union"}
    values = {
        "issuer": issuer.name,
        "position": position,
        "capacity": capacity or "",
        "expected": "KT." if deputy else "TM.",
    }
    if capacity in {"TL.", "TUQ."} and header.is_campaign:
        ending = "delegated"
    elif deputy and capacity == "TM." and issuer.kind in {"union", "party_committee"}:
        ending = "ok"  # any member signs for a standing committee: 'TM. BAN THƯỜNG VỤ / PHÓ CHỦ TỊCH'
    elif (deputy and capacity not in {"KT.", "TL.", "TUQ."}) or (collective and capacity is None):
        ending = "no_capacity"
    else:
        ending = "collective" if issuer.kind == "department" and capacity == "TM." else "ok"
    said = f"{capacity or ''} {position}".strip()
    return [Remark(ending, _words(header, "signer"), (), said, None, values)]
