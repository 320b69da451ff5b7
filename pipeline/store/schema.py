"""The tables. One transaction per document writes `documents`, `records`, `plans` and every child row.

`records` keeps each extraction; exactly one per document is current, and `plans` with its child tables mirrors that one
only. Instants are ISO 8601 texts in UTC, days are dates, records are JSON. What analysts read are the views
(`views.py`), which may keep their columns while these tables change.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB

REVISION = "0006"
"""The newest migration; a database at another known revision is brought here when it is opened."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_Json = JSON().with_variant(JSONB(), "postgresql")


def _text(name: str, *, index: bool = False, required: bool = False) -> Column[Any]:
    return Column(name, Text, index=index, nullable=not required)


def _document(*, primary: bool = True) -> Column[Any]:
    return Column(
        "document_id",
        ForeignKey("documents.id", ondelete="CASCADE"),
        primary_key=primary,
        nullable=False,
    )


def _child(name: str, *columns: Column[Any]) -> Table:
    """Return a table of parts of a plan: rows in the order of the record, each with its words and their place."""
    return Table(
        name,
        metadata,
        Column("document_id", ForeignKey("plans.document_id", ondelete="CASCADE"), primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),
        *columns,
        _text("quote"),
        Column("page", Integer),
        Column("start_offset", Integer),
        Column("end_offset", Integer),
    )


documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    _text("uri", required=True),
    _text("media_type", required=True),
    Column("bytes", Integer, nullable=False),
    Column("pages", Integer),
    _text("origin", required=True),
    _text("producer"),
    _text("first_seen", required=True),
)

document_uris = Table(
    "document_uris",
    metadata,
    _document(),
    Column("uri", Text, primary_key=True),
    _text("first_seen", required=True),
)

ledger = Table(
    "ledger",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("extractor_version", Text, primary_key=True),
    _text("uri", required=True),
    _text("status", required=True, index=True),
    _text("error_code"),
    _text("error_message"),
    _text("remedy"),
    Column("attempts", Integer, nullable=False),
    _text("at", required=True),
)

bundles = Table(
    "bundles",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("extractor_version", Text, primary_key=True),
    Column("contents", _Json, nullable=False),
    _text("at", required=True),
)

records = Table(
    "records",
    metadata,
    _document(),
    Column("extractor_version", Text, primary_key=True),
    _text("schema_version", required=True),
    Column("is_current", Boolean, nullable=False),
    Column("record", _Json, nullable=False),
    _text("fingerprint", required=True),
    _text("extracted_at", required=True),
)
Index("ix_records_is_current", records.c.document_id, unique=True, sqlite_where=records.c.is_current,
      postgresql_where=records.c.is_current)  # fmt: skip

plans = Table(
    "plans",
    metadata,
    Column("key", Integer, primary_key=True),
    _document(primary=False),
    _text("genre", required=True),
    Column("is_campaign", Boolean, nullable=False),
    _text("doc_type"),
    _text("number"),
    _text("number_key", index=True),
    _text("code"),
    _text("symbol"),
    _text("symbol_key", index=True),
    _text("issued_on"),
    Column("issued_from", Date),
    Column("issued_to", Date),
    _text("place"),
    _text("title"),
    _text("status", required=True),
    _text("issuer"),
    _text("issuer_kind"),
    _text("level"),
    _text("province"),
    _text("province_key"),
    _text("district"),
    _text("commune"),
    _text("superior"),
    _text("signer"),
    _text("campaign_name"),
    _text("theme"),
    _text("period_start"),
    _text("period_end"),
    _text("recurrence"),
    Column("active_from", Date),
    Column("active_to", Date),
    _text("folded", required=True),
    UniqueConstraint("document_id"),
    Index("ix_plans_province_key", "province_key", "level"),
)

