from __future__ import annotations

import json

import pytest

from app.cli import main
from app.commands.schema import WHICH
from tests.conftest import ROOT


@pytest.mark.parametrize("which", WHICH)
def test_the_schema_kept_is_the_schema_printed(which: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`kehoach schema record > models/schema/record.json` renews it; a removed field raises `schema_version`."""
    assert main(["schema", which]) == 0
    kept = (ROOT / "models" / "schema" / f"{which}.json").read_text(encoding="utf-8")
    assert capsys.readouterr().out == kept
    assert json.loads(kept)["properties"]["schema_version"]["const"] == "1"
