"""Records -> Reconciliation: which plan is the parent, how the two lists of a pair align, what the rules find."""

from __future__ import annotations

from pipeline.reconcile.parent import Resolution, resolve
from pipeline.reconcile.parents import resolve_all
from pipeline.reconcile.reconciling import reconcile, reconcile_all
from pipeline.reconcile.rules import ALL_RULES
from pipeline.reconcile.rules.registry import Rule
from pipeline.reconcile.settings import RuleSettings, parse_settings
from pipeline.reconcile.version import RULES_VERSION

__all__ = [
    "ALL_RULES",
    "RULES_VERSION",
    "Resolution",
    "Rule",
    "RuleSettings",
    "parse_settings",
    "reconcile",
    "reconcile_all",
    "resolve",
    "resolve_all",
]
