from __future__ import annotations

import re

import click
import pytest
import yaml

from app import language
from app.language import Both
from app.messages import one_line
from models import errors
from tests.conftest import ROOT


def _codes() -> set[str]:
    leaves = {leaf.code for leaf in errors.DocumentError.__subclasses__()} | {errors.DocumentError.code}
    written = (path.read_text() for path in (ROOT / "flows").glob("*.py"))
    own = r'"(loop|no-plans|crashed|internal|missing|timeout|memory|several)"'
    literals = {code for text in written for code in re.findall(own, text)}
    return leaves | literals


def test_every_failure_has_its_english() -> None:
    rows = yaml.safe_load((ROOT / "app" / "data" / "failures.yaml").read_text())
    assert set(rows) == _codes()
    assert all(set(row) == {"problem", "remedy"} for row in rows.values())


@pytest.mark.parametrize(
    ("chosen", "environment", "said"),
    [
        (None, "", "chào"),
        (None, "en_GB.UTF-8", "hello"),
        (None, "fr", "chào"),
        ("vi", "en", "chào"),
        ("en", "", "hello"),
    ],
)
def test_choice_of_language(monkeypatch: pytest.MonkeyPatch, chosen: str | None, environment: str, said: str) -> None:
    monkeypatch.setenv("KEHOACH_LANG", environment)
    language.choose(chosen)
    try:
        assert language.say(Both("chào", "hello")) == said
        assert language.tell("chào", "hello") == said
    finally:
        language.choose(None)


@pytest.mark.parametrize(
    ("text", "line"), [("a\nb\t c ", "a b c"), ("k\udce1ho", "k\\udce1ho"), ("kế hoạch", "kế hoạch")]
)
def test_messages_stay_on_one_line(text: str, line: str) -> None:
    assert one_line(text) == line
    click.echo(one_line(text))
