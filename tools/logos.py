"""Holds drawn logos against other programs, pixel by pixel: `python -m tools.logos tests/foreign/logo/logos.txt OUT`.

The references are a real Chromium and librsvg (`rsvg-convert`); ours is the page that a logo becomes, as PDFium shows
it. Told is the share of pixels that an eye sees apart, and where ours is refused, why.
"""

from __future__ import annotations

import argparse
import base64
import io
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from sheetbuilder.foreign.logo import svg
from sheetbuilder.foreign.logo.facts import Flawed

_SIZE = (400, 160)
_HEAD = 'viewBox="0 0 100 40"'
_APART = 48
"""How far a channel may be off, of 255, before an eye sees it at a glance."""
_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_PATIENCE = 120


def drawings(path: Path) -> dict[str, bytes]:
    """The logos of a list, by their names: an inside a line, and another head where there is one."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, inside, *head = line.split("\t")
            found[name] = f"<svg {_SPACES} {(head or [_HEAD])[0]}>{inside}</svg>".encode()
    return found


def ours(data: bytes) -> Image.Image | str:
    """What we print, or the reason why not."""
    try:
        page = svg.drawn(data, grey=False)
    except Flawed as flawed:
        return f"{flawed.flaw.value}: {', '.join(flawed.what)}"
    return of_page(page)


def of_page(page: bytes) -> Image.Image:
    """A page as PDFium shows it."""
    document = pypdfium2.PdfDocument(page)
    try:
        shown: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()
    return shown


def librsvg(data: bytes) -> Image.Image:
    """What librsvg shows."""
    size = ("-w", str(_SIZE[0]), "-h", str(_SIZE[1]), "-b", "white")
    shown = subprocess.run(["rsvg-convert", *size], input=data, capture_output=True, check=True, timeout=_PATIENCE)
    return Image.open(io.BytesIO(shown.stdout)).convert("RGB")


def chromium(program: str, files: dict[str, bytes]) -> dict[str, Image.Image]:
    """What a browser shows, all of them on one long page."""
    picture = '<img width="{}" height="{}" style="display:block" src="data:image/svg+xml;base64,{}">'
    body = "".join(picture.format(*_SIZE, base64.b64encode(data).decode("ascii")) for data in files.values())
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        page, shot = Path(name) / "page.html", Path(name) / "page.png"
        page.write_text(f'<!doctype html><meta charset="utf-8"><body style="margin:0">{body}', "utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={name}/profile",
        ]
        window = f"--window-size={_SIZE[0]},{_SIZE[1] * len(files)}"
        command = [program, *options, window, "--force-device-scale-factor=1", f"--screenshot={shot}", page.as_uri()]
        subprocess.run(command, check=True, timeout=_PATIENCE, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        whole = Image.open(shot).convert("RGB")
    return {key: whole.crop((0, at * _SIZE[1], _SIZE[0], (at + 1) * _SIZE[1])) for at, key in enumerate(files)}


def apart(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ, in per cent; edges, which every program smooths in a way of its own, do not."""
    fitted = one if one.size == other.size else one.resize(other.size, Image.Resampling.LANCZOS)
    red, green, blue = ImageChops.difference(fitted, other).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    seen = worst.point([255 * (value > _APART) for value in range(256)]).filter(ImageFilter.MinFilter(3))
    return 100 * seen.histogram()[255] / (seen.width * seen.height)


def main() -> None:
    """Tell how each logo comes out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("list", type=Path)
    parser.add_argument("out", type=Path, help="a folder for the pictures")
    parser.add_argument("--chromium", default="chromium")
    parser.add_argument("--pages", type=Path, help="a folder with pages that another version drew, by number")
    asked = parser.parse_args()
    files = drawings(asked.list)
    asked.out.mkdir(parents=True, exist_ok=True)
    browser = chromium(asked.chromium, files) if shutil.which(asked.chromium) else {}
    for number, (name, data) in enumerate(files.items(), 1):
        began = time.perf_counter()
        mine = ours(data)
        took = time.perf_counter() - began
        row = [f"{number:2}", f"{name:32}", _against(mine, browser.get(name)), _against(mine, librsvg(data))]
        shown: list[Image.Image] = [
            each for each in (mine, browser.get(name), librsvg(data)) if isinstance(each, Image.Image)
        ]
        if asked.pages is not None:
            before = asked.pages / f"{number}.pdf"
            row.append(_against(of_page(before.read_bytes()), browser.get(name)) if before.exists() else "refused")
        _beside(shown).save(asked.out / f"{number:02}.png")
        sys.stdout.write("\t".join([*row, f"{took * 1000:.0f} ms"]) + "\n")


def _against(mine: Image.Image | str, theirs: Image.Image | None) -> str:
    if isinstance(mine, str) or theirs is None:
        return str(mine) if theirs is not None else "-"
    return f"{apart(mine, theirs):.2f} %"


def _beside(pictures: list[Image.Image]) -> Image.Image:
    whole = Image.new("RGB", (sum(each.width + 8 for each in pictures), max(each.height for each in pictures)), "#888")
    left = 0
    for each in pictures:
        whole.paste(each, (left, 0))
        left += each.width + 8
    return whole


if __name__ == "__main__":
    main()
