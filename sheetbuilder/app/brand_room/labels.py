"""What the keys of a brand file are called on the page, and a sentence of help for each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sheetbuilder.errors import Message, say

LABELS: Mapping[str, Message] = MappingProxyType(
    {
        "extends": say("Builds on another brand file"),
        "locks": say("What files that build on this one may not change"),
        "name": say("Name"),
        "municipality_code": say("Municipality code"),
        "official_name": say("Official name"),
        "police_district": say("Police district"),
        "region": say("Region"),
        "unit": say("Department"),
        "contacts": say("Telephone numbers"),
        "contacts.id": say("Its own fixed name"),
        "contacts.label": say("Who answers"),
        "contacts.number": say("Number"),
        "contacts.hours": say("When it is answered"),
        "contacts.checked": say("The day it was tried"),
        "contacts.citizen": say("For the citizen, too"),
        "footer": say("Lines at the foot"),
        "approved_by": say("Approved by"),
        "revision": say("Revised on"),
        "valid_until": say("Valid until"),
        "cover": say("Cover"),
        "colours": say("Colours"),
        "colours.accent": say("First colour"),
        "colours.secondary": say("Second colour"),
        "colours.warning": say("Colour of warnings"),
        "colours.tint": say("Pale ground"),
        "colours.cmyk": say("The same colours in the inks of a print shop"),
        "colours.cmyk.accent": say("Inks of the first colour"),
        "colours.cmyk.secondary": say("Inks of the second colour"),
        "colours.cmyk.warning": say("Inks of the colour of warnings"),
        "colours.cmyk.tint": say("Inks of the pale ground"),
        "logo": say("Logo"),
        "logo.colour": say("Logo in colour"),
        "logo.mono": say("Logo in black and white"),
        "logo.page": say("Page of the PDF"),
        "logo.width": say("Width"),
        "logo.minimum_width": say("Smallest width"),
        "logo.clear_space": say("Clear space"),
        "logo.position": say("Place on the cover"),
        "logo.alt": say("What a screen reader says"),
        "fonts": say("Fonts of your own"),
        "fonts.name": say("Name of the font"),
        "fonts.regular": say("Regular"),
        "fonts.bold": say("Bold"),
        "fonts.light": say("Light"),
        "fonts.semibold": say("Semibold"),
        "fonts.italic": say("Italic"),
        "fonts.bold_italic": say("Bold italic"),
        "quotes": say("Quotation marks"),
    }
)
"""By the path of a key, without the numbers of rows."""

HELP: Mapping[str, Message] = MappingProxyType(
    {
        "extends": say("Another brand file that this one builds on, for instance ../shared/brand.yaml."),
        "locks": say("Keys that a file which builds on this one must not change."),
        "name": say("The name as it is printed; at most 60 characters."),
        "municipality_code": say("Four digits, for instance “0000” for an invented municipality."),
        "official_name": say("The official name, where that of the table is wrong."),
        "police_district": say("The police district, where that of the table is wrong."),
        "region": say("The region, where that of the table is wrong."),
        "unit": say("The department; it stands below the name."),
        "contacts": say("Local telephone numbers; they stand on the last page of a set."),
        "contacts.id": say("Small letters and hyphens, once in the file."),
        "contacts.label": say("For instance Infohus."),
        "contacts.number": say("Digits and spaces, if need be with + before them."),
        "contacts.hours": say("For instance weekdays 9 to 15."),
        "contacts.checked": say("Ring the number up, and give the day on which you did."),
        "contacts.citizen": say("The first of these is printed on the card for the citizen."),
        "footer": say("At the foot of covers and of the last page, for instance the address."),
        "approved_by": say("Who has approved the package for local use."),
        "revision": say("The day your edition was last revised. Without it the day follows the content by itself."),
        "valid_until": say("The last day on which the package is valid."),
        "cover": say("How the cover looks."),
        "colours": say("What is left out stays as it is."),
        "colours.accent": say("Headings, numbers and rules, for instance #12535E."),
        "colours.secondary": say("The field on the cover, and words where the first colour is too pale for them."),
        "colours.warning": say("What is to be avoided, and what is urgent."),
        "colours.tint": say("The pale ground below fields and boxes."),
        "colours.cmyk": say("For a print shop with an output intent of its own."),
        "colours.cmyk.accent": say("Cyan, magenta, yellow and black in per cent, for instance 92 52 50 36."),
        "colours.cmyk.secondary": say("The same for the second colour."),
        "colours.cmyk.warning": say("The same for the colour of warnings."),
        "colours.cmyk.tint": say("The same for the pale ground."),
        "logo": say("It stands on covers in place of the name. Use only arms and marks that you may use."),
        "logo.colour": say("SVG, PNG, JPEG or PDF."),
        "logo.mono": say("For print in grey. Without it the one in colour is made grey."),
        "logo.page": say("Where the file is a PDF of several pages."),
        "logo.width": say("In millimetres on a cover on A4; otherwise one that fits is chosen."),
        "logo.minimum_width": say("In millimetres; the logo is never printed narrower."),
        "logo.clear_space": say("In millimetres; all else keeps so far away. Otherwise a quarter of the logo."),
        "logo.position": say("Otherwise top right."),
        "logo.alt": say("Otherwise the official name of the municipality."),
        "fonts": say("TrueType files that you may embed."),
        "fonts.name": say("What the font is called."),
        "fonts.regular": say("A file that ends in .ttf."),
        "fonts.bold": say("A file that ends in .ttf."),
        "fonts.light": say("A file that ends in .ttf."),
        "fonts.semibold": say("A file that ends in .ttf."),
        "fonts.italic": say("A file that ends in .ttf."),
        "fonts.bold_italic": say("A file that ends in .ttf."),
        "quotes": say("Four signs: outer and inner quotation marks, for instance »«›‹ or ””’’."),
    }
)
"""The sentence under a field."""

CHOICES: Mapping[str, Message] = MappingProxyType(
    {
        "band": say("a band in your colour"),
        "field": say("a coloured field"),
        "plain": say("plain"),
        "top-right": say("top right"),
        "top-left": say("top left"),
        "bottom-left": say("bottom left"),
        "bottom-right": say("bottom right"),
    }
)
"""Words that a key can have, as the page says them."""

SECTIONS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (say("Who you are"), ("name", "municipality_code", "unit")),
    (say("Telephone numbers"), ("contacts",)),
    (say("Look"), ("colours", "cover", "logo")),
    (say("What is printed on the pages"), ("footer", "approved_by", "valid_until", "revision")),
    (
        say("More"),
        ("official_name", "police_district", "region", "quotes", "fonts", "extends", "locks"),
    ),
)
"""The parts of the form, in the order in which one fills it in; a key that no part names stands in the last one."""
