from __future__ import annotations

import pytest

from app import progress
from flows.outcome import Failure

FAILURE = Failure("a\nb.txt", "empty", "tệp rỗng", "hãy kiểm tra lại")


@pytest.mark.parametrize("make", [progress.Lines, progress.Bar])
def test_a_failure_is_one_line_in_both(
    make: type[progress.Lines] | type[progress.Bar], capsys: pytest.CaptureFixture[str]
) -> None:
    observer = make()
    observer.begin("ingest", 2)
    observer.failed(FAILURE)
    observer.advance(2)
    observer.end()
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if line.startswith("kehoach: ")] == ["kehoach: a b.txt: tệp rỗng; hãy kiểm tra lại"]


def test_plain_lines_come_at_most_every_few_seconds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([0.0, 1.0, 6.0, 6.0, 7.0, 8.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    lines = progress.Lines()
    lines.begin("ingest", 4)
    for _ in range(4):
        lines.advance(1)
    lines.end()
    assert [line.rsplit(maxsplit=1)[1] for line in capsys.readouterr().err.splitlines()] == ["2/4", "4/4"]
