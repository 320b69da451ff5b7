"""Damaged documents: a sound file and a number -> the same file with something wrong in it, always the same.

What is done is what happens to files on their way (cut, bits lost, parts doubled) and what attackers send (huge
numbers, structures nested without end, references in circles, archives that unpack to hundreds of megabytes).
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, Random], bytes]
_HUGE = [b"0", b"-1", b"65536", b"2147483648", b"4294967295", b"99999999999999999999", b"1e400", b"0.0000001"]
_DEEP = 20_000


def flip_bits(data: bytes, chance: Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.choice([1, 4, 32, 256])):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def cut_off(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def cut_front(data: bytes, chance: Random) -> bytes:
    return data[:8] + data[chance.randrange(8, len(data)) :]


def double(data: bytes, chance: Random) -> bytes:
    """Repeat a stretch where it stands or elsewhere, up to a hundred times."""
    start, end = _stretch(data, chance)
    place = chance.choice([end, chance.randrange(len(data))])
    return data[:place] + data[start:end] * chance.choice([1, 2, 100]) + data[place:]


def leave_out(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def swap(data: bytes, chance: Random) -> bytes:
    """Put a stretch behind the one that follows it."""
    start, middle, end = sorted(chance.randrange(len(data)) for _ in range(3))
    return data[:start] + data[middle:end] + data[start:middle] + data[end:]


def blank(data: bytes, chance: Random) -> bytes:
    """Overwrite a stretch as a disk does that lost a sector."""
    start, end = _stretch(data, chance)
    return data[:start] + chance.choice([b"\0", b"\xff", b" "]) * (end - start) + data[end:]


def scramble(data: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(data))
    noise = chance.randbytes(chance.choice([1, 10, 1000]))
    return data[:place] + noise + data[place + chance.choice([0, len(noise)]) :]


def huge_numbers(data: bytes, chance: Random) -> bytes:
    """Replace one to five numbers that are printed as figures."""
    found = list(re.finditer(rb"\d+", data))
    for match in sorted(chance.sample(found, min(len(found), chance.randrange(1, 6))), key=lambda m: -m.start()):
        data = data[: match.start()] + chance.choice(_HUGE) + data[match.end() :]
    return data


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.choice([1, 16, 300, 5000]))


ANYWHERE: list[Mutation] = [flip_bits, cut_off, cut_front, double, leave_out, swap, blank, scramble, huge_numbers]


def redirect(data: bytes, chance: Random) -> bytes:
    """Let references of a PDF point elsewhere: to nothing, to another kind of object, in circles."""
    found = list(re.finditer(rb"\b\d+ 0 R", data))
    for match in sorted(chance.sample(found, min(len(found), 3)), key=lambda m: -m.start()):
        data = data[: match.start()] + b"%d 0 R" % chance.randrange(40) + data[match.end() :]
    return data


def nest_objects(data: bytes, chance: Random) -> bytes:
    """Open arrays or dictionaries of a PDF without end in place of a value."""
    found = list(re.finditer(rb"/[A-Z]\w+ ", data))
    place = chance.choice(found).end() if found else 0
    opening = chance.choice([b"[", b"<</A ", b"<<", b"("])
    return data[:place] + opening * chance.choice([10, 500, _DEEP]) + data[place:]


def rename_key(data: bytes, chance: Random) -> bytes:
    """Turn a name of a PDF into another one that it holds."""
    found = list(re.finditer(rb"/[A-Z][A-Za-z]+", data))
    at, by = chance.choice(found), chance.choice(found)
    return data[: at.start()] + by[0] + data[at.end() :]


def nest_tags(data: bytes, chance: Random) -> bytes:
    """Open an element without end, and close it or not."""
    found = list(re.finditer(rb"<([a-zA-Z][\w:]*)[^<>]*>", data))
    if not found:
        return data
    match = chance.choice(found)
    times = chance.choice([3, 300, _DEEP])
    tail = b"</%s>" % match[1] * times if chance.random() < 0.5 else b""
    return data[: match.end()] + match[0] * times + tail + data[match.end() :]


def lose_tag(data: bytes, chance: Random) -> bytes:
    found = list(re.finditer(rb"</?[a-zA-Z][^<>]*>", data))
    for match in sorted(chance.sample(found, min(len(found), 3)), key=lambda m: -m.start()):
        data = data[: match.start()] + data[match.end() :]
    return data


def exchange_tags(data: bytes, chance: Random) -> bytes:
    """Put an element's tag where another one stands."""
    found = list(re.finditer(rb"<[a-zA-Z][^<>]*>", data))
    if not found:
        return data
    at, by = chance.choice(found), chance.choice(found)
    return data[: at.start()] + by[0] + data[at.end() :]


