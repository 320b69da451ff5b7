"""Cleaning of scanned pages: level, upright, without speckles; ruling lines; no engine needed."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.read.ocr.picture import is_speckled, looks_sideways, reduced, skew, turned, without_speckles
from pipeline.read.ocr.rules import find_rules, tilt, without_rules
from tests.read.ocr.scans import DPI, noise, pictures, skewed, speckles
from tests.read.pdfs import Sheet

LONG = "Tiếp tục triển khai toàn diện, đồng bộ phong trào thi đua theo kế hoạch của Ủy ban nhân dân tỉnh. " * 3


@pytest.fixture(scope="module")
def sheet() -> Image.Image:
    paper = Sheet()
    paper.header()
    for _ in range(6):
        paper.paragraph(LONG)
    return pictures(paper.bytes(), [0])[0]


def gray(image: Image.Image) -> np.ndarray:
    return np.asarray(image)[:, :, 0]


@pytest.mark.parametrize("degrees", [-2.6, -1.4, -0.5, 0.4, 1.0, 2.0])
def test_a_skewed_sheet_is_levelled(sheet: Image.Image, degrees: float) -> None:
    image = gray(skewed(degrees)(sheet))
    angle = skew(reduced(image))
    assert angle == pytest.approx(-degrees, abs=0.11)
    assert skew(reduced(turned(image, angle))) == 0


def test_a_level_sheet_is_left_alone(sheet: Image.Image) -> None:
    assert skew(reduced(gray(sheet))) == 0
    assert not is_speckled(gray(sheet))
    assert skew(np.full((600, 400), 255, dtype=np.uint8)) == 0


def test_speckles_are_seen_and_removed(sheet: Image.Image) -> None:
    image = gray(speckles(0.003)(sheet))
    assert is_speckled(image)
    assert not is_speckled(without_speckles(image))


def test_sideways(sheet: Image.Image) -> None:
    image = reduced(gray(noise(10)(sheet)))
    assert not looks_sideways(image)
    assert not looks_sideways(np.rot90(image, 2))
    assert looks_sideways(np.rot90(image, 1))
    assert looks_sideways(np.rot90(image, 3))


def test_ruling_lines_of_a_table(sheet: Image.Image) -> None:
    assert find_rules(gray(sheet), DPI).edges(DPI) == []
    drawn = sheet.copy()
    pen = ImageDraw.Draw(drawn)
    for y in (1500, 1580, 1660):
        pen.line((300, y, 1300, y), fill="black", width=3)
    for x in (300, 500, 1300):
        pen.line((x, 1500, x, 1660), fill="black", width=3)
    rules = find_rules(gray(drawn), DPI)
    edges = rules.edges(DPI)
    across = sorted(edge.top for edge in edges if edge.x1 - edge.x0 > 200)
    down = sorted(edge.x0 for edge in edges if edge.bottom - edge.top > 40)
    assert across == pytest.approx([1500 * 0.36, 1580 * 0.36, 1660 * 0.36], abs=2)
    assert down == pytest.approx([300 * 0.36, 500 * 0.36, 1300 * 0.36], abs=4)


@pytest.mark.parametrize("degrees", [0.0, 0.08, -0.15])
def test_rules_are_wiped_and_letters_stay(sheet: Image.Image, degrees: float) -> None:
    ruled = sheet.copy()
    pen = ImageDraw.Draw(ruled)
    for y in (100, 1500, 1580, 1660):
        pen.line((300, y, 1300, y), fill="black", width=2)
    for x in (300, 500, 1300):
        pen.line((x, 1500, x, 1660), fill="black", width=2)
    image, bare = turned(gray(ruled), degrees), turned(gray(sheet), degrees)
    rules = find_rules(image, DPI)
    clean = without_rules(image, rules)
    assert len(rules.across) == 4
    assert tilt(image, rules) == pytest.approx(-degrees, abs=0.02)
    assert (image < 140).sum() - (bare < 140).sum() > 8000
    assert abs(int((clean < 140).sum()) - int((bare < 140).sum())) < 150
