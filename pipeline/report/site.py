"""All pages of a store in one folder: (records, reconciliations, failures) -> files that link to each other.

Beside the pages lie the same findings as spreadsheet, formal report and data, for every pair, family and all together.
Plans are taken from a shelf some at a time and dropped when their pages are written, so that a store of any size can be
published; at most one family is held at once, and all pairs only for office files on them, where there are few.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

from models.comparison import ReportComparison
from models.family import FamilyView
from models.reconciliation import Reconciliation
from models.record import CampaignRecord
from pipeline.reconcile.family import family as family_view
from pipeline.report.agenda import calendar_of
from pipeline.report.changes import changes_page, only_changed
from pipeline.report.compared import Changed, Compared, Family, changed_pairs, compared_of, families_of
from pipeline.report.exports import json_of, json_parts
from pipeline.report.family import family_page
from pipeline.report.files import FAMILY_FORMS, INDEX_FORMS, MANY, OFFICE_FORMS, PAIR_FORMS, Form, Office, offered
from pipeline.report.freshness import Digests
from pipeline.report.gathering import Gathering
from pipeline.report.index import Failure, Overview
from pipeline.report.naming import CHANGES, CHANGES_DATA, INDEX, family_name, page_name, pair_name
from pipeline.report.official import formal_report
from pipeline.report.pair import pair_page
from pipeline.report.shelf import Held, Shelf
from pipeline.report.single import record_page
from pipeline.report.words import Language, words_in
from pipeline.report.workbook import workbook
from pipeline.report.writing import Content, Stamped, remove_others, write

_BATCH = 32
"""Plans whose pages are made together; some 10 MB with their parents."""

_OFFICE: Mapping[Form, Callable[[Sequence[Compared], Language], bytes]] = {
    "xlsx": lambda pairs, language: workbook(pairs, language=language, linked=True),
    "docx": lambda pairs, language: formal_report(pairs, language=language),
}


@dataclass(frozen=True)
class _Site:
    """What a site is made of, and what is known of it while it is written."""

    shelf: Shelf
    failures: Sequence[Failure]
    language: Language
    forms: Collection[Form]
    changes: ReportComparison | None
    office: Office
    gathering: Gathering
    pair_pages: set[str] = field(default_factory=set)

    @cached_property
    def digests(self) -> Digests:
        return Digests(self.language)

    @cached_property
    def overview(self) -> Overview:
        return Overview(self.language)

    @cached_property
    def changed(self) -> Changed | None:
        return changed_pairs(self.changes)

    @cached_property
    def above(self) -> Mapping[str, list[str]]:
        """The parents of each child."""
        found: dict[str, list[str]] = {}
        for pair in self.shelf.couples:
            found.setdefault(pair.child, []).extend([pair.parent] if pair.parent else [])
        return found

    @cached_property
    def parents(self) -> Collection[str]:
        return {parent for several in self.above.values() for parent in several}

    @cached_property
    def whole(self) -> bool:
        """Whether there are office files on all pairs together."""
        return not set(OFFICE_FORMS).isdisjoint(self.allowed(INDEX_FORMS))

    def allowed(self, forms: Sequence[Form]) -> tuple[Form, ...]:
        """Return the forms of a page to be made; `FAMILY_FORMS` are those of a family."""
        few = len(self.shelf.couples) <= MANY
        made = self.office == "all" or (self.office == "auto" and (few or forms is FAMILY_FORMS))
        left_out: set[Form] = set() if made else set(OFFICE_FORMS)
        if forms is INDEX_FORMS and not few and self.office != "all":
            # The data of each pair and family lie beside its page; thousands in one file serve nobody.
            left_out.add("json")
        return tuple(form for form in forms if form in self.forms and form not in left_out)

    def pairs(self, children: Sequence[str]) -> tuple[Compared, ...]:
        """Return the comparisons of children with the plans in them."""
        parents = (parent for child in children for parent in self.above.get(child, ()))
        records = self.shelf.records(dict.fromkeys((*children, *parents)))
        return compared_of(records, self.shelf.reconciliations(children), self.changed)


def write_site(
    folder: Path,
    records: Sequence[CampaignRecord],
    reconciliations: Sequence[Reconciliation],
    failures: Sequence[Failure] = (),
    *,
    language: Language = "vi",
    forms: Collection[Form] = INDEX_FORMS,
    changes: ReportComparison | None = None,
    office: Office = "auto",
) -> tuple[Path, ...]:
    """Write the site of plans and reconciliations that are in memory; see `write_shelf`.

    A reconciliation whose child is not among the records gets no page.

    Raises:
        OSError: the folder cannot be made or written.
    """
    shelf = Held(records, reconciliations)
    return write_shelf(
        folder, shelf, failures, language=language, forms=forms, changes=changes, office=office
    )  # fmt: skip


def write_shelf(
    folder: Path,
    shelf: Shelf,
    failures: Sequence[Failure] = (),
    *,
    language: Language = "vi",
    forms: Collection[Form] = INDEX_FORMS,
    changes: ReportComparison | None = None,
    office: Office = "auto",
) -> tuple[Path, ...]:
    """Write every page and file into `folder`, the overview last, and return their paths.

    Each file is written beside its place and then renamed, so that a reader never opens half of it; an office file that
    is there already and would come out the same stays. Then the files of plans that are gone are removed; what the site
    cannot have written stays.

    Args:
        folder: made when it does not exist.
        shelf: the plans and their reconciliations.
        failures: what could not be read, for the overview.
        language: of the words around the quotes.
        forms: the kinds of files to write beside the pages.
        office: which pages get spreadsheet and letter among `forms` (`files.Office`).
        changes: against an earlier run; each finding then says whether it is new, and a page lists what changed.

    Raises:
        OSError: the folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with Gathering(folder, tuple(forms), words_in(language)) as gathering:
        site = _Site(shelf, failures, language, frozenset(forms), changes, office, gathering)
        written = tuple(write(folder / name, content) for name, content in _contents(site))
    remove_others(folder, {path.name for path in written})
    return written


