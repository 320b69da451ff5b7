"""The frame of every page: Jinja templates with escaping on, style and script inside, a strict content policy.

The policy names the hashes of the one style and the one script, so nothing else runs and nothing is fetched.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report.formats import date_words
from pipeline.report.rules import rules_version
from pipeline.report.words import Language, words_in


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> Markup:
    # Our own file, never a text of a document; Markup keeps its quotes as they are.
    return Markup(files("pipeline.report").joinpath("templates", name).read_text(encoding="utf-8"))  # noqa: S704


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def content_policy() -> str:
    """Return the Content-Security-Policy of the pages."""
    style, script = _hash(_asset("style.css")), _hash(_asset("print.js"))
    rest = "img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; style-src {style}; script-src {script}; {rest}"


@cache
def tool_version() -> str:
    """Return the version of the installed package, nothing when it runs from a bare folder."""
    try:
        return version("kehoach")
    except PackageNotFoundError:
        return ""


def render(template: str, language: Language, **context: Any) -> str:  # noqa: ANN401 (each template has its own names)
    """Return the page of `template`; every value is escaped by the template engine."""
    words = words_in(language)
    return (
        _environment()
        .get_template(template)
        .render(
            **context,
            t=words,
            language=language,
            date=lambda value: date_words(value, language),
            style=_asset("style.css"),
            script=_asset("print.js"),
            policy=content_policy(),
            tool_version=tool_version(),
            rules_version=rules_version(),
        )
    )
