"""Archives and mails: each member with its address, each bad member with its own error."""

from __future__ import annotations

import base64
import io
import quopri
import struct
import unicodedata
import zipfile
from email.message import EmailMessage
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import DamagedDocument, DocumentError, DocumentTooLarge, UnsupportedFormat
from pipeline.read import Limits, read_bytes, read_each
from pipeline.read.containers import members
from pipeline.read.sniffing import sniff
from tests.read.docx.words import docx

PLAN = "KẾ HOẠCH\nPhát động thi đua\nCăn cứ Luật Thi đua;\nI. Mục đích\n".encode()
WORD = docx("KẾ HOẠCH", "Phát động thi đua")


def archive(files: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return buffer.getvalue()


def mail(body: str = "Kính gửi các đơn vị.", html: str | None = None, **files: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.vn", "b@example.vn", "Gửi kế hoạch"
    message.set_content(body)
    if html is not None:
        message.add_alternative(html, subtype="html")
    for name, data in files.items():
        message.add_attachment(data, "application", "octet-stream", filename=name.replace("_", "."))
    return message.as_bytes()


def opened(data: bytes, limits: Limits | None = None) -> dict[str, bytes | type[DocumentError]]:
    found = members(data, "x", limits or Limits())
    return {uri: type(content) if isinstance(content, DocumentError) else content for uri, content in found}


def encrypted(data: bytes) -> bytes:
    """Set the flag of encryption in the local and the central header of the only member."""
    spoilt = bytearray(data)
    spoilt[6] |= 1
    spoilt[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(spoilt)


def test_members_of_an_archive_in_the_order_of_their_names() -> None:
    noise = {"__MACOSX/._b.txt": b"x", ".DS_Store": b"x", "xã/~$a.docx": b"x", "xã/": b""}
    data = archive({"xã/b.txt": PLAN, "a.docx": WORD, **noise})
    assert opened(data) == {"x!/a.docx": WORD, "x!/xã/b.txt": PLAN}


def test_archives_in_archives_and_mails() -> None:
    inner = archive({"c.txt": PLAN})
    data = archive({"thư.eml": mail(b_zip=inner), "g.zip": inner})
    assert opened(data) == {"x!/g.zip!/c.txt": PLAN, "x!/thư.eml!/b.zip!/c.txt": PLAN}


def test_nesting_ends() -> None:
    data = archive({"a.txt": PLAN})
    for _ in range(3):
        data = archive({"z.zip": data, "b.txt": PLAN})
    assert opened(data) == {
        "x!/b.txt": PLAN,
        "x!/z.zip!/b.txt": PLAN,
        "x!/z.zip!/z.zip!/b.txt": PLAN,
        "x!/z.zip!/z.zip!/z.zip": DocumentTooLarge,
    }


@pytest.mark.parametrize(
    ("bad", "error", "words"),
    [
        (archive({"a.txt": b"0" * 30_000_000}), DocumentTooLarge, "bom nén"),
        (archive({"../../etc/passwd": b"x"}), DamagedDocument, "ra ngoài gói"),
        (archive({"C:\\a.txt": b"x"}), DamagedDocument, "ra ngoài gói"),
        (encrypted(archive({"a.txt": b"x" * 50})), DocumentError, "mật khẩu"),
        (archive({"a.txt": PLAN}, zipfile.ZIP_STORED).replace(b"I. M", b"X. M"), DamagedDocument, "hỏng"),
        (archive({"a.zip": b"PK\x03\x04 cut off"}), DamagedDocument, "hỏng"),
    ],
)  # fmt: skip
def test_a_bad_member_is_named_and_the_rest_goes_on(bad: bytes, error: type[DocumentError], words: str) -> None:
    found = dict(members(archive({"bad.zip": bad, "good.txt": PLAN}, zipfile.ZIP_STORED), "x"))
    assert found.pop("x!/good.txt") == PLAN
    [content] = found.values()
    assert isinstance(content, error)
    assert words in content.problem
    assert content.path in found


def test_limits_of_number_and_size() -> None:
    with pytest.raises(DocumentTooLarge, match="3 tệp bên trong, giới hạn 2"):
        opened(archive(dict.fromkeys("abc", PLAN)), Limits(members=2))
    found = opened(archive({"a": b"x" * 60, "b": b"x" * 60}), Limits(unpacked=100))
    assert found == {"x!/a": b"x" * 60, "x!/b": DocumentTooLarge}


def test_what_is_no_container() -> None:
    with pytest.raises(UnsupportedFormat):
        opened(b"%PDF-1.7")
    with pytest.raises(DamagedDocument, match="ZIP"):
        opened(b"PK\x03\x04 cut off")


def test_attachments_of_a_mail() -> None:
    assert opened(mail(ke_docx=WORD, hoach_txt=PLAN)) == {"x!/ke.docx": WORD, "x!/hoach.txt": PLAN}


def test_a_body_that_is_a_plan() -> None:
    text = PLAN.decode()
    assert opened(mail(text)) == {"x!/noi-dung.txt": b"\xef\xbb\xbf" + text.encode()}
    page = f"<html><meta charset=windows-1252><body><p>{text.strip().replace(chr(10), '</p><p>')}</p></body></html>"
    document = read_bytes(mail("xem bản HTML", page), "thu.eml")
    assert document.text.splitlines()[0] == "KẾ HOẠCH"
    assert document.source.uri == "thu.eml!/noi-dung.html"
    assert opened(mail("Gửi các đơn vị Kế hoạch phát động thi đua.")) == {}


def test_a_page_saved_as_mhtml() -> None:
    data = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x; type="text/html"\r\n\r\n--x\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        b"<html><body><p>Thi \xc4\x91ua</p></body></html>\r\n--x--\r\n"
    )
    assert read_bytes(data, "ke-hoach.doc").text == "Thi đua"


def test_the_only_document_of_an_archive_is_read() -> None:
    document = read_bytes(archive({"a/kế hoạch.docx": WORD, "logo.gif": b"GIF89a"}), "goi.zip")
    assert document.text == "KẾ HOẠCH\nPhát động thi đua"
    assert document.source.uri == "goi.zip!/a/kế hoạch.docx"
    with pytest.raises(UnsupportedFormat, match="2 văn bản"):
        read_bytes(archive({"a.docx": WORD, "b.txt": PLAN}), "goi.zip")
    with pytest.raises(UnsupportedFormat, match="không có văn bản nào"):
        read_bytes(archive({"logo.gif": b"GIF89a"}), "goi.zip")


def test_every_document_of_a_bundle_is_read() -> None:
    data = archive({"a.docx": WORD, "b.txt": PLAN, "c.gif": b"GIF89a", "d.zip": b"PK\x03\x04 cut off", "e.txt": b""})
    found = dict(read_each(data, "x"))
    kinds = {uri: one.code if isinstance(one, DocumentError) else one.source.origin for uri, one in found.items()}
    assert kinds == {
        "x!/a.docx": "docx", "x!/b.txt": "text", "x!/c.gif": "damaged", "x!/d.zip": "damaged", "x!/e.txt": "empty",
    }  # fmt: skip
    assert [uri for uri, _ in read_each(PLAN, "ke-hoach.txt")] == ["ke-hoach.txt"]
    [(uri, error)] = read_each(b"PK\x03\x04 cut off", "goi.zip")
    assert isinstance(error, DamagedDocument)
    assert uri == "goi.zip"


def in_cp1258(text: str) -> bytes:
    """Write a text as Vietnamese Windows does: â, ê, ô, ơ, ư, ă as letters, tone marks behind them."""
    coded = ""
    for char in unicodedata.normalize("NFC", text):
        marks = [mark for mark in unicodedata.normalize("NFD", char) if mark in "\u0300\u0301\u0303\u0309\u0323"]
        bare = "".join(part for part in unicodedata.normalize("NFD", char) if part not in marks)
        coded += unicodedata.normalize("NFC", bare) + "".join(marks)
    return coded.encode("cp1258")


def named(name: bytes, extra: bytes = b"") -> bytes:
    """An archive whose one entry has a name of these bytes, without the flag of UTF-8."""
    entry = zipfile.ZipInfo("x" * len(name))
    entry.extra = extra
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(entry, PLAN)
    return buffer.getvalue().replace(b"x" * len(name), name)


FIELD = "tỉnh/Kế hoạch.docx".encode()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (named("Kế hoạch thi đua.docx".encode()), "Kế hoạch thi đua.docx"),
        (named("Kế hoạch thi đua.txt".encode()), "Kế hoạch thi đua.txt"),
        # Windows set to Vietnamese: letters and tone marks one after the other
        (named(in_cp1258("Kế hoạch thi đua.txt")), "Kế hoạch thi đua.txt"),
        # neither: as every program shows it
        (named(b"K\xff ho\xd2ch.txt"), b"K\xff ho\xd2ch.txt".decode("cp437")),
        (named(b"ke hoach.txt", struct.pack("<HHBL", 0x7075, 5 + len(FIELD), 1, 0) + FIELD), "tỉnh/Kế hoạch.docx"),
    ],
)
def test_names_of_entries(data: bytes, name: str) -> None:
    assert opened(data) == {f"x!/{name}": PLAN}


