"""The list of plans and its filters: province, level, year, award form, deadline window, text."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import Field
from sqlalchemy import ColumnElement, Connection, Select, and_, extract, func, literal_column, or_, select, text, true

from models.base import Model
from models.calendar import Stretch, rrule_stretches
from models.header import Genre, Level, Status
from pipeline.nlp.fold import search_key
from pipeline.store.keys import phrases, province_key
from pipeline.store.schema import awards, deadline_days, deadlines, documents, plans, reconciliations

_OPEN_YEARS = timedelta(days=2 * 366)
"""How far a recurring deadline without a printed end is counted out when the window has no end either."""


class PlanFilter(Model):
    """What to list; every given field must hold."""

    province: Annotated[str | None, Field(description="with or without diacritics and 'tỉnh'")] = None
    level: Level | None = None
    year: Annotated[int | None, Field(ge=1945, le=9998, description="issued in it, or running in it")] = None
    award: Annotated[str | None, Field(description="form of commendation, or a part of it: 'giấy khen'")] = None
    due_from: date | None = None
    due_to: date | None = None
    text: Annotated[str | None, Field(description="a phrase with or without diacritics; commas join several")] = None
    campaigns_only: bool = False
    limit: Annotated[int | None, Field(ge=1)] = None

    @property
    def window(self) -> Stretch | None:
        """The days in which a deadline must fall; None when neither end is given."""
        if self.due_from is None and self.due_to is None:
            return None
        return self.due_from or date.min, self.due_to or date.max


class PlanRow(Model):
    """One line of the list."""

    id: str
    symbol: str | None
    doc_type: str | None
    title: str | None
    issuer: str | None
    level: Level | None
    province: str | None
    district: str | None
    commune: str | None
    issued_on: str | None
    genre: Genre
    is_campaign: bool
    status: Status
    campaign_name: str | None
    period_start: str | None
    period_end: str | None
    uri: str
    awards: Annotated[tuple[str, ...], Field(description="forms, in the order of the plan")] = ()
    due: Annotated[tuple[str, ...], Field(description="EDTF days of the deadlines inside the asked window")] = ()
    parents: Annotated[tuple[str, ...], Field(description="the plans it was compared with: symbol, else issuer")] = ()
    reason: Annotated[str | None, Field(description="why these parents, or why none; null before a comparison")] = None


_COLUMNS = [documents.c.uri, plans.c.document_id.label("id")] + [
    plans.c[name] for name in PlanRow.model_fields if name not in {"id", "uri", "awards", "due", "parents", "reason"}
]

_NEWEST_FIRST = (plans.c.issued_from.desc().nulls_last(), plans.c.symbol, plans.c.document_id)


def list_plans(connection: Connection, wanted: PlanFilter) -> list[PlanRow]:
    """Return the plans that pass every filter, the newest first, those without a date last."""
    due = _due(connection, wanted.window) if wanted.window else None
    query = select(*_COLUMNS).join(documents, documents.c.id == plans.c.document_id)
    query = _filtered(query, wanted, connection.dialect.name)
    if due is not None and len(due) < 500:
        query = query.where(plans.c.document_id.in_(sorted(due)))
    query = query.order_by(*_NEWEST_FIRST)
    found = [row for row in connection.execute(query).mappings() if due is None or row["id"] in due][: wanted.limit]
    forms = _forms(connection, [row["id"] for row in found])
    shown = {id_: tuple(map(_shown, sorted(stretches))) for id_, stretches in (due or {}).items()}
    above = _parents(connection, [row["id"] for row in found])
    return [
        PlanRow(
            **row, awards=tuple(forms.get(row["id"], ())), due=shown.get(row["id"], ()),
            parents=above.get(row["id"], _NO_PARENT)[0], reason=above.get(row["id"], _NO_PARENT)[1],
        )
        for row in found
    ]  # fmt: skip


def read_order(connection: Connection) -> list[tuple[str, str]]:
    """Return id and issuer of every plan, in the order of `list_plans`."""
    query = select(plans.c.document_id, plans.c.issuer).order_by(*_NEWEST_FIRST)
    return [(id_, issuer or "") for id_, issuer in connection.execute(query)]


def rows_of(connection: Connection, ids: list[str]) -> list[PlanRow]:
    """Return the lines of the named documents, in their order."""
    query = select(*_COLUMNS).join(documents, documents.c.id == plans.c.document_id).where(documents.c.id.in_(ids))
    forms = _forms(connection, ids)
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    return [PlanRow(**rows[id_], awards=tuple(forms.get(id_, ()))) for id_ in ids if id_ in rows]


def _filtered(query: Select[Any], wanted: PlanFilter, dialect: str) -> Select[Any]:
    if wanted.province is not None:
        query = query.where(plans.c.province_key == province_key(wanted.province))
    if wanted.level is not None:
        query = query.where(plans.c.level == wanted.level)
    if wanted.campaigns_only:
        query = query.where(plans.c.is_campaign)
    if wanted.year is not None:
        query = query.where(_in_year(wanted.year))
    if wanted.award is not None:
        form = awards.c.form_key.contains(search_key(wanted.award), autoescape=True)
        query = query.where(plans.c.document_id.in_(select(awards.c.document_id).where(form)))
    if wanted.text is not None:
        query = query.where(_found(phrases(wanted.text), dialect))
    return query


def _in_year(year: int) -> ColumnElement[bool]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    issued = extract("year", plans.c.issued_from) == year
    return or_(issued, (plans.c.active_from <= last) & (plans.c.active_to >= first))


def _found(keys: list[str], dialect: str) -> ColumnElement[bool]:
    if not keys:
        return true()
    if dialect == "postgresql":
        search: ColumnElement[Any] = literal_column("plans.search")
        # Not a parameter: it would be sent as text, and the function wants a regconfig.
        configuration: ColumnElement[Any] = literal_column("'simple'")
        return and_(*(search.bool_op("@@")(func.phraseto_tsquery(configuration, key)) for key in keys))
    match = " AND ".join(f'"{key}"' for key in keys)
    return plans.c.key.in_(text("SELECT rowid FROM plan_search WHERE plan_search MATCH :match").bindparams(match=match))


def _forms(connection: Connection, ids: list[str]) -> dict[str, list[str]]:
    query = select(awards.c.document_id, awards.c.form).order_by(awards.c.document_id, awards.c.position)
    if len(ids) < 500:
        query = query.where(awards.c.document_id.in_(ids))
    forms: dict[str, list[str]] = defaultdict(list)
    for id_, form in connection.execute(query):
        if form not in forms[id_]:
            forms[id_].append(form)
    return forms


_Above = tuple[tuple[str, ...], str | None]
_NO_PARENT: _Above = ((), None)


def _parents(connection: Connection, ids: list[str]) -> dict[str, _Above]:
    """Return the parents' names and the reasons of the links, by child."""
    columns, parent = reconciliations.c, plans.alias("parent")
    query = (
        select(columns.child_id, columns.reason, parent.c.symbol, parent.c.issuer, parent.c.title)
        .outerjoin(parent, parent.c.document_id == columns.parent_id)
        .order_by(columns.child_id, columns.rank)
    )
    if len(ids) < 500:
        query = query.where(columns.child_id.in_(ids))
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for child, reason, *names in connection.execute(query):
        name = next(filter(None, names), None)
        above, reasons = found[child]
        above += [name] if name else []
        reasons += [reason] if reason else []
    return {child: (tuple(above), " ".join(reasons) or None) for child, (above, reasons) in found.items()}


