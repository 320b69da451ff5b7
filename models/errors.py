"""The tree of failures. A message names the document, the place and the remedy.

`KehoachError` is the root. `DocumentError` concerns one document: a run records it and goes on. The others concern the
whole command.
"""

from __future__ import annotations


class KehoachError(Exception):
    """Root of all failures that kehoach raises on purpose."""


class DocumentError(KehoachError):
    """One document cannot be read. `str()` gives `path: what is wrong; what to do`.

    Args:
        path: the document as the user named it.
        problem: what is wrong, with the page where one is concerned.
        remedy: what the user can do about it.
    """

    code = "unreadable"

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        super().__init__(path, problem, remedy)
        self.path = path
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}; {self.remedy}"


class MissingFile(DocumentError):
    """The path does not exist, vanished during the run, or may not be read."""

    code = "missing"


class EmptyDocument(DocumentError):
    """No byte, no page or no printable character."""

    code = "empty"


class UnsupportedFormat(DocumentError):
    """The bytes are of a kind that no reader handles."""

    code = "unsupported"


class DamagedDocument(DocumentError):
    """The bytes claim a format that they do not keep to (truncated PDF, binary named .txt)."""

    code = "damaged"


class EncryptedDocument(DocumentError):
    """The document asks for a password."""

    code = "encrypted"


class DocumentTooLarge(DocumentError):
    """More bytes, pages or characters than a plan can have."""

    code = "too-large"


class NeedsOcr(DocumentError):
    """The pages are pictures, or their fonts do not say which letters they print: the text has to be recognised."""

    code = "needs-ocr"


class ToolMissing(DocumentError):
    """A program that reads this form is not installed; the remedy names the command that installs it."""

    code = "tool-missing"


class StoreError(KehoachError):
    """The database cannot be opened, is of a newer schema, or refuses a write."""


class GoldError(KehoachError):
    """A gold file does not follow the contract."""


class SettingsError(KehoachError):
    """A configuration file cannot be read, or asks for something that does not exist; the message names the place."""


class UsageError(KehoachError):
    """The command line asks for something that does not exist."""
