"""Character classes for patterns: capital and small letters with all Vietnamese diacritics (NFC)."""

from __future__ import annotations

LAST_LETTER = 0x1EFF
"""The end of Latin Extended Additional, where ỹ stands."""

UPPER = f"[{''.join(char for char in map(chr, range(0x41, LAST_LETTER)) if char.isupper())}]"
"""One capital letter. A range such as À-Ỹ would hold the small ones too."""

LOWER = f"[{''.join(char for char in map(chr, range(0x61, LAST_LETTER)) if char.islower())}]"
"""One small letter."""
