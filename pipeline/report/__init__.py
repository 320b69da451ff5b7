"""What people read: pages (a pair, a family, a single plan, an overview), spreadsheet, formal report, calendar, data.

`CampaignRecord` and `Reconciliation` go in, one self-contained HTML text or one file comes out. Nothing here reads a
clock, a setting or a database; `site` alone writes files. Words stand in `data/words.yaml`, layouts in `templates/`.
"""

from pipeline.report.agenda import calendar_of
from pipeline.report.changes import changes_page
from pipeline.report.compared import Compared
from pipeline.report.exports import csv_of, json_of, jsonl_of
from pipeline.report.family import family_page
from pipeline.report.files import Form
from pipeline.report.index import Failure, index_page
from pipeline.report.naming import family_name, page_name, pair_name
from pipeline.report.official import formal_report
from pipeline.report.pair import pair_page
from pipeline.report.shelf import Couple, Place, Shelf
from pipeline.report.single import record_page
from pipeline.report.site import write_shelf, write_site
from pipeline.report.words import Language
from pipeline.report.workbook import workbook

__all__ = [
    "Compared",
    "Couple",
    "Failure",
    "Form",
    "Language",
    "Place",
    "Shelf",
    "calendar_of",
    "changes_page",
    "csv_of",
    "family_name",
    "family_page",
    "formal_report",
    "index_page",
    "json_of",
    "jsonl_of",
    "page_name",
    "pair_name",
    "pair_page",
    "record_page",
    "workbook",
    "write_shelf",
    "write_site",
]
