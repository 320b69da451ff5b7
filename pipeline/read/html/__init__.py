"""Web pages -> `Document`: the words of the plan or article, without the menus, votes and comments around it."""

from __future__ import annotations

from pipeline.read.html.reader import read_html

__all__ = ["read_html"]
