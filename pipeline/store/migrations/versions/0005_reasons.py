"""Why a parent was found or not, as a column, so that lists and analysts need not open the record."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

VIEW = """SELECT r.child_id, c.symbol AS child_symbol, c.issuer AS child_issuer, r.parent_id,
    p.symbol AS parent_symbol, p.issuer AS parent_issuer, r.link, r.certainty, r.reason, r.at
    FROM reconciliations r JOIN plans c ON c.document_id = r.child_id
    LEFT JOIN plans p ON p.document_id = r.parent_id"""


def upgrade() -> None:
    # Reconciliations stored before have no reason; the rules have changed with it, so each is made again.
    op.execute("DROP VIEW v_reconciliations")
    op.add_column("reconciliations", sa.Column("reason", sa.Text()))
    op.execute(f"CREATE VIEW v_reconciliations AS {VIEW}")