def _due(connection: Connection, window: Stretch) -> dict[str, set[Stretch]]:
    """Return the stretches of deadlines that touch the window, by document."""
    first, last = window
    days = deadline_days.c
    query = select(days.document_id, days.first_day, days.last_day).where(
        days.first_day <= last, days.last_day >= first
    )
    due: dict[str, set[Stretch]] = defaultdict(set)
    for id_, start, end in connection.execute(query):
        due[id_].add((start, end))
    open_ended = (
        select(deadlines.c.document_id, deadlines.c.rrule, plans.c.active_from, plans.c.active_to)
        .join(plans, plans.c.document_id == deadlines.c.document_id)
        .where(deadlines.c.open_ended)
    )
    for id_, rule, active_from, active_to in connection.execute(open_ended):
        stretches = _open_stretches(rule, window, active_from, active_to)
        if stretches:
            due[id_].update(stretches)
    return due


def _open_stretches(rule: str, window: Stretch, active_from: date | None, active_to: date | None) -> list[Stretch]:
    """Return where a rule without a printed beginning or end falls inside the window."""
    last = min(window[1], active_to or date.max)
    first = max(window[0], active_from or date.min)
    if last == date.max:
        last = min(first, date.max - _OPEN_YEARS) + _OPEN_YEARS
    if first == date.min:
        first = max(last, date.min + _OPEN_YEARS) - _OPEN_YEARS
    return rrule_stretches(rule, first, last)


def _shown(stretch: Stretch) -> str:
    first, last = stretch
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
