"""Parents that analysts declared or refused."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from models.errors import UsageError
from models.link import LinkDecision
from pipeline.store.schema import links
from pipeline.store.upserts import upsert


def write_decision(connection: Connection, decision: LinkDecision) -> None:
    """Keep a decision in place of an earlier one on the same two documents.

    Raises:
        UsageError: a plan cannot be its own parent, nor the parent of its declared parent.
    """
    if decision.child == decision.parent:
        raise UsageError(f"{decision.child[:12]}: một văn bản không thể là cấp trên của chính nó")
    if decision.verdict == "declared" and decision.child in _declared_above(connection, decision.parent):
        raise UsageError(
            f"{decision.parent[:12]}: văn bản này đã được xác định là cấp dưới của {decision.child[:12]};"
            " hãy bỏ quan hệ ấy bằng kehoach link --clear trước"
        )
    row = {
        "child_id": decision.child,
        "parent_id": decision.parent,
        "verdict": decision.verdict,
        "decided_by": decision.by,
        "note": decision.note,
        "at": decision.at,
    }
    upsert(connection, links, [row])


def _declared_above(connection: Connection, document_id: str) -> set[str]:
    """Return every document that is declared to stand above one, at any distance."""
    query = select(links.c.child_id, links.c.parent_id).where(links.c.verdict == "declared")
    pairs = [(row.child_id, row.parent_id) for row in connection.execute(query)]
    found, waiting = set[str](), [document_id]
    while waiting:
        below = waiting.pop()
        above = {parent for child, parent in pairs if child == below} - found
        found |= above
        waiting.extend(above)
    return found


def clear_decisions(connection: Connection, child: str, parent: str | None = None) -> int:
    """Delete what was decided about a child, or about it and one parent; return how many decisions there were."""
    condition = links.c.child_id == child
    if parent is not None:
        condition &= links.c.parent_id == parent
    return connection.execute(delete(links).where(condition)).rowcount


def read_decisions(connection: Connection, child: str | None = None) -> list[LinkDecision]:
    """Return all decisions, or those about one child, by child and parent."""
    query = select(links).order_by(links.c.child_id, links.c.parent_id)
    if child is not None:
        query = query.where(links.c.child_id == child)
    return [
        LinkDecision(
            child=row.child_id, parent=row.parent_id, verdict=row.verdict, by=row.decided_by, at=row.at, note=row.note
        )
        for row in connection.execute(query)
    ]
