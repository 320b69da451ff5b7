"""The last words of a run: how many documents, what was skipped, what failed."""

from __future__ import annotations

from collections.abc import Mapping

from app.language import tell


def skipped_words(skipped: Mapping[str, int]) -> str:
    """Return the clause about files of other kinds; empty when there were none."""
    if not skipped:
        return ""
    kinds = ", ".join(f"{ending or tell('không có đuôi', 'no ending')} {count}" for ending, count in skipped.items())
    total = sum(skipped.values())
    return tell(f"; bỏ qua {total} tệp loại khác ({kinds})", f"; {total} files of other kinds skipped ({kinds})")


def failed_words(count: int) -> str:
    """Return the clause about failures; empty when there were none."""
    return tell(f"; {count} lỗi", f"; {count} failed") if count else ""


def held_words(count: int) -> str:
    """Return the clause about documents in quarantine; empty when there were none."""
    return (
        tell(
            f"; {count} văn bản từng làm treo hoặc hỏng tiến trình đọc nên để lại (đọc lại: --retry)",
            f"; {count} left alone that once hung or crashed the process reading them (--retry reads them)",
        )
        if count
        else ""
    )
