"""What OCR makes of markers, labels and signs: '-_' for a dash, 'IH.' for 'III.', '3)' for 'a)', 'Nơi nhân;'.

Words as they were read and the picture -> words as they are printed, their raw readings kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.nlp.fold import search_key
from pipeline.read.ocr.engine import Gray
from pipeline.read.ocr.sequences import in_sequence
from pipeline.read.ocr.strokes import counted, slashed, widest_gap, with_bar
from pipeline.read.ocr.words import OcrWord

_DASH = re.compile(r"[-_~=—–]*[-—–~][-_~=—–]*$")
_ROMAN = re.compile(r"(?=[IVXHl1]*H)[IVXHl1]+[.:)]$")
_TRUE_ROMAN = re.compile(r"X{0,2}(?:IX|IV|V?I{0,3})$")
_NEXT = "ABCDEFG"
_GLUED = re.compile(r"([IVX]+[.]|\d{1,2}[.)]|[a-zđ]\))([^\W\d_].+)$")
_COMMA = re.compile(r"(?<=^[IVX]),$|(?<=^[IVX]{2}),$|(?<=^[IVX]{3}),$")
# The label of the document's number, however its marks were read: 'Só:2đ/KH-TTra'
_LABEL = re.compile(r"[Ss][oóôồòõ](?=[:;])")

# '152/2025NĐ-CP': the thin stroke before the letters of a symbol is not seen.
_SYMBOL = re.compile(r"(?P<year>\d{1,4}/(?:19|20)\d\d)(?=(?:NĐ|TT|TTLT|QĐ|NQ|QH)[-\d])")
# The label over the recipients is underlined: the stroke takes the dot of 'nhận', and half the colon.
_RECIPIENTS = "noi nhan"
# Letters of other languages that look like ours; a mark of quotation that nothing closes is dust.
_FOREIGN = str.maketrans("Ððœ", "Đđc")
_DUST = "'`´‘"


def as_printed(words: Sequence[OcrWord], image: Gray) -> list[OcrWord]:
    """Return the words of a page with their markers, labels and signs as the picture and their neighbours tell them."""
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    lines = [[word.told(_sign(word, image)) for word in line] for line in lines]
    lines = [[line[0].told(_fused(line, image)), *line[1:]] for line in lines]
    lines = [[*_parted(line[0], image), *line[1:]] for line in lines]
    starts = [line[0].text for line in lines]
    starts = in_sequence([line_start(start, starts) for start in starts])
    made: list[OcrWord] = []
    for start, (first, *others) in zip(starts, lines, strict=True):
        made += _with_labels([first.told(start), *others])
    return made


def _sign(word: OcrWord, image: Gray) -> str:
    text = word.text.translate(_FOREIGN)
    if len(text) > 1 and text[0] in _DUST and text[1:].isalnum():
        text = text[1:]
    text = _SYMBOL.sub(r"\g<year>/", text).replace("QĐĐ-", "QĐ-")  # one Đ seen as 'ĐÐ'
    word = word._replace(text=text)
    return with_bar(word, image) if text[0] in "<>" else counted(word, image)


def _fused(line: Sequence[OcrWord], image: Gray) -> str:
    """Return the first word of a line; a numeral with a stroke ('II/') before a heading is told by its look."""
    heading = len(line) > 1 and line[1].text[0].isupper()
    return slashed(line[0], image) if heading else line[0].text


def _parted(word: OcrWord, image: Gray) -> list[OcrWord]:
    """Return a marker and the word behind it, where the picture has a space between them: 'I.MỤC'."""
    match = _GLUED.match(word.text)
    place = widest_gap(word, image) if match else None
    if match is None or place is None:
        return [word]
    left, right = place
    return [word._replace(text=match[1], raw=word.reading, x1=left), word._replace(text=match[2], x0=right)]


def _with_labels(line: list[OcrWord]) -> list[OcrWord]:
    line = [word.told(labelled(word.text)) for word in line]
    label = " ".join(word.text for word in line[:2])
    if label[-1] in ":;.," and search_key(label[:-1]) == _RECIPIENTS:
        line[:2] = [line[0].told("Nơi"), line[1].told("nhận:")]
    return line


def is_dash(word: str) -> bool:
    """Tell whether a word is a dash, dirt beside it or not."""
    return _DASH.match(word) is not None


def labelled(word: str) -> str:
    """Return the word with the label 'Số:' as it is printed."""
    return _LABEL.sub("Số", word, count=1) if _LABEL.match(word) else word


def line_start(word: str, page_starts: Sequence[str]) -> str:
    """Return the first word of a line as it must be printed; `page_starts` are the first words of all lines.

    'H.' is a two only where no list of letters (A. B. ... G.) leads to it.
    """
    if is_dash(word) and (len(word) > 1 or word == "~"):
        return "-"
    word = word.lstrip("_") or word  # '__Phát huy': dirt in the margin
    if _ROMAN.match(word):
        roman = word[:-1].replace("H", "II").replace("l", "I").replace("1", "I")
        lettered = any(start[:1] in _NEXT and start[1:2] in {".", ")"} for start in page_starts)
        if _TRUE_ROMAN.match(roman) and not (word[:-1] == "H" and lettered):
            return roman + word[-1]
    return _COMMA.sub(".", word)
