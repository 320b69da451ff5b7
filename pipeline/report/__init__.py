"""Pages that people read: a pair, a family, a single plan, an overview; HTML that opens without a network.

`CampaignRecord` and `Reconciliation` go in, one self-contained HTML text comes out. Nothing here reads a clock, a
setting or a database; `site` alone writes files. Words stand in `data/words.yaml`, layouts in `templates/`.
"""

from pipeline.report.family import family_page
from pipeline.report.index import Failure, index_page
from pipeline.report.naming import family_name, page_name, pair_name
from pipeline.report.pair import pair_page
from pipeline.report.single import record_page
from pipeline.report.site import write_site
from pipeline.report.words import Language

__all__ = [
    "Failure",
    "Language",
    "family_name",
    "family_page",
    "index_page",
    "page_name",
    "pair_name",
    "pair_page",
    "record_page",
    "write_site",
]
