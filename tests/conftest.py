"""Where the shared documents are, and what to do without them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes is measured in bench/; bytes that begin an RTF start LibreOffice.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold; the test is skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the shared documents at {SHARED}, which are not part of the repository")
    return SHARED


@pytest.fixture(scope="session")
def corpus() -> Path:
    return ROOT / "corpus"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say what stays together in parallel runs (`--dist loadgroup`): servers and browsers, else a file, or a folder.

    Two servers or browsers on two cores wait for each other until they are late; the files of `tests/eval` share the
    records that they make.
    """
    for item in items:
        if item.get_closest_marker("server") or item.get_closest_marker("browser"):
            group = "servers and browsers"
        else:
            path = item.path.relative_to(ROOT)
            group = str(path.parent if path.parent.name == "eval" else path)
        item.add_marker(pytest.mark.xdist_group(group))
