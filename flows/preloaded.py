"""What the fork server loads once: reading and extracting, with every table and model in memory.

Workers are forked from it, so that a new one costs milliseconds and shares this memory with the others.
"""

from __future__ import annotations

from contextlib import suppress

from pipeline.extract import extract
from pipeline.read import read_bytes

with suppress(Exception):  # a fault of the extractor shows up again in the workers, with the document it meets
    # One short plan builds everything that is otherwise built on first use, in each worker anew.
    extract(read_bytes("KẾ HOẠCH\nPhát động phong trào thi đua năm 2024\nI. MỤC ĐÍCH".encode(), "preloaded"))
