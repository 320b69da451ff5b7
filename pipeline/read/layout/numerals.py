"""Numbers of lists as printed: number format (ECMA-376, part 1, 17.18.59) and value -> text."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DIGITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_MOST = 3000
_FOOTNOTE_SIGNS = "*†‡§"


def printed(form: str, value: int) -> str:
    """Return `value` as the format `form` prints it; an unknown format prints digits.

    Word's lowerLetter is the English alphabet (a, b, c, d, e): it has no 'đ'.
    """
    if form in {"none", "bullet"}:
        return ""
    if not 0 < value <= _MOST:
        return str(value)
    if form in {"upperRoman", "lowerRoman"}:
        return roman(value) if form == "upperRoman" else roman(value).lower()
    if form in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form == "decimalZero":
        return f"{value:02}"
    if form == "chicago":
        return _FOOTNOTE_SIGNS[(value - 1) % 4] * ((value - 1) // 4 + 1)
    if form in {"vietnameseCounting", "cardinalText"} and value < 100:
        return counted(value)
    return str(value)


def roman(value: int) -> str:
    """Return a Roman number in capitals."""
    text = ""
    for size, sign in _ROMAN:
        count, value = divmod(value, size)
        text += sign * count
    return text


def counted(value: int) -> str:
    """Return a number below 100 in Vietnamese words ('mười lăm', 'hai mươi mốt')."""
    tens, ones = divmod(value, 10)
    if tens == 0:
        return _DIGITS[ones]
    last = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, _DIGITS[ones])
    return f"{'mười' if tens == 1 else _DIGITS[tens] + ' mươi'} {last}".rstrip()
