"""Views with plain names for analysts; `data/views.yaml` says what each column means."""

from alembic import op

# ruff: noqa: S608 (every piece is a constant of this file)

revision = "0003"
down_revision = "0002"

PLACE = "p.document_id, p.symbol, p.issuer, p.province"
WORDS = "c.quote, c.page"
PARTS = {
    "v_references": (
        "plan_references",
        """c.role, c.doc_type AS cited_type, c.number AS cited_number, c.symbol AS cited_symbol,
        c.issued_on AS cited_issued_on, c.issuer AS cited_issuer, c.title AS cited_title""",
    ),
    "v_deadlines": (
        "deadlines",
        """c.position, c.kind, c.action, c.actor, c.addressee, c.on_date, c.rrule, c.relative_event, c.relative_offset,
        c.bound, c.certainty, c.note""",
    ),
    "v_targets": (
        "targets",
        "c.text, c.subject, c.comparator, c.value, c.unit, c.grade, c.baseline, c.due, c.context",
    ),
    "v_awards": (
        "awards",
        """c.position, c.form, c.grantor, c.recipient, c.quota_comparator, c.quota, c.quota_unit, c.quota_per,
        c.proposed""",
    ),
    "v_criteria": ("criteria", "c.text, c.applies_to, c.award"),
}
SECTIONS = {"v_contents": "contents", "v_audiences": "audiences"}
VIEWS = {
    "v_plans": """SELECT p.document_id, p.symbol, p.doc_type, p.number, p.code, p.issued_on, p.issuer, p.issuer_kind,
        p.level, p.province, p.district, p.commune, p.title, p.campaign_name, p.theme, p.period_start, p.period_end,
        p.recurrence, p.genre, p.is_campaign, p.status, p.signer, d.uri, r.extractor_version, r.extracted_at
        FROM plans p JOIN documents d ON d.id = p.document_id
        JOIN records r ON r.document_id = p.document_id AND r.is_current""",
    "v_deadline_days": f"""SELECT {PLACE}, c.kind, c.action, c.bound, t.first_day, t.last_day
        FROM deadline_days t JOIN deadlines c ON c.document_id = t.document_id AND c.position = t.position
        JOIN plans p ON p.document_id = t.document_id""",
    "v_award_shares": f"""SELECT {PLACE}, c.form, s.group_name, s.value
        FROM award_shares s JOIN awards c ON c.document_id = s.document_id AND c.position = s.position
        JOIN plans p ON p.document_id = s.document_id""",
    "v_reconciliations": """SELECT r.child_id, c.symbol AS child_symbol, c.issuer AS child_issuer, r.parent_id,
        p.symbol AS parent_symbol, p.issuer AS parent_issuer, r.link, r.certainty, r.at
        FROM reconciliations r JOIN plans c ON c.document_id = r.child_id
        LEFT JOIN plans p ON p.document_id = r.parent_id""",
    "v_findings": """SELECT f.child_id, c.symbol AS child_symbol, c.issuer AS child_issuer, r.parent_id,
        p.symbol AS parent_symbol, f.rule, f.outcome, f.severity, f.message, f.child_value, f.parent_value,
        f.child_quote, f.parent_quote
        FROM findings f JOIN reconciliations r ON r.child_id = f.child_id
        JOIN plans c ON c.document_id = f.child_id LEFT JOIN plans p ON p.document_id = r.parent_id""",
    "v_failures": """SELECT l.document_id, l.uri, l.extractor_version, l.error_code, l.error_message, l.remedy,
        l.attempts, l.at FROM ledger l WHERE l.status = 'failed'
        AND NOT EXISTS (SELECT 1 FROM ledger n WHERE n.document_id = l.document_id AND n.at > l.at)""",
}


def upgrade() -> None:
    for name, (table, columns) in PARTS.items():
        join = f"{table} c JOIN plans p ON p.document_id = c.document_id"
        op.execute(f"CREATE VIEW {name} AS SELECT {PLACE}, {columns}, {WORDS} FROM {join}")
    for name, section in SECTIONS.items():
        join = f"items c JOIN plans p ON p.document_id = c.document_id WHERE c.section = '{section}'"
        op.execute(f"CREATE VIEW {name} AS SELECT {PLACE}, c.position, c.label, c.text, {WORDS} FROM {join}")
    for name, select in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {select}")
