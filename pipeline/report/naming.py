"""Names of the files of a site: readable, safe on every file system, one per plan or pair.

The sixteen hexadecimal digits of the SHA-256 at the end keep plans apart that share a symbol and an issuer.
"""

from __future__ import annotations

import re

from models.comparison import PairChange
from models.reconciliation import PlanKey, Reconciliation
from models.record import CampaignRecord
from pipeline.nlp.fold import search_key

INDEX = "index.html"
CHANGES, CHANGES_DATA = "changes.html", "changes.json"
_DIGITS = 16
_LONGEST = 60
_OURS = re.compile(r"(?:plan|pair|family)-(?:[a-z0-9-]+-)?[0-9a-f]{16}\.(?:html|xlsx|docx|json|ics)")


def key_of(record: CampaignRecord) -> PlanKey:
    """Return what identifies the plan of `record` to a reader."""
    header = record.document
    return PlanKey(
        id=record.id,
        symbol=header.symbol,
        issuer=header.issuer.name if header.issuer else None,
        title=header.title,
        issued_on=header.issued_on,
    )


def _stem(plan: PlanKey) -> str:
    words = search_key(f"{plan.symbol or ''} {plan.issuer or ''}")
    readable = re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:_LONGEST].rstrip("-")
    safe_id = re.sub(r"[^a-z0-9]", "", plan.id.lower())[:_DIGITS]
    return f"{readable}-{safe_id}" if readable else safe_id


def page_name(record: CampaignRecord | PlanKey) -> str:
    """Return the file name of the page of one plan: `plan-44-kh-ubnd-...-0123456789abcdef.html`."""
    return f"plan-{_stem(record if isinstance(record, PlanKey) else key_of(record))}.html"


def family_name(parent: CampaignRecord | PlanKey) -> str:
    """Return the file name of the page of a parent with its children."""
    return f"family-{_stem(parent if isinstance(parent, PlanKey) else key_of(parent))}.html"


def pair_name(pair: Reconciliation | PairChange) -> str:
    """Return the file name of the page of one child and one parent; a child may have several parents."""
    tail = f"-with-{pair.parent.id[:_DIGITS]}" if pair.parent else ""
    return f"pair-{_stem(pair.child)}{tail}.html"


def beside(page: str, ending: str) -> str:
    """Return the file that goes with a page: `pair-....html` -> `pair-....xlsx`, `index.html` -> `report.xlsx`."""
    stem = "report" if page == INDEX else page.removesuffix(".html")
    return f"{stem}.{ending}"


def is_ours(name: str) -> bool:
    """Tell whether a file can only be one that a site wrote for a plan, a pair or a family."""
    return _OURS.fullmatch(name) is not None
