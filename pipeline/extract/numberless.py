"""Plans cited without a number: by what they are about, with a body, a day or a year (domain notes 5.5).

'Căn cứ kế hoạch Thanh tra năm 2017 đã được Giám đốc Sở phê duyệt', 'Thực hiện Kế hoạch của UBND tỉnh ngày 05/3/2024'.
Only behind a cue of the preamble: elsewhere a plan without a number is a matter of the text.
"""

from __future__ import annotations

import re

from pipeline.extract.citations import Mention
from pipeline.extract.context import Reading
from pipeline.extract.dates import DateMention, date_at
from pipeline.nlp.abbreviations import expand
from pipeline.nlp.phrases import alternation

_CUE = re.compile(
    r"[-+•*\s]*(?:căn cứ|thực hiện|triển khai(?: thực hiện)?|hưởng ứng|theo)\s+(?:nội dung\s+)?(?=kế hoạch\s)"
)
# A number anywhere in the sentence: the other rules read it. 'Kế hoạch này' is the document itself.
_NUMBERED = re.compile(r"(?<!\w)số\s*:?\s*\d|\d\s?/\s?[a-zđ]|\d\s?-\s?[a-zđ]{2}")
_OWN = re.compile(r"kế hoạch (?:này|trên|nêu|đã|được|chung|công tác)")
_END = re.compile(
    rf"[;,.\n](?=\s|$)|\s(?:đã )?được\s|\sđã\s|:|\s(?=của {alternation('acting_bodies')}\s)|,?\s(?=ngày \d)",
    re.IGNORECASE,
)
_OF = re.compile(r"\s*của\s+(?=\S)")
_NAME_END = re.compile(r"[;,.:(\n]|\s(?:về|v/v|ngày|năm|ban hành|phát động|triển khai|đã|được)\s|$", re.IGNORECASE)
_ABOUT = re.compile(r"\s*(?=(?:về|v/v|phát động|ban hành|triển khai|thực hiện)\s)")
_TITLE_END = re.compile(r"[;:\n]|\.(?=\s|$)|,\s+(?=[A-ZĐ])|$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE = re.compile(r"[;.\n](?=\s|$)|$")


def numberless_plan(reading: Reading, start: int, end: int) -> Mention | None:
    """Return the plan without a number that a paragraph of the preamble begins with, or None."""
    cue = _CUE.match(reading.low, start, end)
    if cue is None or _OWN.match(reading.low, cue.end()):
        return None
    stop = _SENTENCE.search(reading.low, cue.end(), end)
    last = stop.start() if stop else end
    if _NUMBERED.search(reading.low, cue.end(), last):
        return None
    at = _end_of(_END, reading.folded, cue.end(), last)
    title: str | None = reading.text[cue.end() : at].strip()
    issuer, date, at = _body_and_day(reading, at, last)
    bare = title is not None and len(title.split()) == 2
    if bare:
        title, at = _about(reading, at, last)
    if not (issuer or date or _YEAR.search(title or "")):
        return None
    return Mention(cue.end(), at, "KH", None, None, None, date, issuer, title)


def _end_of(pattern: re.Pattern[str], text: str, start: int, limit: int) -> int:
    match = pattern.search(text, start, limit)
    return match.start() if match else limit


def _body_and_day(reading: Reading, at: int, last: int) -> tuple[str | None, DateMention | None, int]:
    """Read 'của UBND tỉnh ngày 05/3/2024' in either order."""
    issuer: str | None = None
    date: DateMention | None = None
    for _ in range(2):
        of = _OF.match(reading.low, at, last)
        if issuer is None and of is not None and reading.text[of.end()].isupper():
            end = _end_of(_NAME_END, reading.folded, of.end(), last)
            issuer, at = expand(reading.text[of.end() : end].strip()), end
        elif date is None and (found := date_at(reading.low, at, last)) is not None:
            date, at = found, found.end
    return issuer, date, at


def _about(reading: Reading, at: int, last: int) -> tuple[str | None, int]:
    """Read what a plan named only 'Kế hoạch' is about, behind its body: 'của UBND tỉnh về trồng rừng'."""
    about = _ABOUT.match(reading.low, at, last)
    if about is None:
        return None, at
    end = _end_of(_TITLE_END, reading.folded, about.end(), last)
    return reading.text[about.end() : end].strip() or None, end
