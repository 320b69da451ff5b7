"""(reconciliations of an earlier run, those of a later run) -> what changed, pair by pair and finding by finding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import get_args

from models.comparison import ChangedField, ChangeStatus, FindingChange, PairChange, ReportComparison
from models.reconciliation import Finding, Outcome, PlanKey, Reconciliation
from pipeline.nlp.abbreviations import comparable

_GRAVEST_FIRST: tuple[Outcome, ...] = ("violation", "warning", "not_comparable", "ok", "not_applicable")
_STATUSES: tuple[ChangeStatus, ...] = get_args(ChangeStatus)

Both = tuple[Reconciliation | None, Reconciliation | None]


def compare_reconciliations(old: Iterable[Reconciliation], new: Iterable[Reconciliation]) -> ReportComparison:
    """Return what the later run says anew, no longer, otherwise or as before.

    A pair is known again by both records; else by the child's record (its parent arrived or was replaced); else by the
    child's symbol, issuer and day (its file was handed in again). Where that leaves a choice, pairs are new and gone.
    """
    pairs = sorted((_pair(*both) for both in _paired(list(old), list(new))), key=_order)
    counts = Counter(change.status for pair in pairs for change in pair.findings)
    return ReportComparison(pairs=tuple(pairs), counts={status: counts[status] for status in _STATUSES})


def _order(pair: PairChange) -> tuple[str, str, str, str]:
    child = pair.child
    return child.issuer or "", child.symbol or "", child.id, pair.parent.id if pair.parent else ""


def _by_both(found: Reconciliation) -> Hashable:
    return found.child.id, found.parent.id if found.parent else None


def _by_child(found: Reconciliation) -> Hashable:
    return found.child.id


def _by_identity(found: Reconciliation) -> Hashable | None:
    return _identity(found.child)


def _identity(plan: PlanKey) -> Hashable | None:
    if plan.symbol is None or plan.issuer is None or plan.issued_on is None:
        return None
    return comparable(plan.symbol), comparable(plan.issuer), plan.issued_on


def _paired(old: list[Reconciliation], new: list[Reconciliation]) -> list[Both]:
    pairs: list[Both] = []
    for key in (_by_both, _by_child, _by_identity):
        known = _one_to_one(old, new, key)
        pairs += known
        taken = {id(found) for pair in known for found in pair}
        old = [found for found in old if id(found) not in taken]
        new = [found for found in new if id(found) not in taken]
    return [*pairs, *((found, None) for found in old), *((None, found) for found in new)]


def _one_to_one(
    old: list[Reconciliation], new: list[Reconciliation], key: Callable[[Reconciliation], Hashable | None]
) -> list[Both]:
    sides: dict[Hashable, tuple[list[Reconciliation], list[Reconciliation]]] = defaultdict(lambda: ([], []))
    for side, run in enumerate((old, new)):
        for found in run:
            name = key(found)
            if name is not None:
                sides[name][side].append(found)
    return [(left[0], right[0]) for left, right in sides.values() if len(left) == len(right) == 1]


def _pair(old: Reconciliation | None, new: Reconciliation | None) -> PairChange:
    changes = _findings(old.findings if old else (), new.findings if new else ())
    present = new or old
    if present is None:
        raise ValueError("a pair has at least one side")
    moved = old is not None and new is not None and not _same(old.parent, new.parent)
    return PairChange(
        child=present.child,
        parent=present.parent,
        earlier_parent=old.parent if old and moved else None,
        parent_changed=moved,
        status=_status(old, new, changed=moved or any(change.status != "unchanged" for change in changes)),
        findings=changes,
    )


def _same(old: PlanKey | None, new: PlanKey | None) -> bool:
    if old is None or new is None:
        return old is new
    return old.id == new.id or (_identity(old) is not None and _identity(old) == _identity(new))


def _status(old: object | None, new: object | None, *, changed: bool) -> ChangeStatus:
    if old is None:
        return "new"
    if new is None:
        return "gone"
    return "changed" if changed else "unchanged"


def _findings(old: Iterable[Finding], new: Iterable[Finding]) -> tuple[FindingChange, ...]:
    before, after = _numbered(old), _numbered(new)
    changes = [_change(key[0], before.get(key), after.get(key)) for key in sorted({*before, *after})]
    return tuple(sorted(changes, key=_gravity))


def _numbered(findings: Iterable[Finding]) -> dict[tuple[str, int], Finding]:
    """Return the findings by rule and place among those of the same rule."""
    seen: Counter[str] = Counter()
    found = {}
    for finding in findings:
        seen[finding.rule] += 1
        found[finding.rule, seen[finding.rule]] = finding
    return found


def _gravity(change: FindingChange) -> tuple[int, int, str]:
    outcomes = [_GRAVEST_FIRST.index(finding.outcome) for finding in (change.old, change.new) if finding]
    return _STATUSES.index(change.status), min(outcomes), change.rule


def _change(rule: str, old: Finding | None, new: Finding | None) -> FindingChange:
    fields = _differing(old, new) if old and new else ()
    return FindingChange(rule=rule, status=_status(old, new, changed=bool(fields)), fields=fields, old=old, new=new)


def _differing(old: Finding, new: Finding) -> tuple[ChangedField, ...]:
    """Return what a reader would see otherwise; a quote that only stands elsewhere in its file is the same quote."""
    pairs: dict[ChangedField, tuple[object, object]] = {
        "outcome": (old.outcome, new.outcome),
        "severity": (old.severity, new.severity),
        "message": (old.message, new.message),
        "values": (old.detail, new.detail),
        "quotes": (_quotes(old), _quotes(new)),
    }
    return tuple(field for field, (left, right) in pairs.items() if left != right)


def _quotes(finding: Finding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(span.text for span in finding.child), tuple(span.text for span in finding.parent)
