"""All pages of a store in one folder: (records, reconciliations, failures) -> files that link to each other.

Beside the pages lie the same findings as spreadsheet, formal report and data, for every pair, family and all together.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.comparison import ReportComparison
from models.reconciliation import Reconciliation
from models.record import CampaignRecord
from pipeline.report.agenda import calendar_of
from pipeline.report.changes import changes_page, only_changed
from pipeline.report.compared import Compared, compared_of, families_of
from pipeline.report.exports import csv_of, json_of, jsonl_of
from pipeline.report.family import family_page
from pipeline.report.files import FAMILY_FORMS, INDEX_FORMS, MANY, PAIR_FORMS, Form, Office, offered
from pipeline.report.freshness import Digests, is_fresh, stamped
from pipeline.report.index import Failure, index_page
from pipeline.report.naming import CHANGES, CHANGES_DATA, INDEX, beside, family_name, is_ours, page_name, pair_name
from pipeline.report.official import formal_report
from pipeline.report.pair import pair_page
from pipeline.report.single import record_page
from pipeline.report.words import Language
from pipeline.report.workbook import workbook

_OFFICE: Mapping[Form, Callable[[Sequence[Compared], Language], bytes]] = {
    "xlsx": lambda pairs, language: workbook(pairs, language=language, linked=True),
    "docx": lambda pairs, language: formal_report(pairs, language=language),
}
_TEXTS: Mapping[Form, Callable[[Sequence[Compared], Language], str]] = {
    "csv": lambda pairs, language: csv_of(pairs, language=language),
    "jsonl": lambda pairs, language: jsonl_of(pairs, language=language),
    "ics": lambda pairs, language: calendar_of(pairs, language=language),
}


@dataclass(frozen=True, slots=True)
class _Office:
    """An office file, made only where the one in its place is not fresh."""

    make: Callable[[], bytes]
    digest: str


_Content = str | _Office


@dataclass(frozen=True, slots=True)
class _Site:
    """What a site is made of."""

    records: tuple[CampaignRecord, ...]
    pairs: tuple[Compared, ...]
    reconciliations: Sequence[Reconciliation]
    failures: Sequence[Failure]
    language: Language
    forms: Collection[Form]
    changes: ReportComparison | None
    digests: Digests
    office: Office

    def allowed(self, forms: Sequence[Form]) -> tuple[Form, ...]:
        """Return the forms of a page to be made; `FAMILY_FORMS` are those of a family."""
        few = len(self.pairs) <= MANY
        made = self.office == "all" or (self.office == "auto" and (few or forms is FAMILY_FORMS))
        left_out: set[Form] = set() if made else set(_OFFICE)
        if forms is INDEX_FORMS and not few and self.office != "all":
            # The data of each pair and family lie beside its page; thousands in one file serve nobody.
            left_out.add("json")
        return tuple(form for form in forms if form in self.forms and form not in left_out)


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
    """Write every page and file into `folder`, the overview last, and return their paths.

    Each file is written beside its place and then renamed, so that a reader never opens half of it; an office file that
    is there already and would come out the same stays. Then the files of plans that are gone are removed; what the site
    cannot have written stays.

    Args:
        folder: made when it does not exist.
        records: the plans.
        reconciliations: of these plans; one whose child is not among them gets no page.
        failures: what could not be read, for the overview.
        language: of the words around the quotes.
        forms: the kinds of files to write beside the pages.
        office: which pages get spreadsheet and letter among `forms` (`files.Office`).
        changes: against an earlier run; each finding then says whether it is new, and a page lists what changed.

    Raises:
        OSError: the folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    unique = {record.id: record for record in records}
    site = _Site(
        tuple(unique.values()), compared_of(unique.values(), reconciliations, changes), reconciliations, failures,
        language, frozenset(forms), changes, Digests(language), office,
    )  # fmt: skip
    written = tuple(_write(folder / name, content) for name, content in _contents(site))
    _remove_others(folder, {path.name for path in written})
    return written


def _contents(site: _Site) -> Iterator[tuple[str, _Content]]:
    above: dict[str, list[Reconciliation]] = {}
    for pair in site.pairs:
        above.setdefault(pair.child.id, []).append(pair.found)
    for record in site.records:
        found = above.get(record.id, ())
        yield page_name(record), record_page(record, language=site.language, linked=True, found=found)
    for pair in site.pairs:
        page = pair_page(
            pair.found, pair.child, pair.parent, language=site.language, linked=True,
            forms=site.allowed(PAIR_FORMS), change=pair.change,
        )  # fmt: skip
        yield from _files(pair_name(pair.found), PAIR_FORMS, (pair,), site)
        yield pair_name(pair.found), page
    for family in families_of(site.pairs):
        name = family_name(family.parent)
        children = [(pair.child, pair.found) for pair in family.pairs]
        yield from _files(name, FAMILY_FORMS, family.pairs, site)
        yield name, family_page(family.parent, children, language=site.language, forms=site.allowed(FAMILY_FORMS))
    yield from _overview(site)


def _overview(site: _Site) -> Iterator[tuple[str, _Content]]:
    forms = site.allowed(INDEX_FORMS) if site.pairs else ()
    yield from _files(INDEX, forms, site.pairs, site)
    if site.changes is not None:
        pages = {pair_name(pair.found) for pair in site.pairs}
        yield CHANGES, changes_page(site.changes, language=site.language, pages=pages)
        yield CHANGES_DATA, only_changed(site.changes).model_dump_json(indent=2) + "\n"
    yield (
        INDEX,
        index_page(
            site.records, site.reconciliations, site.failures, language=site.language, forms=forms,
            changes=site.changes is not None,
        ),
    )  # fmt: skip


def _files(
    page: str, forms: Sequence[Form], pairs: Sequence[Compared], site: _Site
) -> Iterator[tuple[str, _Content]]:  # fmt: skip
    for form, name in offered(page, site.allowed(forms)):
        if form == "json":
            changes = site.changes if page == INDEX else None
            yield name, json_of(pairs, only_changed(changes) if changes else None)
        else:
            yield name, _file(form, pairs, site)


def _file(form: Form, pairs: Sequence[Compared], site: _Site) -> _Content:
    if form in _OFFICE:
        return _Office(lambda: _OFFICE[form](pairs, site.language), site.digests.of(pairs))
    return _TEXTS[form](pairs, site.language)


def _remove_others(folder: Path, written: Collection[str]) -> None:
    """Remove what an earlier site left: files of plans now gone, and overviews in forms no longer asked for."""
    whole = {CHANGES, CHANGES_DATA, *(beside(INDEX, form) for form in INDEX_FORMS)}
    for path in folder.iterdir():
        if path.name not in written and path.is_file() and (is_ours(path.name) or path.name in whole):
            path.unlink()


def _write(path: Path, content: _Content) -> Path:
    if isinstance(content, str):
        return _put(path, content.encode())
    return path if is_fresh(path, content.digest) else _put(path, stamped(content.make(), content.digest))


def _put(path: Path, content: bytes) -> Path:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # mkstemp makes a file for its owner only; a page is for everybody who may read the folder.
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path
