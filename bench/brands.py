"""Invented municipalities for the benchmark, each with a name, colours, numbers, a logo and a letterhead of its own."""

from __future__ import annotations

import colorsys
import io
import itertools
import json
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parent.parent
MM = 72 / 25.4
_FIRST = ("Askefjord", "Birkemose", "Dugholm", "Engvase", "Fyrrelund", "Gråkilde", "Humlebjerg")
_LAST = ("by", "borg", "dal", "drup", "havn", "hede", "høj", "lev", "lund", "næs", "rød", "sund", "toft", "ås")
_NAMES = tuple(f"{first}{last} Prøvekommune" for first, last in itertools.product(_FIRST, _LAST))
"""98 names that no place has; of more brands than that, the further ones have a number too."""

FILE = """type: brand
name: {name}
municipality_code: "0000"
unit: Afdelingen for Forebyggelse, nr. {number}
police_district: Prøveegnens Politi
logo: {{colour: logo.svg, width: 40}}
contacts:
  - {{id: infohus, label: Infohus, number: "{infohus}", hours: hverdage kl. 9–15, checked: 2026-11-02}}
  - {{id: vagt, label: Døgnvagt, number: "{watch}", hours: hele døgnet, checked: 2026-11-02}}
footer: ["Rådhustorvet {number}, 0000 {place}"]
approved_by: chefen for forebyggelse
valid_until: 2027-11-30
colours: {{accent: "{accent}", tint: "{tint}"}}
overlay:
  other: {{file: letterhead.pdf}}
  cover: {{file: letterhead.pdf}}
  first: {{file: letterhead.pdf}}
"""


def write(out: Path, count: int) -> Path:
    """So many brands as folders, and `brands.json` with the same for the peers; gives the path of that."""
    told = []
    for number in range(1, count + 1):
        again, at = divmod(number - 1, len(_NAMES))
        name = _NAMES[at] if not again else _NAMES[at].replace(" ", f"-{again + 1} ")
        digits = f"{number // 100:02} {number % 100:02}"
        infohus, watch = f"00 00 {digits}", f"00 {digits} 00"
        hue = number * 0.618 % 1
        accent, tint = _hex(hue, 0.24, 0.6), _hex(hue, 0.955, 0.5)
        place = name.split()[0]
        folder = out / f"{number:02}"
        folder.mkdir(parents=True, exist_ok=True)
        text = FILE.format(
            name=name, number=number, infohus=infohus, watch=watch, place=place, accent=accent, tint=tint
        )
        (folder / "brand.yaml").write_text(text, "utf-8")
        (folder / "logo.svg").write_text(_logo(number, accent), "utf-8")
        (folder / "letterhead.pdf").write_bytes(_letterhead(place, accent))
        told.append(
            {
                "name": name,
                "folder": f"{number:02}",
                "unit": f"Afdelingen for Forebyggelse, nr. {number}",
                "logo": str((folder / "logo.svg").resolve()),
                "accent": accent,
                "tint": tint,
                "district": "Prøveegnens Politi",
                "contacts": [
                    ["Infohus", infohus, "hverdage kl. 9–15", "2. november 2026"],
                    ["Døgnvagt", watch, "hele døgnet", "2. november 2026"],
                ],
                "footer": [f"Rådhustorvet {number}, 0000 {place}"],
                "approved_by": "chefen for forebyggelse",
                "valid_until": "30. november 2027",
            }
        )
    path = out / "brands.json"
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return path


def _hex(hue: float, light: float, saturation: float) -> str:
    return "#" + "".join(f"{round(255 * one):02X}" for one in colorsys.hls_to_rgb(hue, light, saturation))


def _logo(number: int, colour: str) -> str:
    """Bars and a dot, as many and as high as the number says."""
    bars = "".join(
        f'<rect x="{4 + 12 * at}" y="{4 + (number * (at + 3)) % 24}" width="8" height="{36 - (number * (at + 3)) % 24}"'
        f' fill="{colour}"/>'
        for at in range(3 + number % 3)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="44" viewBox="0 0 120 44">'
        f'{bars}<circle cx="100" cy="22" r="{8 + number % 9}" fill="{colour}"/></svg>'
    )


def _letterhead(place: str, colour: str) -> bytes:
    """A line along the upper edge with the place's name on it: above all that we print."""
    made = io.BytesIO()
    pdfmetrics.registerFont(TTFont("Bench", str(ROOT / "fonts/SourceSans3-Regular.ttf")))
    canvas = Canvas(made, (210 * MM, 297 * MM), invariant=1, initialFontName="Bench")
    canvas.setFillColor(HexColor(colour))
    canvas.rect(0, 291 * MM, 210 * MM, 0.8 * MM, stroke=0, fill=1)
    canvas.setFont("Bench", 6)
    canvas.drawString(25 * MM, 293 * MM, place)
    canvas.save()
    return made.getvalue()
