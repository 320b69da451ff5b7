"""Scans made for tests: pages of a PDF printed at 200 dpi and damaged as office scans are."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from pipeline.read.ocr.engine import find_engine

DPI = 200
Damage = Callable[[Image.Image], Image.Image]

needs_tesseract = pytest.mark.skipif(
    find_engine() is None, reason="needs Tesseract with Vietnamese: apt-get install tesseract-ocr tesseract-ocr-vie"
)


def pictures(data: bytes | Path, pages: Sequence[int] | None = None) -> list[Image.Image]:
    """Print pages of a PDF (all by default) as pictures."""
    pdf = pdfium.PdfDocument(data)
    return [pdf[index].render(scale=DPI / 72).to_pil().convert("RGB") for index in pages or range(len(pdf))]


def scan(images: Sequence[Image.Image], *damages: Damage, quality: int = 85) -> bytes:
    """Return a PDF that holds nothing but the damaged pictures."""
    for damage in damages:
        images = [damage(image) for image in images]
    buffer = io.BytesIO()
    first, *others = images
    first.save(buffer, "PDF", resolution=DPI, save_all=True, append_images=others, quality=quality)
    return buffer.getvalue()


def noise(strength: float, seed: int = 7) -> Damage:
    """Gray noise of the sensor."""

    def damage(image: Image.Image) -> Image.Image:
        spread = np.random.default_rng(seed).normal(0, strength, (image.height, image.width, 1))
        return Image.fromarray(np.clip(np.asarray(image) + spread, 0, 255).astype(np.uint8))

    return damage


def speckles(share: float, seed: int = 7) -> Damage:
    """Single black pixels, as bad copies have them."""

    def damage(image: Image.Image) -> Image.Image:
        pixels = np.array(image)
        pixels[np.random.default_rng(seed).random(pixels.shape[:2]) < share] = 0
        return Image.fromarray(pixels)

    return damage


def skewed(degrees: float) -> Damage:
    """The sheet turned a little under the glass; counter-clockwise."""
    return lambda image: image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")


def turned(quarters: int) -> Damage:
    """The sheet laid on its side; counter-clockwise."""
    return lambda image: image.rotate(90 * quarters, expand=True)


def stamp(x: float, y: float, radius: float = 0.7) -> Damage:
    """A red seal over the print; inches from the top left corner."""

    def damage(image: Image.Image) -> Image.Image:
        pen = ImageDraw.Draw(image)
        for inset in (0, 0.09, 0.35):
            box = [
                round(edge * DPI)
                for edge in (x - radius + inset, y - radius + inset, x + radius - inset, y + radius - inset)
            ]
            pen.ellipse(box, outline=(225, 60, 60), width=6)
        return image

    return damage
