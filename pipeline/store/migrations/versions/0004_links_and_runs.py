"""Links that analysts declare, runs with what each said, and several reconciliations for a child of several parents."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

VIEWS = {
    "v_reconciliations": """SELECT r.child_id, c.symbol AS child_symbol, c.issuer AS child_issuer, r.parent_id,
        p.symbol AS parent_symbol, p.issuer AS parent_issuer, r.link, r.certainty, r.at
        FROM reconciliations r JOIN plans c ON c.document_id = r.child_id
        LEFT JOIN plans p ON p.document_id = r.parent_id""",
    "v_findings": """SELECT f.child_id, c.symbol AS child_symbol, c.issuer AS child_issuer, r.parent_id,
        p.symbol AS parent_symbol, f.rule, f.outcome, f.severity, f.message, f.child_value, f.parent_value,
        f.child_quote, f.parent_quote
        FROM findings f JOIN reconciliations r ON r.child_id = f.child_id AND r.rank = f.rank
        JOIN plans c ON c.document_id = f.child_id LEFT JOIN plans p ON p.document_id = r.parent_id""",
    "v_links": """SELECT l.child_id, c.symbol AS child_symbol, c.issuer AS child_issuer, l.parent_id,
        p.symbol AS parent_symbol, p.issuer AS parent_issuer, l.verdict, l.decided_by, l.note, l.at
        FROM links l LEFT JOIN plans c ON c.document_id = l.child_id
        LEFT JOIN plans p ON p.document_id = l.parent_id""",
    "v_history": """SELECT h.run_id, r.rules_version, h.child_id, c.symbol AS child_symbol, c.issuer AS child_issuer,
        h.parent_id, p.symbol AS parent_symbol, h.link, h.at
        FROM history h JOIN runs r ON r.id = h.run_id LEFT JOIN plans c ON c.document_id = h.child_id
        LEFT JOIN plans p ON p.document_id = h.parent_id""",
}
OLD = {
    "reconciliations": "parent_id, link, certainty, record, fingerprint, parent_fingerprint, at",
    "findings": "position, rule, outcome, severity, message, child_value, parent_value, note, child_quote,"
    " parent_quote",
}


def upgrade() -> None:
    _set_aside()
    _links_and_runs()
    _reconciliations()
    for table, columns in OLD.items():
        op.execute(f"INSERT INTO {table} (child_id, rank, {columns}) SELECT child_id, 0, {columns} FROM old_{table}")  # noqa: S608
        op.execute(f"DROP TABLE old_{table}")
    for name, select in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {select}")


def _set_aside() -> None:
    """Keep the rows of the two tables whose keys change; neither database can change a key in place alike."""
    for view in ("v_findings", "v_reconciliations"):
        op.execute(f"DROP VIEW {view}")
    for table in reversed(OLD):
        op.execute(f"CREATE TABLE old_{table} AS SELECT * FROM {table}")  # noqa: S608
        op.drop_table(table)


def _document(
    name: str, table: str, *, ondelete: str = "CASCADE", nullable: bool = False
) -> list[sa.Column[str] | sa.ForeignKeyConstraint]:
    key = sa.ForeignKeyConstraint([name], ["documents.id"], name=f"fk_{table}_{name}", ondelete=ondelete)
    return [sa.Column(name, sa.String(length=64), nullable=nullable), key]


def _links_and_runs() -> None:
    op.create_table(
        "links",
        *_document("child_id", "links"),
        *_document("parent_id", "links"),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("child_id", "parent_id", name="pk_links"),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rules_version", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_table(
        "history",
        sa.Column("run_id", sa.Integer(), nullable=False),
        *_document("child_id", "history"),
        sa.Column("rank", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("parent_id", sa.Text()),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("record", JSON, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_history_run_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_id", "child_id", "rank", name="pk_history"),
    )
    op.create_index("ix_history_child_id", "history", ["child_id"])


def _reconciliations() -> None:
    op.create_table(
        "reconciliations",
        *_document("child_id", "reconciliations"),
        sa.Column("rank", sa.Integer(), autoincrement=False, nullable=False),
        *_document("parent_id", "reconciliations", ondelete="SET NULL", nullable=True),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("record", JSON, nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("parent_fingerprint", sa.Text()),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("child_id", "rank", name="pk_reconciliations"),
    )
    op.create_index("ix_reconciliations_parent_id", "reconciliations", ["parent_id"])
    op.create_table(
        "findings",
        sa.Column("child_id", sa.String(length=64), nullable=False),
        sa.Column("rank", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        *(
            sa.Column(name, sa.Text())
            for name in ("child_value", "parent_value", "note", "child_quote", "parent_quote")
        ),
        sa.ForeignKeyConstraint(
            ["child_id", "rank"], ["reconciliations.child_id", "reconciliations.rank"],
            name="fk_findings_reconciliation", ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("child_id", "rank", "position", name="pk_findings"),
    )  # fmt: skip
    for column in ("rule", "outcome"):
        op.create_index(f"ix_findings_{column}", "findings", [column])
