"""A print shop's profile read from a file, and whether everything of a brand has inks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from sheetbuilder.arguments import StrPath, path_of
from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Where, recalled, say
from sheetbuilder.os_errors import reason
from sheetbuilder.theme.palette import ColourRole, Palette
from sheetbuilder.theme.profile import LARGEST, InkProfile, faults, name_of

if TYPE_CHECKING:
    from sheetbuilder.brand import Brand

_FAULTS: Mapping[str, Message] = MappingProxyType(
    {
        "signature": say("“{path}” is no ICC profile"),
        "size": say("“{path}” is not whole: it is longer or shorter than it says"),
        "class": say("“{path}” is a profile of a screen or a camera, not of a printing press"),
        "space": say("“{path}” is not for cyan, magenta, yellow and black"),
        "version": say("“{path}” is of a version that PDF/A does not know"),
        "tags": say("“{path}” lacks parts that a profile of a printing press must have"),
    }
)


def read_profile(path: StrPath) -> InkProfile:
    """The profile in a file.

    Raises `MissingError` where there is no such file, `ContentError` with all that makes it unfit for inks.
    """
    path = path_of(path)
    where = Where(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        told = say("there is no profile “{path}”", path=str(path))
        raise MissingError([Problem("SB891", told, None, say("ask your print shop for its ICC profile"))]) from None
    except (OSError, RuntimeError, ValueError) as error:
        told = say("“{path}” cannot be read: {reason}", path=str(path), reason=reason(error))
        raise ContentError([Problem("SB891", told, where, say("name a file that can be read"))]) from None
    if len(data) > LARGEST:
        told = say("“{path}” is larger than {most} MB", path=path.name, most=LARGEST // 1_000_000)
        raise ContentError([Problem("SB892", told, where, _ASK)])
    problems = [
        Problem("SB892", recalled(_FAULTS[one].template, {"path": path.name}), where, _ASK) for one in faults(data)
    ]
    if problems:
        raise ContentError(problems)
    return InkProfile(path, name_of(data, path.stem), data)


_ASK = say("ask your print shop which profile its press and paper have, for example PSO Coated v3, and use that file")


def without_inks(palette: Palette, brand: Brand | None) -> Iterator[Problem]:
    """An error for each colour of a brand that has to be printed and has no inks."""
    lacking = {palette.bases[role].name: role for role in ColourRole if palette.inks(role) is None}
    for name in sorted(lacking):
        told = say("the colour “{name}” has no inks for a print shop", name=name)
        hint = say(
            'write its inks under “colours”: “cmyk: {{{name}: "92 52 50 36"}}”, with the numbers of your design manual',
            name=name,
        )
        yield Problem("SB893", told, brand.file.colours.where_of(name) if brand is not None else None, hint)
