"""Knowledge kept as data: YAML tables with a source column, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load_table(package: str, name: str) -> Any:  # noqa: ANN401 (the shape is the table's own)
    """Return the parsed YAML table `data/NAME.yaml` of `package`; the caller must not change it."""
    return yaml.safe_load(files(package).joinpath("data", f"{name}.yaml").read_text(encoding="utf-8"))
