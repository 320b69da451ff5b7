"""What a news article says that its plan sets: the sentences that report targets and deadlines (contract, "article").

News also tells of meetings, of results and of last year; of these nothing is taken.
"""

from __future__ import annotations

import re

from models.campaign import Deadline, Target
from models.span import Span
from pipeline.extract.context import Reading
from pipeline.extract.sentences import Ranges

# 'Theo kế hoạch, ...', 'Kế hoạch nêu', 'Địa phương phấn đấu', 'đặt mục tiêu': from here on the plan is told.
_SETS = re.compile(
    r"(?<!\w)(?:theo (?:nội dung )?(?:bản )?kế hoạch|theo đó"
    r"|kế hoạch(?: này| cũng| còn| đã| trên)* (?:nêu|đặt|đề ra|yêu cầu|xác định|quy định|giao|nhấn mạnh|hướng đến)"
    r"|phấn đấu|(?:đặt|đề) (?:ra )?(?:các )?(?:mục tiêu|chỉ tiêu)|mục tiêu (?:của (?:kế hoạch|phong trào) )?(?:là|đến)"
    r"|(?:phong trào|đợt thi đua)[^.;]{0,60} (?:được triển khai|diễn ra|thực hiện|kéo dài) từ)(?!\w)"
)
# Results and the past: 'Năm ngoái ... mới đạt 31%', 'tính đến hết tháng 2', 'toàn huyện đã có'.
_TELLS_OTHER = re.compile(
    r"(?<!\w)(?:năm (?:ngoái|trước|qua)|vừa qua|trước đó|trước đây|tính đến|đến nay|tới nay|hiện nay"
    r"|hiện (?:có|đạt|mới)|mới (?:chỉ )?đạt|chỉ đạt|kết quả (?:đạt|cho thấy|là)|trong khi đó|dịp này"
    r"|(?:sáng|chiều|tối)(?= (?:ngày|nay|qua|\d)))(?!\w)"
    r"|(?<!\w)đã (?!đề ra|đặt|xác định|quy định|giao|nêu|yêu cầu|chỉ rõ)"
)
_QUOTED = re.compile(r'^[\s-]*"')
_REPORTED_KINDS = {"registration", "submission", "report", "review", "issue"}


def reported_sentences(reading: Reading) -> Ranges:
    """Return the sentences of the article that say what the plan sets: in each paragraph from the first cue on."""
    found: list[tuple[int, int]] = []
    for node in reading.outline.nodes:
        cue = _SETS.search(reading.low, node.start, node.end)
        if cue is None or _QUOTED.match(reading.folded[node.start : node.end]):
            continue
        found += [
            (sentence.start, sentence.end)
            for sentence in reading.sentences(node.start, node.end)
            if sentence.end > cue.start() and _TELLS_OTHER.search(reading.low, *sentence) is None
        ]
    return Ranges(found)


def reported_targets(targets: tuple[Target, ...], reported: Ranges) -> tuple[Target, ...]:
    """Return the targets that stand in a reported sentence."""
    return tuple(target for target in targets if _within(target.evidence, reported))


def reported_deadlines(deadlines: tuple[Deadline, ...], reported: Ranges) -> tuple[Deadline, ...]:
    """Return the end of the campaign and the duties with a day; other days in news are mostly events."""
    return tuple(
        deadline
        for deadline in deadlines
        if deadline.kind == "campaign_end"
        or (deadline.kind in _REPORTED_KINDS and _within(deadline.evidence, reported))
    )


def _within(evidence: tuple[Span, ...], reported: Ranges) -> bool:
    return bool(evidence) and reported.touch(evidence[0].start, evidence[0].end)
