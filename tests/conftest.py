"""Where the shared documents are, and what to do without them."""

from __future__ import annotations

from pathlib import Path

import pytest

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
