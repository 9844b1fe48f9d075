"""The pages of a half as Sphinx takes them: links turned to where their ends stand there, pictures beside them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tools.site.places import Half

_MARK = re.compile(
    r"(?P<code>^```.*?^```$|`[^`\n]*`)|(?P<picture>!?)\[(?P<said>[^\]]*)\]\((?P<target>[^)\s]+)\)",
    re.MULTILINE | re.DOTALL,
)
_SCHEME = re.compile(r"[a-z]+:")
_ENTRY = re.compile(r"^- \[([^\]]*)\]\(([^)#\s]+)", re.MULTILINE)
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)


def written(half: Half, others: Sequence[Half], folder: Path) -> None:
    """Every page of a half, in a folder of its own."""
    foreign = {page: (other, name) for other in others for page, name in other.pages.items()}
    for page, name in half.pages.items():
        text = "".join(_pieces(page, half, foreign, folder))
        if page == half.start:
            text += "".join(_trees(half))
        (folder / f"{name}.md").write_text(text, "utf-8")


def _pieces(page: Path, half: Half, foreign: Mapping[Path, tuple[Half, str]], folder: Path) -> Iterator[str]:
    text = page.read_text("utf-8")
    done = 0
    for match in _MARK.finditer(text):
        yield text[done : match.start()]
        done = match.end()
        target = match["target"]
        if match["code"] or _SCHEME.match(target) or target.startswith("#"):
            yield match[0]
        elif match["picture"]:
            yield f"![{match['said']}]({_pictured(page.parent / target, folder)})"
        else:
            yield _link(match["said"], page.parent / target.partition("#")[0], target.partition("#")[2], half, foreign)
    yield text[done:]


def _link(said: str, end: Path, anchor: str, half: Half, foreign: Mapping[Path, tuple[Half, str]]) -> str:
    """A link in the same half; one into the other, which Sphinx does not know; or words, where the end is no page."""
    page = end.resolve()
    place = f"#{anchor}" if anchor else ""
    if page in half.pages:
        return f"[{said}]({half.pages[page]}.md{place})"
    if page in foreign:
        other, name = foreign[page]
        return f'<a href="../{other.language}/{name}.html{place}" hreflang="{other.language}">{said}</a>'
    return said


def _pictured(source: Path, folder: Path) -> str:
    (folder / "pictures").mkdir(exist_ok=True)
    shutil.copy(source, folder / "pictures")
    return f"pictures/{source.name}"


def _trees(half: Half) -> Iterator[str]:
    """The order and the names of the pages, as the lists of the start page have them, a tree for each heading."""
    _, *sections = _SECTION.split(half.start.read_text("utf-8"))
    for caption, listed in zip(sections[::2], sections[1::2], strict=True):
        ends = [(said, (half.start.parent / target).resolve()) for said, target in _ENTRY.findall(listed)]
        names = [f"{said} <{half.pages[end]}>" for said, end in ends if end in half.pages]
        if names:
            yield "\n```{toctree}\n:hidden:\n:caption: " + caption + "\n\n" + "\n".join(names) + "\n```\n"
