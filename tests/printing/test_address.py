"""Addresses of printers: what is written is what is meant, and no password is repeated."""

from __future__ import annotations

import pytest

from sheetbuilder.errors import PrinterError
from sheetbuilder.printing.address import PrinterAddress, address, is_address


@pytest.mark.parametrize(
    ("written", "read", "told"),
    [
        ("ipp://printer.local", PrinterAddress("printer.local"), "ipp://printer.local/ipp/print"),
        ("IPP://Printer.local/", PrinterAddress("printer.local", path="/"), "ipp://printer.local/"),
        ("ipps://10.0.0.7:443/x", PrinterAddress("10.0.0.7", 443, "/x", True), "ipps://10.0.0.7:443/x"),
        ("ipp://[fe80::1]:8631/ipp/print", PrinterAddress("fe80::1", 8631), "ipp://[fe80::1]:8631/ipp/print"),
    ],
)
def test_an_address(written: str, read: PrinterAddress, told: str) -> None:
    assert address(written) == read
    assert str(read) == told
    assert address(told) == read


@pytest.mark.parametrize(
    "written",
    [
        "http://printer.local",
        "file:///etc/passwd",
        "ipp://",
        "ipp:///ipp/print",
        "ipp://a:b@printer/ipp",
        "ipp://a@printer/ipp",
        "ipp://printer:99999/",
        "ipp://printer:0/",
        "ipp://printer:x/",
        "ipp://[::1/",
        "ipp://printer/ipp?x=1",
        "ipp://printer/ipp#x",
        "ipp://printer/a b",
        "ipp://printer/a\r\nHost: x",
        "ipp://print er/",
        "ipp://prînter/",
        "ipp://printer/" + "a" * 300,
    ],
)
def test_what_is_no_address(written: str) -> None:
    assert is_address(written)
    with pytest.raises(PrinterError) as caught:
        address(written)
    (problem,) = caught.value.problems
    assert problem.code == "SB901"


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(PrinterError) as caught:
        address("ipp://jens:hemmeligt@printer/ipp")
    assert "hemmeligt" not in str(caught.value)


@pytest.mark.parametrize("name", ["office", "office/duplex", "ipp", "a:b", "//x"])
def test_a_name_is_no_address(name: str) -> None:
    assert not is_address(name)
