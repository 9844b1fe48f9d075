"""Pictures of the local pages and of a start page, as somebody meets them who follows the Danish guide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PIL import Image

from tools.pictures.browsing import Step, ran, served, used

_BRANDS = "examples/brands"
_WIDE = 1000
_COLUMNS = 680
"""Pixels that two pages beside each other take."""
_SEEN: Step = {
    "until": "[...document.images].every((one) => one.getBoundingClientRect().top > innerHeight"
    " || (one.complete && one.naturalWidth > 0))"
}
"""Every picture in the window is there; those below it come when they are scrolled to."""


def print_room(out: Path) -> Image.Image:
    """Papers sought by what one is up against, and those that were ticked."""
    ticked: list[Step] = [{"tick": f"input[name=target][value='{name}']"} for name in ("2.3", "2.4", "2.6", "strategy")]
    sought: Step = {"fill": "#search", "text": "sikker"}
    with served("app", _BRANDS) as address:
        return _seen(f"{address}print/", [*ticked, sought, {"evaluate": "scrollTo(0, 0)"}], out, 830)


def made_papers(out: Path) -> Image.Image:
    """A bundle that was made, page by page."""
    steps: list[Step] = [
        {"tick": "input[name=target][value='moedet-er-i-morgen']"},
        {"select": "#brand", "value": "Eksempelkøbing Kommune"},
        {"click": "button[value=make]"},
        {"wait": ".leaves"},
    ]
    with served("app", _BRANDS) as address:
        return _seen(f"{address}print/", steps, out, 790)


def brand_form(out: Path) -> Image.Image:
    """The form of a municipality's brand."""
    return _branded([], out, 975)


def letterhead(out: Path) -> Image.Image:
    """The pages of a letterhead, to be chosen by looking."""
    return _branded([{"click": "a[href$='letterhead']"}, {"wait": "main fieldset"}], out, 660)


def local_lines(out: Path) -> Image.Image:
    """A sheet's points, and its pages beside them."""
    steps: list[Step] = [{"click": "a[href$='lines']"}, {"click": "a[href$='lines/2.6']"}, {"wait": "main fieldset"}]
    return _branded(steps, out, 700)


def course_room(out: Path) -> Image.Image:
    """What is in a course, in its order."""
    return _course([{"click": "h1"}], out, 850)


def both_editions(out: Path) -> Image.Image:
    """The pages of a course as participants and trainer have them, where the trainer's notes are."""
    steps: list[Step] = [
        {"click": ".course button.main"},
        {"wait": ".leaves"},
        {"evaluate": "document.querySelectorAll('.leaves tbody tr')[13].scrollIntoView()"},
    ]
    shown = _course(steps, out, 745)
    return shown.crop((0, 0, _COLUMNS, shown.height))


def start_page(out: Path) -> Image.Image:
    """The start page of a pack."""
    ran("pack", f"{_BRANDS}/eksempelkoebing.yaml", "-o", out / "packs", "--no-inspect")
    return _seen(out / "packs" / "eksempelkoebing-kommune" / "index.html", [], out, 880)


def preview(out: Path) -> Image.Image:
    """A recipe, whose pages stand in the browser while it is written."""
    ran("new", "handout", "Temadag", "-o", out)
    with served("preview", out / "temadag" / "temadag.yaml") as address:
        return _seen(address, [{"wait": ".shown img"}], out, 760)


def _course(steps: Sequence[Step], out: Path, height: int) -> Image.Image:
    begun: list[Step] = [
        {"fill": "[name=title]", "text": "Temadag om samtalen"},
        {"fill": "[name=place]", "text": "Kulturhuset"},
        {"tick": "input[name=from][value=kursusdag]"},
        {"click": "form[action$='/new'] button"},
        {"wait": ".course"},
    ]
    with served("app") as address:
        return _seen(f"{address}course/", [*begun, *steps], out, height)


def _branded(steps: Sequence[Step], out: Path, height: int) -> Image.Image:
    opened: list[Step] = [{"click": "button[value='eksempelkoebing.yaml']"}, {"wait": "form.brand"}]
    with served("app", _BRANDS) as address:
        return _seen(f"{address}brand/", [*opened, *steps], out, height)


def _seen(page: Path | str, steps: Sequence[Step], out: Path, height: int) -> Image.Image:
    """What a window of that height shows after some steps."""
    picture = out / "screen.png"
    used(page, [*steps, _SEEN, {"picture": str(picture), "full": False}], width=_WIDE, height=height)
    return Image.open(picture).convert("RGB")


SCREENS: Mapping[str, Callable[[Path], Image.Image]] = MappingProxyType(
    {
        "print-room": print_room,
        "made-papers": made_papers,
        "brand-form": brand_form,
        "letterhead": letterhead,
        "local-lines": local_lines,
        "course-room": course_room,
        "both-editions": both_editions,
        "start-page": start_page,
        "preview": preview,
    }
)