def declare_entities(data: bytes, chance: Random) -> bytes:
    """Entities of entities, a thousand million times the word; or one that names a file."""
    rows = [b'<!ENTITY e0 "thi dua ">', *(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))]
    outside = b'<!ENTITY e9 SYSTEM "file:///etc/hostname">'
    head = b"<!DOCTYPE x [%s]>" % (b"".join(rows) if chance.random() < 0.7 else outside)
    start = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    found = [match.start() for match in re.finditer(rb"</(?:w:t|p|td|title)>", data)]
    place = chance.choice(found) if found else len(data)
    return data[:start] + head + data[start:place] + b"&e9;" + data[place:]


def charset(data: bytes, chance: Random) -> bytes:
    """Announce another encoding than the one it is written in."""
    name = chance.choice([b"utf-16", b"utf-7", b"windows-1258", b"x-user-defined", b"idna", b"zlib", b"ascii", b"\xff"])
    return re.sub(rb"(?i)(?<=charset=)[\"']?[\w-]+|(?<=encoding=\")[\w-]+", name, data, count=1)


TAGS: list[Mutation] = [nest_tags, lose_tag, exchange_tags, declare_entities, charset, huge_numbers]


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _packed(parts: list[tuple[str, bytes]], *, stored: bool = False) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # two members of one name are meant
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as file:
            for name, content in parts:
                file.writestr(name, content)
    return buffer.getvalue()


def within_member(data: bytes, chance: Random) -> bytes:
    """Damage the XML of a member, most often that of the text, in a sound archive."""
    members = _members(data)
    names = sorted(name for name in members if members[name])
    name = "word/document.xml" if chance.random() < 0.6 else chance.choice(names)
    members[name] = chance.choice([*ANYWHERE, *TAGS, *TAGS])(members[name], chance)
    return _packed(list(members.items()), stored=chance.random() < 0.2)


def swap_members(data: bytes, chance: Random) -> bytes:
    """Let two members change their names; or lose one, or hold it twice."""
    parts = list(_members(data).items())
    one, other = chance.sample(range(len(parts)), 2)
    deed = chance.randrange(3)
    if deed == 0:
        parts[one], parts[other] = (parts[one][0], parts[other][1]), (parts[other][0], parts[one][1])
    elif deed == 1:
        del parts[one]
    else:
        parts.insert(other, (parts[one][0], chance.choice(parts)[1]))
    return _packed(parts)


def bomb(data: bytes, chance: Random) -> bytes:
    """Let a member unpack to more than its name promises: a text of 5 to 300 MB of one word."""
    members = _members(data)
    filler = b"<w:p><w:r><w:t>thi dua </w:t></w:r></w:p>" * chance.choice([120_000, 3_000_000])
    name = chance.choice(["word/document.xml", "word/styles.xml", "word/media/a.png"])
    members[name] = members.get(name, b"").replace(b"<w:body>", b"<w:body>" + filler) or filler
    return _packed(list(members.items()))


def wrong_sum(data: bytes, chance: Random) -> bytes:
    """Deflate a member badly: wrong check sum, lengths that lie."""
    found = [match.start() for match in re.finditer(rb"PK\x01\x02|PK\x03\x04", data)]
    damaged = bytearray(data)
    damaged[chance.choice(found) + chance.randrange(4, 30)] ^= 0xFF
    return bytes(damaged)


def raw_stream(data: bytes, chance: Random) -> bytes:
    """Damage what a compressed stream of a PDF holds, and compress it again with its true length."""
    found = [match for match in re.finditer(rb"(?s)stream\r?\n(.*?)\r?\nendstream", data) if match[1][:1] == b"x"]
    if not found:
        return huge_numbers(data, chance)
    match = chance.choice(found)
    try:
        content = zlib.decompress(match[1])
    except zlib.error:
        return data
    damaged = zlib.compress(chance.choice(ANYWHERE)(content, chance))
    return data[: match.start(1)] + damaged + data[match.end(1) :]


OWN: dict[str, list[Mutation]] = {
    "pdf": [redirect, redirect, nest_objects, rename_key, rename_key, raw_stream, raw_stream],
    "docx": [within_member] * 12 + [swap_members, swap_members, wrong_sum],
    "html": [*TAGS, *TAGS],
}
"""Kind -> what is done to it beside what is done to any file."""


def mutated(data: bytes, kind: str, number: int) -> bytes:
    """Return the document of `kind` with one to three things wrong; the same number gives the same bytes."""
    chance = Random(f"{kind} {number}")  # noqa: S311 - the same damage each time is what is wanted
    if kind == "docx" and number % 400 == 399:
        return bomb(data, chance)
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        try:
            data = chance.choice([*ANYWHERE, *OWN[kind]])(data, chance) or data
        except (ValueError, IndexError, zipfile.BadZipFile, zlib.error, NotImplementedError, KeyError, EOFError):
            break  # the one before has left nothing that this one could damage
    return data
