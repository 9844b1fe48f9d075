"""A pack as one zip file, the same bytes for the same pack."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from sheetbuilder.publish import manifest
from sheetbuilder.publish.fingerprint import sha256

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can tell; when the pack was made stands in its manifest."""
_MOST_BYTES = 256 * 1024**2
"""Of one file that is unpacked to be compared."""
_PLAIN_FILE = 0o100644 << 16


def zipped(name: str, files: Mapping[str, bytes]) -> bytes:
    """The files in a folder of that name; stored as they are, because a PDF is packed already."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for file, content in files.items():
            entry = zipfile.ZipInfo(f"{name}/{file}", _DAY)
            entry.create_system = 3  # Unix, wherever it was made
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, content)
    return made.getvalue()


def beside(folder: Path) -> Path:
    """Where the zip file of a pack's folder lies."""
    return folder.with_name(folder.name + ".zip")


def holds(folder: Path) -> bool:
    """Whether the zip file beside a folder is of the very pack that is in it, file by file."""
    try:
        expected = (folder / manifest.NAME).read_bytes()
        known = manifest.read(folder)
        if known is None:
            return False
        hashes = {f"{folder.name}/{name}": value for name, value in known.hashes.items()}
        hashes[f"{folder.name}/{manifest.NAME}"] = sha256(expected)
        with zipfile.ZipFile(beside(folder)) as archive:
            if sorted(archive.namelist()) != sorted(hashes) or any(
                one.file_size > _MOST_BYTES for one in archive.infolist()
            ):
                return False
            return all(sha256(archive.read(name)) == value for name, value in hashes.items())
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return False
