"""Findings in English: `Finding.statements` and the catalogue -> sentences. `Finding.message` itself stays Vietnamese.

A hole of an English template says what its value is: `when` (a time as `days` writes it), `word` (a phrase of the
rules), `list` (several of them), `law` (a legal ground). A hole without a kind holds words of a document, left alone.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal

from models.reconciliation import Finding, Statement
from pipeline.nlp.tables import load_table
from pipeline.reconcile.catalogue import RuleEntry, common, entries, sentence

Language = Literal["vi", "en"]

_EVERY = {"hằng năm": "every year", "hằng tháng": "every month", "hằng tuần": "every week"}
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_RECURRING = re.compile(
    r"(?:định kỳ )?(?:ngày (\d{1,2}|cuối)(?:/(\d{1,2}))? )?(?:(?:các )?tháng (\d[\d, ]*) )?"
    r"(hằng năm|hằng tháng|hằng tuần)"
)
_OFFSET = re.compile(r"^(.*?)\s*kể từ (.*)$")
_WORDS = {
    "không ghi ngày": "undated", "không nêu": "not stated", "chưa rõ ngày": "on a day not known",
    "từ ngày ban hành": "from the day of issue", "chậm nhất": "by", "trước": "before", "trong": "in", "đến": "to",
    "từ": "from", "hết": "the end of", "ngày ": "",
}  # fmt: skip
_TITLED = ("timing",)
"""Groups of rules whose compared values are times."""


@cache
def _table(section: str) -> dict[str, str]:
    found: dict[str, str] = load_table("pipeline.reconcile", "english")[section]
    return found


def _recurrence(match: re.Match[str]) -> str:
    day, month, months, every = match.groups()
    names = [month_name[int(one)] for one in (month or months or "").split(",") if one.strip()]
    on = "the last day of" if day == "cuối" else str(int(day)) if day else None
    point = " ".join(part for part in (on, ", ".join(names)) if part)
    return f"{point} {_EVERY[every]}".strip()


def when(text: str) -> str:
    """Return a time of `days` in English: `trước 09/10/2026` -> `before 9 October 2026`; other words stay."""
    counted = _OFFSET.match(text)
    if counted:
        offset = re.sub("|".join(_table("units")), lambda match: _table("units")[match.group()], counted.group(1))
        return f"{offset} from {counted.group(2)}" if offset else f"from {counted.group(2)}"
    text = _RECURRING.sub(_recurrence, text)
    text = re.sub(
        r"\b(\d{2})/(\d{2})/(\d{4})\b", lambda m: f"{int(m[1])} {month_name[int(m[2])]} {m[3]}", text
    )  # fmt: skip
    text = re.sub(r"\btháng (\d{1,2})/(\d{4})\b", lambda m: f"{month_name[int(m[1])]} {m[2]}", text)
    text = re.sub(r"\bquý (IV|I{1,3})/(\d{4})\b", lambda m: f"Q{_ROMAN[m[1]]} {m[2]}", text)
    text = re.sub(r"\bgiai đoạn (\d{4}) - (\d{4})\b", r"\1–\2", text)
    text = re.sub(r"\bnăm (\d{4})\b", r"\1", text)
    return re.sub("|".join(rf"\b{words}" for words in _WORDS), lambda match: _WORDS[match.group()], text)


def word(text: str) -> str:
    """Return a phrase of the rules in English; words that the table does not have stay."""
    replaced = re.fullmatch(r" \(thay bằng (.*)\)", text)
    if replaced:
        return f" (replaced by {replaced.group(1)})"
    items = re.fullmatch(r"(\d+) mục", text)
    if items:
        return f"{items.group(1)} items"
    practice = re.fullmatch(r", theo thông lệ còn thiếu (.*)", text)
    if practice:
        return f"; by practice it lacks {several(practice.group(1))}"
    return _table("phrases").get(text, text)


def several(text: str) -> str:
    """Return a list of phrases in English; 'sơ kết, tổng kết' is one phrase of them."""
    names = sorted(_table("phrases"), key=len, reverse=True)
    pattern = re.compile(rf"(?<![^,\s])(?:{'|'.join(map(re.escape, names))})(?=,|$)")
    return pattern.sub(lambda match: _table("phrases")[match.group()], text)


def law(text: str) -> str:
    """Return a legal ground in English; symbols of documents stay."""
    parts = [_table("phrases").get(part, part) for part in text.split("; ")]
    pattern = "|".join(map(re.escape, _table("law")))
    return "; ".join(re.sub(pattern, lambda match: _table("law")[match.group()], part) for part in parts)


_KINDS: Mapping[str, Callable[[str], str]] = {"when": when, "word": word, "list": several, "law": law}


class _Hole(str):
    """A value that renders itself by the kind its hole names."""

    __slots__ = ()

    def __format__(self, kind: str) -> str:
        return _KINDS[kind](str(self)) if kind else str(self)


def _fill(template: str, values: Mapping[str, str]) -> str:
    return template.format(**{name: _Hole(value) for name, value in values.items()})


def _said(entry: RuleEntry, statement: Statement) -> str:
    ending = entry.endings.get(statement.ending)
    if ending is None:
        reason = _fill(_table("common")[statement.ending], statement.values)
        return _table("common")["not_compared"].format(reason=reason, title=entry.title_english)
    text = _fill(ending.english, statement.values)
    grounds = ", ".join(word(ground) for ground in statement.grounds)
    name = "weakened" if ending.outcome == "violation" else "because"
    return text + _table("common")[name].format(grounds=grounds) if grounds else text


def _spoken(finding: Finding, *, aside: bool) -> list[str]:
    """Return the statements; none where the rule is worded otherwise since the run that made them."""
    entry = entries()[finding.rule]
    try:
        return [_said(entry, statement) for statement in finding.statements if statement.aside == aside]
    except KeyError:  # the wording of today asks for a value, or a common ending is gone
        return []


def render_message(finding: Finding, language: Language) -> str:
    """Return the message of a finding; Vietnamese where the finding is older than its statements or their wording."""
    if language == "vi" or not finding.statements or finding.rule not in entries():
        return finding.message
    spoken = _spoken(finding, aside=False)
    return sentence(spoken) if spoken else finding.message


def render_note(finding: Finding, language: Language) -> str | None:
    """Return the note of a finding: what else the rule saw, or the question that could not be asked."""
    note = finding.detail.note
    if language == "vi" or note is None or finding.rule not in entries():
        return note
    entry = entries()[finding.rule]
    if note == entry.question:
        return entry.question_english
    return "; ".join(dict.fromkeys(_spoken(finding, aside=True))) or note


def render_value(finding: Finding, side: Literal["child", "parent"], language: Language) -> str | None:
    """Return a compared value; in English only the words of the rules change, those of the document stay."""
    value: str | None = getattr(finding.detail, side)
    if language == "vi" or value is None or finding.rule not in entries():
        return value
    tail = ""
    for name in ("silent_child", "silent_parent", "one_document"):
        if value == common(name):
            return _table("common")[name]
        if value.endswith(f" ({common(name)})"):
            value, tail = value.removesuffix(f" ({common(name)})"), f" ({_table('common')[name]})"
    shown = word(value)
    return (_timed(shown) if entries()[finding.rule].group in _TITLED else shown) + tail


def _timed(text: str) -> str:
    """Return a value of a timing rule: purposes before times ('báo cáo trước 15/4/2026; ...')."""
    return "; ".join(_purpose(part) for part in text.split("; "))


def _purpose(text: str) -> str:
    """Return one purpose with its time; what also has words of a document stays as it is."""
    names = sorted(_table("phrases"), key=len, reverse=True)
    head = next((name for name in names if text.startswith(f"{name} ")), "")
    shown = f"{word(head)} {when(text.removeprefix(head).strip())}" if head else when(text)
    return shown if shown.replace("–", "-").isascii() else text
