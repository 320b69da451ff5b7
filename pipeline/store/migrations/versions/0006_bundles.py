"""What archives and mails hold, so that they are not opened again while their bytes stay the same."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "bundles",
        sa.Column("document_id", sa.Text(), primary_key=True),
        sa.Column("extractor_version", sa.Text(), primary_key=True),
        sa.Column("contents", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
    )
