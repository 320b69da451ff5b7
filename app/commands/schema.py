"""`kehoach schema`: the machine-readable contract."""

from __future__ import annotations

import json

import click

from app.bilingual import command as spoken

WHICH = ("record", "reconciliation", "family", "comparison", "report")


@spoken(
    "schema",
    "In JSON Schema của bản ghi kế hoạch (record), kết quả đối chiếu (reconciliation), nhóm kế hoạch cùng cấp trên"
    " (family), so sánh hai lần đối chiếu (comparison) hoặc tệp báo cáo JSON (report).",
    "Print the JSON Schema of the campaign record, the reconciliation, the family view, the comparison of two runs or"
    " the JSON report.",
)
@click.argument("which", type=click.Choice(WHICH), default="record")
def command(which: str) -> int:
    """Print one schema."""
    click.echo(schema_text(which), nl=False)
    return 0


def schema_text(which: str) -> str:
    """Return the schema of what `kehoach` prints, as it is kept in `models/schema/`.

    Args:
        which: one of `WHICH`.
    """
    from models.base import Model
    from models.comparison import ReportComparison
    from models.family import FamilyView
    from models.reconciliation import Reconciliation
    from models.record import CampaignRecord
    from models.report import Report

    models: dict[str, type[Model]] = {
        "record": CampaignRecord, "reconciliation": Reconciliation, "family": FamilyView,
        "comparison": ReportComparison, "report": Report,
    }  # fmt: skip
    return json.dumps(models[which].model_json_schema(mode="serialization"), ensure_ascii=False, indent=2) + "\n"
