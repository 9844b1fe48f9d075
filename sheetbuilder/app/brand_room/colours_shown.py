"""Colours as the pages would have them: what stands on what, its contrast, and what is used where it falls short."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sheetbuilder.app.brand_room.labels import LABELS
from sheetbuilder.brand.colours import written
from sheetbuilder.brand.file import Colours
from sheetbuilder.brand.look import look
from sheetbuilder.errors import Message, say
from sheetbuilder.html.markup import element, escaped
from sheetbuilder.models.forms import COLOUR
from sheetbuilder.serving.site import Site
from sheetbuilder.theme.colour import Colour, contrast
from sheetbuilder.theme.palette import ColourRole, Palette

NAMES = ("accent", "secondary", "warning", "tint")
"""The colours that a brand can name."""
_PAIRS: tuple[tuple[Message, ColourRole, ColourRole], ...] = (
    (say("Headings and numbers"), ColourRole.ACCENT, ColourRole.PAPER),
    (say("Areas filled with the first colour"), ColourRole.ON_FILL, ColourRole.FILL),
    (say("The field on the cover"), ColourRole.ON_SECONDARY, ColourRole.SECONDARY),
    (say("Warnings"), ColourRole.WARNING, ColourRole.PAPER),
    (say("Words on the pale ground"), ColourRole.INK, ColourRole.TINT),
)


def colours_shown(site: Site, given: Mapping[str, str]) -> str:
    """A table of the colours in use, and a sentence for each that had to be replaced.

    `given` has the texts of fields by `NAMES`; what is no colour is left out and said.
    """
    texts = {name: given.get(name, "").strip() for name in NAMES}
    sound = {name: text for name, text in texts.items() if re.fullmatch(COLOUR.removesuffix("$"), text)}
    palette, changes = look(Colours().but(**sound))
    rows = "".join(
        element(
            "tr",
            element("th", site.told(told), scope="row")
            + element("td", _sample(palette, ink, ground) + _codes(palette, ink, ground))
            + element("td", site.told(_ratio(palette[ink], palette[ground]))),
        )
        for told, ink, ground in _PAIRS
    )
    heads = (say("Where"), say("Colours"), say("Contrast"))
    head = element("tr", "".join(element("th", site.told(one), scope="col") for one in heads))
    caption = element("caption", site.told(say("How the colours are used")))
    notes = [
        say(
            "{label}: {given} cannot be read where it is used. {used} is used in its place.",
            label=LABELS[f"colours.{one.ink.value if one.ink.value in NAMES else 'secondary'}"],
            given=written(one.given),
            used=written(one.used),
        )
        for one in changes
    ]
    notes += [
        say("{label}: “{text}” is no colour; write it as # and six digits.", label=LABELS[f"colours.{name}"], text=text)
        for name, text in texts.items()
        if text and name not in sound
    ]
    told = "".join(element("p", site.told(note), class_="wrong") for note in notes)
    return element("table", caption + element("thead", head) + element("tbody", rows)) + told


def _ratio(ink: Colour, ground: Colour) -> Message:
    """The contrast, never said to be more than it is."""
    return say("{ratio:.1f} to 1", ratio=int(contrast(ink, ground) * 10) / 10)


def _codes(palette: Palette, ink: ColourRole, ground: ColourRole) -> str:
    return "".join(element("span", escaped(written(palette[role])), class_="code") for role in (ink, ground))


def _sample(palette: Palette, ink: ColourRole, ground: ColourRole) -> str:
    """Two letters in one colour on the other, drawn: a page of ours has no styles of its own."""
    fill, line, colour = (written(palette[role]) for role in (ground, ColourRole.LINE, ink))
    area = element("rect", "", width=64, height=32, rx=4, fill=fill, stroke=line)
    letters = element("text", "Aa", x=32, y=22, fill=colour, font_size=18, font_weight=600, text_anchor="middle")
    return element("svg", area + letters, width=64, height=32, viewBox="0 0 64 32", aria_hidden="true")
