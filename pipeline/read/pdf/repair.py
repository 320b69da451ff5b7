"""Pages whose letters hide behind glyph numbers, wrong bytes or an old table -> the same pages with their letters.

Every repair is verified: it has to read as Vietnamese, and where Tesseract is at hand, it has to find the same words on
a sample of the page. What does not verify is left to OCR.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from statistics import median

import pypdfium2 as pdfium

from models.document import as_capitals
from pipeline.nlp.fold import search_key
from pipeline.nlp.syllables import validity, words
from pipeline.read.legacy import detect_table, with_horns
from pipeline.read.legacy_tables import convert, prints_capitals, table_of_font
from pipeline.read.ocr.engine import Engine
from pipeline.read.ocr.picture import render
from pipeline.read.pdf import glyphids, macfonts
from pipeline.read.pdf.fontruns import FontRuns, font_runs
from pipeline.read.pdf.glyphs import WORD, PageGlyphs, read_page

# Repaired pages of two plans: 0.98 to 1.0, at most one letter a page unknown; words found by OCR too: 0.9 and more.
_VALID = 0.9
_UNKNOWN = 0.01
_SEEN = 0.75
_ENOUGH_WORDS = 30
_SAMPLE = 0.35  # of the page height
_FILLER = "\u200b"  # stands for the second character of a pair: cleaning drops it, one entry a character is kept
_WORD = re.compile(r"[^\W\d_]{2,}")
_ABOVE = 0.805  # ascent of Times New Roman by its ascent and descent, 0.891 and 0.216


def repaired_fonts(pdf: pdfium.PdfDocument, page: PageGlyphs, engine: Engine | None) -> PageGlyphs | None:
    """Return a page with the letters of fonts without a Unicode map, None where they cannot be told.

    Args:
        pdf: the document.
        page: the page as `read_page` gives it.
        engine: what reads a sample of the page; without it syllables alone verify.
    """
    index = page.number - 1
    runs = font_runs(pdf, index)
    if len(runs.of) != len(page.text):
        return None
    text = glyphids.decoded(page.text, runs)
    text = max((text, macfonts.decoded(text, runs)), key=validity)
    unknown = text.count(glyphids.UNKNOWN)
    if unknown > _UNKNOWN * len(text) or validity(text) < _VALID:
        return None
    made = _evened(read_page(pdf, index, lambda _: text), runs)
    return None if engine is not None and not _looks_so(pdf, made, engine) else made


def repaired_table(pdf: pdfium.PdfDocument, page: PageGlyphs, table: str | None) -> tuple[PageGlyphs, str] | None:
    """Return a page of an old 8-bit table in Unicode and the table's name, None where it does not become Vietnamese.

    Args:
        pdf: the document.
        page: the page as `read_page` gives it.
        table: that of the document, for pages of few words.
    """
    index = page.number - 1
    runs = font_runs(pdf, index)
    by_font = next(filter(None, (table_of_font(font.name) for font in runs.fonts)), None)
    name = detect_table(page.text) or by_font or table
    if name is None or len(runs.of) != len(page.text):
        return None
    typed, text = _converted(page.text, runs, name)
    if len(words(text)) >= _ENOUGH_WORDS and validity(text) < _VALID:
        return None
    return replace(read_page(pdf, index, lambda _: text), typed="" if typed == text else typed), name


def _evened(page: PageGlyphs, runs: FontRuns) -> PageGlyphs:
    """Return the page with boxes as high as those of its simple fonts: composite ones claim 18.6 for 12.7 points."""
    simple = [
        (page.bottom[index] - page.top[index]) / runs.sizes[index]
        for index, number in enumerate(runs.of)
        if number >= 0 and not runs.fonts[number].has_glyph_numbers and runs.sizes[index] > 0
    ]
    if not simple:
        return page
    part = median(simple)
    top, bottom = list(page.top), list(page.bottom)
    for match in WORD.finditer(page.text):
        base = page.bases.get(match.start())
        for index in range(match.start(), match.end()):
            number = runs.of[index]
            if base is not None and number >= 0 and runs.fonts[number].has_glyph_numbers:
                height = part * runs.sizes[index]
                top[index], bottom[index] = base - _ABOVE * height, base + (1 - _ABOVE) * height
    return replace(page, top=top, bottom=bottom)


def _converted(text: str, runs: FontRuns, table: str) -> tuple[str, str]:
    """Convert what the fonts of the table print, all of the page where no font says so; the length is kept.

    Returns:
        The letters as typed, and as the faces of capitals print them.
    """
    tables = [table_of_font(font.name) for font in runs.fonts]
    tables = tables if any(tables) else [table] * len(tables)
    capitals = [prints_capitals(font.name) for font in runs.fonts]
    typed, shown = list(text), list(text)
    printed = [index for index, number in enumerate(runs.of) if number >= 0]
    for name, group in groupby(printed, key=lambda index: tables[runs.of[index]]):
        indices = list(group)
        if name is None:
            continue
        made, positions = convert("".join(text[index] for index in indices), name)
        made = with_horns(made) if name == "tcvn3" else made
        for index in indices:
            typed[index] = shown[index] = _FILLER
        for letter, position in zip(made, positions, strict=True):
            index = indices[position]
            typed[index] = letter
            shown[index] = as_capitals(letter) if capitals[runs.of[index]] else letter
    return "".join(typed), "".join(shown)


def _looks_so(pdf: pdfium.PdfDocument, page: PageGlyphs, engine: Engine) -> bool:
    """Tell whether OCR of the upper part of the page finds the words of the repaired text there."""
    shown = pdf[page.number - 1]
    try:
        image, dpi = render(shown)
    finally:
        shown.close()
    if abs(image.shape[1] * 72 / dpi - page.width) > 2:
        return True  # print across the page as it is shown: syllables have to do
    start, end = _dense_part(page)
    band = image[round(start * dpi / 72) : round(end * dpi / 72)]
    seen = {search_key(word) for one in engine.read(band, dpi) for word in _WORD.findall(one.text)}
    expected = [
        search_key(match.group())
        for match in _WORD.finditer(page.text)
        if start < page.top[match.start()] and page.bottom[match.start()] < end
    ]
    return len(expected) < _ENOUGH_WORDS // 3 or sum(word in seen for word in expected) >= _SEEN * len(expected)


def _dense_part(page: PageGlyphs) -> tuple[float, float]:
    """Return top and bottom, in points, of the band of the sample's height that holds most of the print."""
    height = page.height * _SAMPLE
    tops = sorted(page.top[index] for index, char in enumerate(page.text) if not char.isspace())
    if not tops:
        return 0.0, height
    starts = tops[:: max(len(tops) // 40, 1)]
    best = max(starts, key=lambda start: sum(start <= top < start + height for top in tops))
    return max(best - 4, 0.0), min(best - 4 + height, page.height)