def _contents(site: _Site) -> Iterator[tuple[str, Content]]:
    # In the order of issuers, which is that of the lists of findings.
    left = iter(sorted(site.shelf.places, key=lambda place: (place.issuer, place.id)))
    while batch := [place.id for place in islice(left, _BATCH)]:
        yield from _plans(batch, site)
    for parent, children in _families(site).items():
        yield from _family(parent, children, site)
    yield from _overview(site)


def _plans(batch: Sequence[str], site: _Site) -> Iterator[tuple[str, Content]]:
    """Yield the pages of some plans and of their comparisons, and keep what the overview tells of them."""
    pairs = site.pairs(batch)
    for id_, record in site.shelf.records(batch).items():
        own = [pair for pair in pairs if pair.child.id == id_]
        site.overview.plan(record)
        site.gathering.findings(own)
        if own or id_ in site.parents:
            site.gathering.deadlines(record)
        found = [pair.found for pair in own]
        yield page_name(record), record_page(record, language=site.language, linked=True, found=found)
    for pair in pairs:
        site.overview.pair(pair.found)
        if site.whole:
            site.digests.note(pair)
        yield from _pair(pair, site)


def _pair(pair: Compared, site: _Site) -> Iterator[tuple[str, Content]]:
    name = pair_name(pair.found)
    page = pair_page(
        pair.found, pair.child, pair.parent, language=site.language, linked=True,
        forms=site.allowed(PAIR_FORMS), change=pair.change,
    )  # fmt: skip
    yield from _files(name, PAIR_FORMS, (pair,), site)
    yield name, page
    site.pair_pages.add(name)


def _families(site: _Site) -> Mapping[str, list[str]]:
    """Return the children of each parent at hand."""
    known = {place.id for place in site.shelf.places}
    families: dict[str, list[str]] = {}
    for pair in site.shelf.couples:
        if pair.parent is not None and pair.parent in known:
            families.setdefault(pair.parent, []).append(pair.child)
    return families


def _below(parent: str, children: Sequence[str], site: _Site) -> tuple[Family, ...]:
    """Return the family of a parent; none where it is gone meanwhile."""
    pairs = site.pairs(children)
    return families_of([pair for pair in pairs if pair.parent is not None and pair.parent.id == parent])


def _views(parent: str, children: Sequence[str], site: _Site) -> Iterator[FamilyView]:
    for one in _below(parent, children, site):
        yield family_view(one.parent, [(pair.child, pair.found) for pair in one.pairs])


def _all_pairs(children: Sequence[str], site: _Site) -> Iterator[Compared]:
    for start in range(0, len(children), _BATCH):
        yield from site.pairs(children[start : start + _BATCH])


def _family(parent: str, children: Sequence[str], site: _Site) -> Iterator[tuple[str, Content]]:
    for family in _below(parent, children, site):
        name = family_name(family.parent)
        yield from _files(name, FAMILY_FORMS, family.pairs, site)
        both = [(pair.child, pair.found) for pair in family.pairs]
        yield name, family_page(family.parent, both, language=site.language, forms=site.allowed(FAMILY_FORMS))


def _files(
    page: str, forms: Sequence[Form], pairs: Sequence[Compared], site: _Site
) -> Iterator[tuple[str, Content]]:  # fmt: skip
    for form, name in offered(page, site.allowed(forms)):
        if form in _OFFICE:
            yield name, Stamped(lambda form=form: _OFFICE[form](pairs, site.language), site.digests.of(pairs))  # type: ignore[misc]
        else:
            yield name, json_of(pairs) if form == "json" else calendar_of(pairs, language=site.language)


def _overview(site: _Site) -> Iterator[tuple[str, Content]]:
    forms = site.allowed(INDEX_FORMS) if site.shelf.couples else ()
    changes = only_changed(site.changes) if site.changes else None
    children = list(dict.fromkeys(pair.child for pair in site.shelf.couples))
    for form, name in offered(INDEX, forms):
        if form in _OFFICE:
            make = _OFFICE[form]
            yield name, Stamped(lambda make=make: make(site.pairs(children), site.language), site.digests.of_all())  # type: ignore[misc]
        elif form == "json":
            views = (view for parent, below in _families(site).items() for view in _views(parent, below, site))
            found = (pair.found for pair in _all_pairs(children, site))
            yield name, json_parts(views, found, changes)
        else:
            yield name, site.gathering.content(form)
    if site.changes is not None and changes is not None:
        yield CHANGES, changes_page(site.changes, language=site.language, pages=site.pair_pages)
        yield CHANGES_DATA, changes.model_dump_json(indent=2) + "\n"
    plans = [place.id for place in site.shelf.places]
    yield INDEX, site.overview.page(plans, children, site.failures, forms=forms, changes=changes is not None)
