"""Capital and small letters."""

from __future__ import annotations

import re

from pipeline.nlp.letters import LOWER, UPPER

_VOWELS = "aăâeêioôơuưy"
_TONED = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵđ"


def test_every_vietnamese_letter_is_in_one_class_and_not_the_other() -> None:
    for small in _VOWELS + _TONED + "bcdghklmnpqrstvx":
        assert re.fullmatch(LOWER, small)
        assert not re.fullmatch(UPPER, small)
        assert re.fullmatch(UPPER, small.upper())
        assert not re.fullmatch(LOWER, small.upper())