def test_a_mail_attached_to_a_mail_is_opened_once() -> None:
    inner, outer = EmailMessage(), EmailMessage()
    for message, subject in ((inner, "Kế hoạch"), (outer, "FW: Kế hoạch")):
        message["From"], message["To"], message["Subject"] = "a@example.vn", "b@example.vn", subject
    inner.set_content("Kính gửi kế hoạch.", cte="quoted-printable")
    inner.add_attachment(WORD, "application", "msword", filename="Kế hoạch số 5.docx")
    inner.add_attachment(archive({"phụ lục.txt": PLAN}), "application", "zip", filename="pl.zip")
    outer.set_content("Chuyển tiếp.", cte="base64")
    outer.add_attachment(inner, filename="Kế hoạch")
    outer.add_attachment(PLAN, "text", "plain", filename="ke-hoach.txt")
    assert opened(outer.as_bytes()) == {
        "x!/Kế hoạch.eml!/Kế hoạch số 5.docx": WORD,
        "x!/Kế hoạch.eml!/pl.zip!/phụ lục.txt": PLAN,
        "x!/ke-hoach.txt": PLAN,
    }


@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1258"])
def test_the_plan_in_the_body_whatever_its_coding(coding: str, charset: str) -> None:
    text = PLAN.decode()
    body = in_cp1258(text) if charset == "windows-1258" else text.encode()
    encoded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[coding](body)
    head = f"From: a@example.vn\r\nTo: b\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n"
    data = head.encode() + f"Content-Transfer-Encoding: {coding}\r\n\r\n".encode() + encoded
    assert read_bytes(data, "thu.eml").text == "\n".join(text.splitlines())


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
        (b"\x78\x9f\x3e\x22", "TNEF"),
        (b"\x1f\x8b\x08", "GZIP"),
    ],
)
def test_archives_that_are_not_opened_say_what_to_do(start: bytes, words: str) -> None:
    data = start + b"\0" * 40
    with pytest.raises(UnsupportedFormat, match=words) as raised:
        read_bytes(data, "goi.rar")
    assert raised.value.remedy
    [(address, error)] = members(archive({"goi.rar": data}), "x")
    assert address == "x!/goi.rar"
    assert isinstance(error, UnsupportedFormat)
    assert error.path == address


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"From: a@example.vn\r\nTo: b\r\n\r\nx", "message/rfc822"),
        (b"Received: from x\n by y\nDate: Mon\nSubject: s\n\nx", "message/rfc822"),
        ("Số: 44/KH-UBND\nNơi nhận: các xã\n".encode(), "text/plain"),
        (b"To: one field makes no mail\n\nx", "text/plain"),
        (b"<!-- saved from url --><HTML><body>", "text/html"),
        (b"\xff\xfe" + "<html>".encode("utf-16-le"), "text/html"),
        (b"< 5 % va > 6 %", "text/plain"),
    ],
)
def test_kinds(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


names = st.from_regex(r"[a-zà-ỹ]{1,8}(/[a-z]{1,8}){0,2}\.txt", fullmatch=True).filter(lambda name: "~" not in name)


@given(
    st.dictionaries(
        names, st.binary(min_size=1, max_size=40).filter(lambda data: sniff(data) == "text/plain"), max_size=6
    )
)
def test_every_member_comes_out_as_it_went_in(files: dict[str, bytes]) -> None:
    if files:
        assert opened(archive(files)) == {f"x!/{PurePosixPath(name)}": data for name, data in files.items()}


@given(st.data())
def test_spoilt_containers_end_in_errors(data: st.DataObject) -> None:
    good = data.draw(st.sampled_from([archive({"a.txt": PLAN, "b.zip": archive({"c": b"x"})}), mail(a_txt=PLAN)]))
    place = data.draw(st.integers(0, len(good) - 1))
    spoilt = good[:place] + data.draw(st.binary(min_size=1, max_size=8)) + good[place + 4 :]
    try:
        list(members(spoilt, "x"))
    except DocumentError:
        return
