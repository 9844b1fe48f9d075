"""What a printer says of how it is, in words."""

from __future__ import annotations

from sheetbuilder.printing.states import told


def test_reasons_are_told_once_and_reports_are_not() -> None:
    reasons = [
        "none",
        "cups-waiting-for-job-completed",
        "media-empty-error",
        "media-empty",
        "toner-low-report",
        "door-open-warning",
        "com.example-odd",
    ]
    assert [str(one) for one in told(reasons)] == [
        "it is out of paper",
        "a door of it is open",
        "it says “com.example-odd”",
    ]
    assert len(told(f"odd-{number}" for number in range(100))) == 8
