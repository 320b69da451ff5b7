"""Knowledge kept as data: YAML tables with a source column, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# The safe loader in C, five times as fast, where PyYAML was built with it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_table(package: str, name: str) -> Any:  # noqa: ANN401 (the shape is the table's own)
    """Return the parsed YAML table `data/NAME.yaml` of `package`; the caller must not change it."""
    text = files(package).joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 (both are the safe loader)
