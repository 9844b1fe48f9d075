"""Where each page of the project stands on the site: a half in English and one in Danish, each with a start page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


@dataclass(frozen=True, slots=True)
class Half:
    """One language of the site: its code, and the names that its pages have there."""

    language: str
    pages: Mapping[Path, str]

    @property
    def start(self) -> Path:
        """The page whose lists say in which order the others stand."""
        return next(page for page, name in self.pages.items() if name == "index")


def halves() -> tuple[Half, Half]:
    """Danish and English: what lies in docs/, and the pages elsewhere that belong to it."""
    danish = {page: _name(page) for page in sorted((DOCS / "da").glob("*.md"))}
    english = {page: _name(page) for page in sorted(DOCS.glob("*.md"))}
    danish |= {ROOT / "sheets" / "SOURCES.md": "kilder"}
    english |= {
        ROOT / "README.md": "readme",
        ROOT / "CHANGELOG.md": "changelog",
        ROOT / "bench" / "README.md": "benchmark",
    }
    return Half("da", danish), Half("en", english)


def _name(page: Path) -> str:
    return "index" if page.name == "README.md" else page.stem
