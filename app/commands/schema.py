"""`kehoach schema`: the machine-readable contract."""

from __future__ import annotations

import json

import click

from app.bilingual import command as spoken


@spoken(
    "schema",
    "In JSON Schema của bản ghi kế hoạch (record) hoặc của kết quả đối chiếu (reconciliation).",
    "Print the JSON Schema of the campaign record or of the reconciliation record.",
)
@click.argument("which", type=click.Choice(["record", "reconciliation"]), default="record")
def command(which: str) -> int:
    """Print one schema."""
    click.echo(schema_text(which), nl=False)
    return 0


def schema_text(which: str) -> str:
    """Return the schema of what `kehoach` prints, as it is kept in `models/schema/`.

    Args:
        which: "record" or "reconciliation".
    """
    from models.base import Model
    from models.reconciliation import Reconciliation
    from models.record import CampaignRecord

    models: dict[str, type[Model]] = {"record": CampaignRecord, "reconciliation": Reconciliation}
    return json.dumps(models[which].model_json_schema(mode="serialization"), ensure_ascii=False, indent=2) + "\n"
