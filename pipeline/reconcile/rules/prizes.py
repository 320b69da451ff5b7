"""R31: money printed beside a form of award, against what the decree gave (`data/prizes.yaml`); a warning at most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_CEILING, Decimal
from functools import cache
from typing import Any

from models.span import Span
from pipeline.nlp.fold import lower
from pipeline.nlp.tables import load_table
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import issue_window, period_window

_FORM = re.compile(r"bằng khen|giấy khen")
# 'tập thể 900.000 đồng, cá nhân 450.000 đồng'
_AMOUNT = re.compile(r"(tập thể|cá nhân)\b[^.;\d]{0,25}?(\d{1,3}(?:\.\d{3})+)\s*(?:đồng|đ)\b")
_PRINTED = r"(?:bằng|giấy) khen[^;\n]*\d{3}\s*(?:đồng|đ)\b"


@cache
def _table() -> Any:  # noqa: ANN401 (the shape is the table's own)
    return load_table("pipeline.reconcile", "prizes")


def _bases(case: Case) -> list[int]:
    """Return the salaries that an award of the campaign can be reckoned by; none where the decree may have ended."""
    issued, window = issue_window(case.child), period_window(case.child)
    salaries = _table()["salaries"]
    if issued is None or issued.earliest < salaries[0]["since"]:
        return []
    last = max(issued.latest, window.latest) if window else date(issued.latest.year, 12, 31)
    if last > _table()["until"]:
        return []
    ends = [*(row["since"] for row in salaries[1:]), date.max]
    return [
        row["amount"] for row, end in zip(salaries, ends, strict=True)
        if row["since"] <= last and end > issued.earliest
    ]  # fmt: skip


def _legal(form: str, recipient: str, level: str | None, base: int) -> int | None:
    row = next((one for one in _table()["prizes"] if one["form"] == form and level in one["levels"]), None)
    if row is None:
        return None
    times = _table()["collective"] if recipient == "tập thể" else 1
    step = Decimal(_table()["round_up_to"])
    exact = Decimal(str(row["coefficient"])) * times * base
    return int((exact / step).to_integral_value(ROUND_CEILING) * step)


def odd_prizes(case: Case) -> Iterator[Remark]:
    """Yield each amount that is none of those the decree gave while the campaign ran."""
    issuer, bases = case.child.document.issuer, _bases(case)
    for sentence in case.child_words.sentences(_PRINTED) if issuer and bases else ():
        forms = set(_FORM.findall(lower(sentence.text)))
        if len(forms) == 1:
            yield from _amounts(sentence, forms.pop(), issuer.level if issuer else None, bases)


def _amounts(sentence: Span, form: str, level: str | None, bases: list[int]) -> Iterator[Remark]:
    for recipient, printed in _AMOUNT.findall(lower(sentence.text)):
        legal = sorted({amount for base in bases if (amount := _legal(form, recipient, level, base))})
        if legal and int(printed.replace(".", "")) not in legal:
            right = " / ".join(f"{amount:,}".replace(",", ".") for amount in legal)
            values = {
                "amount": printed, "form": form.capitalize(), "recipient": f" cho {recipient}", "legal": right,
                "decree": _table()["decree"],
            }  # fmt: skip
            yield Remark("amount", (sentence,), (), f"{printed} đồng", None, values)
