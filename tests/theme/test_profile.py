"""A profile of a press: what is none is told, whatever its bytes say of themselves."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageCms

from sheetbuilder.theme.profile import InkProfile, faults, name_of
from tests.profiles import NAME, cmyk_profile

GOOD = cmyk_profile()
SWOP = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")


def changed(at: int, value: bytes) -> bytes:
    return GOOD[:at] + value + GOOD[at + len(value) :]


def test_ours_is_one_that_others_can_read() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(GOOD))
    assert (profile.profile.xcolor_space, profile.profile.device_class) == ("CMYK", "prtr")
    assert list(faults(GOOD)) == []
    assert name_of(GOOD, "file") == NAME


@pytest.mark.skipif(not SWOP.exists(), reason="no profile of inks on this machine")
def test_one_of_a_real_press_has_no_faults() -> None:
    data = SWOP.read_bytes()
    assert list(faults(data)) == []
    assert "CMYK" in name_of(data, "file").upper()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", ["signature"]),
        (b"%PDF-1.7" + bytes(400), ["signature"]),
        (GOOD[:-4], ["size", "tags"]),
        (GOOD + b"more", ["size"]),
        (changed(12, b"mntr"), ["class"]),
        (changed(16, b"RGB "), ["space"]),
        (changed(20, b"CMYK"), ["space"]),
        (changed(8, b"\x05"), ["version"]),
        (changed(132, b"xxxx"), ["tags"]),
        (changed(136, b"\xff\xff\xff\xff"), ["tags"]),
        (changed(128, b"\0\0\0\0"), ["tags"]),
    ],
)
def test_what_is_wrong_is_told(data: bytes, found: list[str]) -> None:
    assert list(faults(data)) == found


def test_one_of_a_screen_is_none() -> None:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert {"class", "space"} <= set(faults(screen))


@given(st.binary(max_size=300), st.integers(0, 700))
def test_no_bytes_lead_astray(data: bytes, at: int) -> None:
    mixed = changed(at, data)
    list(faults(mixed))
    assert name_of(mixed, "file").isprintable()


def test_a_profile_is_known_by_what_it_holds() -> None:
    one, other = (InkProfile(Path(name), name, GOOD) for name in "ab")
    assert one.sha256 == other.sha256
    assert repr(one) == f"InkProfile({Path('a')!r}, 'a')"
