"""Word documents of before DOCX, and RTF: through LibreOffice, else antiword.

`read_office` reads one document; `convert_office` converts many in one start of LibreOffice, whose results
`read_converted` reads.
"""

from __future__ import annotations

from pipeline.read.office.conversion import convert_office
from pipeline.read.office.reader import read_converted, read_office

__all__ = ["convert_office", "read_converted", "read_office"]
