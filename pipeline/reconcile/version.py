"""The version of the rules: changes whenever a rule, a threshold, a message or a legal table does."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable


def _sources(folder: Traversable, prefix: str = "") -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _sources(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".py", ".yaml")):
            found.append((prefix + entry.name, entry.read_bytes()))
    return found


def _version() -> str:
    nlp = files("pipeline.nlp")
    tables = [("nlp/laws.py", nlp.joinpath("laws.py").read_bytes())]
    tables += [(f"nlp/{name}", nlp.joinpath("data", name).read_bytes()) for name in ("laws.yaml", "abbreviations.yaml")]
    digest = hashlib.sha256()
    for name, content in sorted([*_sources(files("pipeline.reconcile")), *tables]):
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:16]


RULES_VERSION = _version()
"""First 16 hex digits of the SHA-256 over the sources and tables of the rules: for the store's freshness check."""
