"""Marks that OCR loses on stacked letters ('kiêm tra', 'QUYET ĐỊNH') put back where the lexicon leaves one answer.

A word is touched only if it makes no known pair with its neighbours as it stands, and one other spelling of the same
letters does. Names of persons and places, written with a capital, are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from pipeline.nlp.fold import lower, search_key
from pipeline.nlp.phrases import words as phrases
from pipeline.nlp.syllables import without_tone
from pipeline.nlp.tables import load_table
from pipeline.nlp.wordlist import Pair, house_pairs, pairs, spellings

_WORD = re.compile(r"(\W*)([^\W\d_]+)(\W*)")
_LAST = re.compile(r"[^\W\d_]*$")
# Confidence: Tesseract gives 96 and 97 to nearly all it reads well. A word that exists as it stands ('trong') is
# respelt only where that is low.
_BEST, _GOOD, _DOUBTFUL = 93, 85, 70
_SPECKED = frozenset("ịỉ")
# Words so common that they stand beside any other, and in no list of words as a pair: 'trong kế hoạch', 'họp xét'.
_COMMON_WORDS = "trong cho của do về theo khi từ đến các là được này họp giao hai khác có và với"
_COMMON = frozenset(_COMMON_WORDS.split())


def restored(words: Sequence[str], confidences: Sequence[int]) -> list[str]:
    """Return the words of a page with lost marks put back; all others unchanged."""
    cores = [_WORD.fullmatch(word) for word in words]
    plain = [lower(core[2] if core else _last_letters(word)) for core, word in zip(cores, words, strict=True)]
    made = list(words)
    for index, core in enumerate(cores):
        if core is None or len(core[2]) < 2:
            continue
        before = plain[index - 1] if index and not _closes(words[index - 1]) and not core[1] else ""
        after = plain[index + 1] if index + 1 < len(words) and not core[3] and not _opens(words[index + 1]) else ""
        spelling = _spelling(core[2], plain[index], before, after, confidences[index])
        if spelling is None and _begins_name(words, index):
            spelling = _family_name(plain[index])
        if spelling is not None:
            plain[index] = spelling
            made[index] = core[1] + _as_printed(spelling, core[2]) + core[3]
    return made


def _spelling(word: str, plain: str, before: str, after: str, confidence: int) -> str | None:
    """Return the one spelling that the lexicon knows beside these neighbours, None where the word stays."""
    if plain in _COMMON or _pairs_up(plain, before, after, _terms()):
        return None
    spelt = spellings().get(search_key(plain), frozenset())
    slips = [other for other in spelt if _mistakes_mark(plain, other)]
    # in capitals a speck over the letter, too: 'Đ. TIỂU CHÍ'
    terms = [other for other in spelt if other in slips or (word.isupper() and without_tone(plain)[0] == other)]
    if not (word.islower() or word.isupper()):
        # 'Đối mới cách làm'; what stands before a capital may be the rest of a name
        others = {*slips, *_with_tone(plain, spelt), *_without_speck(plain, spelt)}
        known = [other for other in others if (other, after) in _terms()]
    elif _pairs_up(plain, before, after, pairs()):
        # 'chuyển đối số': the list has 'đối số', too, and offices write 'chuyển đổi'
        known = [other for other in terms if _pairs_up(other, before, after, _terms())]
    else:
        known = _lost_marks(word, plain, (before, after), confidence)
        if len(known) > 1:
            # 'tập thê và' may be 'tập thể' or 'thế và': the term of plans goes before any other
            known = [other for other in known if _pairs_up(other, before, after, house_pairs())]
        elif not known:
            # one mark for another: 'khen thường', 'tập thẻ', 'phạm vị'; of terms only: 'toàn tinh' is in the list, too
            known = [other for other in slips if _pairs_up(other, before, after, house_pairs())]
            known = known or [other for other in terms if _pairs_up(other, before, after, _terms())]
    return known[0] if len(known) == 1 else None


def _lost_marks(word: str, plain: str, beside: tuple[str, str], confidence: int) -> list[str]:
    """Return the spellings with more marks that pair up with the words before and after."""
    spelt = spellings().get(search_key(plain), frozenset())
    others = spelt - {plain}
    if confidence >= _DOUBTFUL and plain in spelt:
        others = frozenset(other for other in others if _marks(plain) <= _marks(other))
    any_word = _may_be_respelt(word, plain, confidence)
    known_pairs = pairs() if any_word else house_pairs()
    doubted = any_word or confidence < _BEST or word.isupper()
    known = [other for other in others if doubted and _pairs_up(other, *beside, known_pairs)]
    if not known and word.islower():
        # the one mark that is lost on letters read with full confidence: 'thúc đây', 'chuyên đổi'
        known = [other for other in _with_tone(plain, others) if _pairs_up(other, *beside, pairs())]
    return known


def _with_tone(plain: str, others: frozenset[str]) -> list[str]:
    return [other for other in others if _adds_tone(plain, other)]


@cache
def _terms() -> frozenset[Pair]:
    """Return the words of two syllables that offices write."""
    rows = load_table("pipeline.read", "terms")
    first, second = zip(*(lower(word).split() for row in rows for word in row["words"]), strict=True)
    return frozenset(zip(first, second, strict=True))


def _without_speck(plain: str, spelt: frozenset[str]) -> list[str]:
    """Return the spelling without the tone over an i: 'Luật Thì đua'."""
    bare, tone = without_tone(plain)
    return [bare] if tone and "i" in bare and bare in spelt else []


def _begins_name(words: Sequence[str], index: int) -> bool:
    """Tell whether three or four words with a capital stand together from here on: 'Trân Hoàng Nhựt'."""
    run = 0
    for word in words[index : index + 5]:
        if not _is_title(word):
            break
        run += 1
        if _closes(word):
            break
    return run in {3, 4} and not (index and _is_title(words[index - 1]) and not _closes(words[index - 1]))


def _is_title(word: str) -> bool:
    core = word[:-1] if _closes(word) else word
    return core.isalpha() and core.istitle()


def _family_name(plain: str) -> str | None:
    """Return the one family name that lost its tone, None where the word is a name itself or may be several."""
    names = {lower(name) for name in phrases("family_names")}
    known = [name for name in names if _adds_tone(plain, name)]
    return known[0] if len(known) == 1 and plain not in names else None


def _adds_tone(plain: str, other: str) -> bool:
    """Tell whether a tone over a circumflex, breve or horn is all that another spelling has more."""
    bare, tone = without_tone(other)
    return bool(tone) and bare == plain and not bare.replace("đ", "d").isascii()


def _mistakes_mark(plain: str, other: str) -> bool:
    """Tell whether two spellings differ by one mark: tone for tone, a speck at an i for a tone, a letter's own mark."""
    bare, tone = without_tone(plain)
    other_bare, other_tone = without_tone(other)
    if bare == other_bare:
        return bool(tone) and tone != other_tone and (bool(other_tone) or not _SPECKED.isdisjoint(plain))
    return tone == other_tone and _marks(plain) < _marks(other)


def _may_be_respelt(word: str, plain: str, confidence: int) -> bool:
    """Tell whether any word of the language may stand in its place; else only terms of plans may."""
    exists = plain in spellings().get(search_key(plain), ())
    if word.islower() or word.isupper():
        return confidence < _GOOD if exists else True
    return not exists and confidence < _DOUBTFUL


def _pairs_up(word: str, before: str, after: str, known: frozenset[Pair]) -> bool:
    return (before, word) in known or (word, after) in known


def _marks(word: str) -> set[str]:
    return {char for char in unicodedata.normalize("NFD", word.replace("đ", "d\u0335")) if unicodedata.combining(char)}


def _as_printed(spelling: str, word: str) -> str:
    if word.isupper():
        return spelling.upper()
    return spelling.capitalize() if word[0].isupper() else spelling


def _closes(word: str) -> bool:
    return not word[-1].isalnum()


def _opens(word: str) -> bool:
    return not word[0].isalnum()


def _last_letters(word: str) -> str:
    """Return what stands before the next word: 'GIÁM' of 'KT.GIÁM', nothing of 'SYT;'."""
    match = _LAST.search(word)
    return match.group() if match else ""
