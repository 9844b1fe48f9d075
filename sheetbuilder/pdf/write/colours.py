"""Colours in the file: each purpose has a colour space of one colour, and one object tells what that colour is.

Pages name the purpose (`/accent cs`), so another palette is another object, and no page is written anew for it.
"""

from __future__ import annotations

from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.slots import dictionary
from sheetbuilder.pdf.write.syntax import reference
from sheetbuilder.theme.colour import Colour
from sheetbuilder.theme.inks import Cmyk
from sheetbuilder.theme.palette import ColourRole, Palette

DIRECT = (ColourRole.PAPER, ColourRole.INK, ColourRole.REGISTRATION)
"""What no brand changes: named where it is painted, in the fewest bytes."""
BLACK = Cmyk(0.0, 0.0, 0.0, 100.0)
ALL, OVER, KNOCK = "All", "Over", "Knock"
"""Names in the resources of pages for a press: the colour of every plate, and what lies over other inks or not."""
_STATES = b"<</Over<</Type/ExtGState/OP true/op true/OPM 1>>/Knock<</Type/ExtGState/OP false/op false/OPM 0>>>>"
"""ISO 32000-1, 8.6.7: with overprint mode 1 an ink of which there is nothing leaves what other things have of it."""
_PLATES = b"<</All[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]>>"
"""ISO 32000-1, 8.6.6.4: what is painted in /All is on each plate, so that one sees whether they lie over each other."""


def setting(palette: Palette, role: ColourRole, *, stroked: bool) -> str:
    """The operators that set a purpose's colour, for lines or for all else: of a screen, or the inks of a press.

    A press has its inks named where they are painted: overprint mode 1 holds for no other space (ISO 32000-1, 8.6.7),
    and shares of ink are finer than the byte that an indexed one has for each. `ValueError` for what has no inks.
    """
    if palette.profile is None:
        if role in DIRECT:
            return f"{_shares(palette[role])[0]} {'G' if stroked else 'g'}"
        return f"/{role} {'CS 0 SC' if stroked else 'cs 0 sc'}"
    if role is ColourRole.REGISTRATION:
        return f"/{ALL} {'CS 1 SCN' if stroked else 'cs 1 scn'}"
    inks = palette.inks(role)
    if inks is None:
        raise ValueError(f"{role} has no inks for a press")
    return f"{' '.join(_short(share / 100) for share in inks)} {'K' if stroked else 'k'}"


class ColoursInFile:
    """The palette as an object of one file; a press needs none, but has states and a colour of every plate."""

    def __init__(self, palette: Palette, objects: Objects) -> None:
        self._pressed = palette.profile is not None
        self._number = 0 if self._pressed else objects.add(spaces(palette))[0]

    @property
    def spaces(self) -> bytes:
        """The pages' /ColorSpace."""
        return _PLATES if self._pressed else reference(self._number)

    @property
    def states(self) -> bytes | None:
        """The pages' /ExtGState; None where they need none."""
        return _STATES if self._pressed else None


def spaces(palette: Palette) -> bytes:
    """The colour space of each purpose: indexed (ISO 32000-1, 8.6.6.3), with the one colour that it has.

    A grey is one of black ink alone: a printer of colours mixes what is called red, green and blue of all its inks.
    """
    return dictionary(**{role.value: _indexed(palette[role]) for role in ColourRole if role not in DIRECT})


def _indexed(colour: Colour) -> bytes:
    shares = _shares(colour)
    # From three digits, as a colour is written elsewhere: what lies between two bytes is rounded the same way.
    channels = bytes(round(255 * float(share)) for share in shares).hex().upper().encode("ascii")
    if len({*shares}) == 1:
        return b"[/Indexed/DeviceGray 0<%s>]" % channels[:2]
    return b"[/Indexed/DeviceRGB 0<%s>]" % channels


def _shares(colour: Colour) -> list[str]:
    return [_short(channel) for channel in (colour.red, colour.green, colour.blue)]


def _short(share: float) -> str:
    return f"{share:.3f}".rstrip("0").rstrip(".")
