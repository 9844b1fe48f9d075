"""Brands that the tests of packs make for themselves: invented names, colours and numbers."""

from __future__ import annotations

from pathlib import Path

TEXT = """type: brand
name: {name}
municipality_code: "0000"
contacts:
  - id: infohus
    label: Infohus
    number: {number}
    checked: 2026-11-18
colours:
  accent: "{accent}"
"""


def brand_file(
    folder: Path, name: str = "Prøvesund Kommune", number: str = "00 00 00 00", accent: str = "#12535E"
) -> Path:
    """A brand file in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "brand.yaml"
    path.write_text(TEXT.format(name=name, number=number, accent=accent), encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder and below it, by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def children(pid: int) -> list[int]:
    """The processes that a process has started, and those that these have."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    found = [int(one) for one in path.read_text().split()] if path.exists() else []
    return [*found, *(later for one in found for later in children(one))]


def packs(folder: Path) -> dict[str, bytes]:
    """Every file of the packs in a folder, without the overview beside them, which tells of the last run."""
    return {name: content for name, content in contents(folder).items() if name != "index.html"}
