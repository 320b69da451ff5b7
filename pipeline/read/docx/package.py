"""The ZIP package of a DOCX: its parts as XML, read within limits, without entities and without network."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from urllib.parse import unquote

from lxml import etree

from models.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument
from pipeline.read.docx.names import STRICT, TRANSITIONAL, Element
from pipeline.read.limits import Limits
from pipeline.read.unzipping import BROKEN_ZIP

_DAMAGED = "hãy mở bằng Word hoặc LibreOffice rồi lưu lại, hoặc xin lại tệp gốc"
_DOCTYPE = re.compile(rb"<!DOCTYPE|<\0!\0D\0|\0<\0!\0D")
_RELATIONSHIPS = "_rels/.rels"


class Package:
    """The parts of one DOCX.

    Raises:
        DamagedDocument: no ZIP archive, a broken part, no main document.
        EncryptedDocument: a part asks for a password.
        DocumentTooLarge: the parts unpack to more than the limit.
    """

    def __init__(self, data: bytes, uri: str, limits: Limits) -> None:
        self._uri = uri
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN_ZIP as error:
            raise self._damaged("gói ZIP hỏng hoặc bị cắt cụt") from error
        self._names = {info.filename.lstrip("/").lower(): info for info in self._zip.infolist()}
        self._main = self._target(_RELATIONSHIPS, "", "/officeDocument") or "word/document.xml"
        self._targets = f"{posixpath.dirname(self._main)}/_rels/{posixpath.basename(self._main)}.rels".lstrip("/")

    def main(self) -> Element:
        """Return the root of the main document."""
        root = self._part(self._main)
        if root is None:
            raise self._damaged("trong gói không có phần nội dung (document.xml)")
        return root

    def related(self, kind: str) -> Element | None:
        """Return the root of the part that the main document relates to as `kind` ('styles', 'footnotes'), or None."""
        name = self._target(self._targets, posixpath.dirname(self._main), "/" + kind)
        return self._part(name) if name else None

    def producer(self) -> str | None:
        """Return the program that wrote the file (docProps/app.xml), as the file says."""
        try:
            root = self._part("docProps/app.xml")
        except DamagedDocument:
            return None
        found = None if root is None else root.findtext("{*}Application")
        return found.strip() or None if found else None

    @property
    def has_pictures(self) -> bool:
        """Whether pictures are stored in the package."""
        return any("/media/" in name for name in self._names)

    def _target(self, part: str, base: str, ending: str) -> str | None:
        root = self._part(part)
        for relation in () if root is None else root.iterchildren("{*}Relationship"):
            if (relation.get("Type") or "").endswith(ending) and relation.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/" + base, unquote(relation.get("Target") or ""))).lstrip("/")
        return None

    def _part(self, name: str) -> Element | None:
        info = self._names.get(name.lower())
        if info is None:
            return None
        if info.flag_bits & 1:
            raise EncryptedDocument(self._uri, "tệp Word được đặt mật khẩu", "hãy gỡ mật khẩu rồi thử lại")
        if info.file_size > self._limits.part:
            problem = (
                f"{name} giải nén ra {info.file_size // 1_000_000} MB, giới hạn {self._limits.part // 1_000_000} MB"
            )
            raise DocumentTooLarge(self._uri, problem, "hãy tách riêng phần kế hoạch")
        try:
            data = self._zip.read(info)
        except BROKEN_ZIP as error:
            raise self._damaged(f"phần {name} hỏng") from error
        return self._parsed(data.replace(STRICT.encode(), TRANSITIONAL.encode()), name)

    def _parsed(self, data: bytes, name: str) -> Element:
        if _DOCTYPE.search(data):
            # ECMA-376, part 2, 8.1.4: no part may hold a document type declaration; entities come in by it.
            raise self._damaged(f"phần {name} có khai báo kiểu (DOCTYPE)")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root: Element | None = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(f"phần {name} không phải XML hợp lệ") from error
        if root is None:
            raise self._damaged(f"phần {name} không phải XML hợp lệ")
        return root

    def _damaged(self, problem: str) -> DamagedDocument:
        return DamagedDocument(self._uri, f"tệp Word hỏng: {problem}", _DAMAGED)
