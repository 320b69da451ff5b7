"""Every package of both locks says of itself that its licence is permissive (CONTRIBUTING.md, "Pins")."""

from __future__ import annotations

import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata

import pytest

from tests.conftest import ROOT

_PERMISSIVE = re.compile(
    r"MIT|BSD|ISC|Apache|Mozilla Public License 2\.0|MPL-2\.0|PSF-2\.0|Python Software Foundation|Zlib|CC0|OFL-1\.1"
    r"|CNRI-Python|Unlicense"
)
_COPYLEFT = re.compile(r"GPL|General Public|SSPL|EUPL|CC-BY-(?:NC|SA)|Business Source|Commons Clause|Proprietary")
_CHOSEN = {"text-unidecode": "Artistic License"}
"""Packages under one licence or another, and the one under which they are used."""


def locked() -> list[str]:
    """Return the names of the packages of both locks."""
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-dev.lock")]
    return sorted(
        {name for text in texts for name in re.findall(r"^([A-Za-z0-9_.-]+)(?:\[.*?\])?==", text, re.MULTILINE)}
    )


def licence(said: PackageMetadata) -> str:
    """Return what a package says of its licence: the expression, else its classifiers, else the free field."""
    if "License-Expression" in said:
        return said["License-Expression"]
    classifiers = [
        line.rpartition(" :: ")[2] for line in said.get_all("Classifier") or [] if line.startswith("License")
    ]
    return " / ".join(classifiers) or str(said.json.get("license", "")).partition("\n")[0]


def permissive(words: str) -> bool:
    """Tell whether a licence is named and binds nobody who uses the package unchanged."""
    return bool(_PERMISSIVE.search(words)) and not _COPYLEFT.search(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0", True),
        ("Mozilla Public License 2.0 (MPL 2.0)", True),
        ("LGPL-3.0-only", False),  # the former driver of PostgreSQL
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MIT AND GPL-2.0-or-later", False),
        ("AGPL-3.0", False),
        ("", False),  # nothing said is nothing allowed
    ],
)
def test_permissive(words: str, *, expected: bool) -> None:
    assert permissive(words) is expected


def test_no_dependency_is_under_a_licence_that_binds_the_project() -> None:
    installed = {}
    for name in locked():
        try:
            installed[name] = licence(metadata(name))
        except PackageNotFoundError:  # of another system or version of Python
            continue
    assert len(installed) > 0.9 * len(locked())
    others = {name: words for name, words in installed.items() if not permissive(words)}
    assert set(others) == set(_CHOSEN)
    assert all(chosen in others[name] for name, chosen in _CHOSEN.items())
