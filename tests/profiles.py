"""A profile of a press made by hand: four inks to Lab by a coarse table, as small as ICC.1:2001-04 lets it be."""

from __future__ import annotations

import itertools
import struct

NAME = "Proof press of the tests"


def cmyk_profile(name: str = NAME) -> bytes:
    """The bytes of the profile: a printer's, of cyan, magenta, yellow and black, version 2.4."""
    called = name.encode("ascii") + b"\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(called)) + called + bytes(78),
        b"cprt": b"text\0\0\0\0nobody's\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D),
        b"A2B0": _to_lab(),
    }
    body, table, at = b"", struct.pack(">I", len(tags)), 132 + 12 * len(tags)
    for key, tag in tags.items():
        table += struct.pack(">4sII", key, at + len(body), len(tag))
        body += tag + bytes(-len(tag) % 4)
    header = struct.pack(">I4s4s4s4s4s", at + len(body), b"none", b"\x02\x40\0\0", b"prtr", b"CMYK", b"Lab ")
    header += struct.pack(">6H4s", 2026, 11, 29, 0, 0, 0, b"acsp") + bytes(28)
    header += struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D) + bytes(48)
    return header + table + body


def _to_lab() -> bytes:
    """Every full ink takes its share of the light, and pulls towards its own hue (an lut8Type of two steps)."""
    line = bytes(range(256))
    points = bytearray()
    for cyan, magenta, yellow, black in itertools.product((0, 1), repeat=4):
        light = 255 * (1 - 0.45 * cyan) * (1 - 0.5 * magenta) * (1 - 0.1 * yellow) * (1 - 0.85 * black)
        colour = 0.2 if black else 1.0
        points += bytes(
            (
                round(light),
                round(128 + colour * (70 * magenta - 35 * cyan)),
                round(128 + colour * (90 * yellow - 50 * cyan)),
            )
        )
    matrix = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    return b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + matrix + 4 * line + bytes(points) + 3 * line