plan_references = _child(  # "references" is a reserved word of SQL
    "plan_references",
    _text("role", required=True),
    _text("doc_type"),
    _text("number"),
    _text("number_key", index=True),
    _text("code"),
    _text("symbol"),
    _text("issued_on"),
    Column("issued_from", Date),
    Column("issued_to", Date),
    _text("issuer"),
    _text("title"),
)

deadlines = _child(
    "deadlines",
    _text("kind", required=True),
    _text("action"),
    _text("actor"),
    _text("addressee"),
    _text("on_date"),
    _text("rrule"),
    _text("relative_event"),
    _text("relative_offset"),
    _text("bound", required=True),
    _text("certainty", required=True),
    _text("note"),
    Column("open_ended", Boolean, nullable=False),
)

deadline_days = Table(
    "deadline_days",
    metadata,
    Column("document_id", ForeignKey("plans.document_id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("first_day", Date, primary_key=True),
    Column("last_day", Date, nullable=False),
    Index("ix_deadline_days_last_day", "last_day", "first_day"),
)

targets = _child(
    "targets",
    _text("text", required=True),
    _text("subject"),
    _text("comparator", required=True),
    Column("value", Float),
    _text("unit"),
    _text("grade"),
    _text("baseline"),
    _text("due"),
    _text("context", required=True),
)

awards = _child(
    "awards",
    _text("form", required=True),
    _text("form_key", required=True, index=True),
    _text("grantor"),
    _text("recipient"),
    _text("quota_comparator"),
    Column("quota", Float),
    _text("quota_unit"),
    _text("quota_per"),
    Column("proposed", Boolean, nullable=False),
)

award_shares = Table(
    "award_shares",
    metadata,
    Column("document_id", ForeignKey("plans.document_id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("share", Integer, primary_key=True, autoincrement=False),
    _text("group_name", required=True),
    Column("value", Float, nullable=False),
)

criteria = _child("criteria", _text("text", required=True), _text("applies_to"), _text("award"))

items = Table(
    "items",
    metadata,
    Column("document_id", ForeignKey("plans.document_id", ondelete="CASCADE"), primary_key=True),
    Column("section", String(16), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("label"),
    _text("text", required=True),
    _text("quote"),
    Column("page", Integer),
    Column("start_offset", Integer),
    Column("end_offset", Integer),
)

links = Table(  # what analysts declare or refuse
    "links",
    metadata,
    Column("child_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("parent_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    _text("verdict", required=True),
    _text("decided_by", required=True),
    _text("note"),
    _text("at", required=True),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("rules_version", required=True),
    _text("at", required=True),
)

history = Table(  # one row for each time that what is said about a child changed
    "history",
    metadata,
    Column("run_id", ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    Column("child_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    _text("parent_id"),
    _text("link", required=True),
    Column("record", _Json, nullable=False),
    _text("at", required=True),
)

reconciliations = Table(  # rank: 0 for the first parent of a child, 1 for the second, ...
    "reconciliations",
    metadata,
    Column("child_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    Column("parent_id", ForeignKey("documents.id", ondelete="SET NULL"), index=True),
    _text("link", required=True),
    _text("certainty", required=True),
    Column("record", _Json, nullable=False),
    _text("fingerprint", required=True),
    _text("parent_fingerprint"),
    _text("at", required=True),
    _text("reason"),
)

findings = Table(
    "findings",
    metadata,
    Column("child_id", String(64), primary_key=True),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("rule", required=True, index=True),
    _text("outcome", required=True, index=True),
    Column("severity", Integer, nullable=False),
    _text("message", required=True),
    _text("child_value"),
    _text("parent_value"),
    _text("note"),
    _text("child_quote"),
    _text("parent_quote"),
    ForeignKeyConstraint(["child_id", "rank"], ["reconciliations.child_id", "reconciliations.rank"],
                         name="fk_findings_reconciliation", ondelete="CASCADE"),
)  # fmt: skip

CHILDREN = (plan_references, deadlines, deadline_days, targets, awards, award_shares, criteria, items)
"""The tables that mirror the current record, in the order in which they are filled."""
