"""What to do on the page, where a hint names a command line: the room, the field or the button that does the same.

A hint is known by its words as they stand in the source; what fills them fills these, too. What nothing on the page
does keeps the command line that does it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sheetbuilder.errors import Message, say

_ROOM = say("Make room on the disk, and press the button again. What was there before is there still.")
_IN_USE = say("Close it in the program in which it is open, and press the button again.")
_NEXT_SIDES = say("choose something else under “Sides”")
_HOLES = say("choose “No marks” under “Marks for holes”, or “One page on each side” under “Pages”")

PAGE_HINTS: Mapping[str, Message] = MappingProxyType(
    {
        # the disk
        "Choose another folder with -o, or make room on the disk.": _ROOM,
        "Choose another folder with -o, or make room on the disk. The old file is still there.": _ROOM,
        "Choose another folder with -o, or make room on the disk. The old pack is still there.": _ROOM,
        "If it is open in a PDF reader, close it there; or choose another folder with -o.": _IN_USE,
        "If one of its files is open in a PDF reader, close it there; or choose another folder with -o.": _IN_USE,
        # what is printed, and how
        "“sheetbuilder list” shows all targets.": say("the room Print shows all there is"),
        "“sheetbuilder handout {name}” builds it": say("the room Course makes it: begin a course with it"),
        "leave out --holes, or what places the pages": _HOLES,
        "print it without --holes, or turn the paper over the other edge with --flip": say(
            "choose “No marks” under “Marks for holes”"
        ),
        "leave out --simplex; on a printer that prints one side print the odd pages first, then the even ones": say(
            "choose “On both sides of the paper” under “Sides”; on a printer that prints one side print the odd pages"
            " first, then the even ones"
        ),
        "leave out --large-print, or what is for a fold, a cut or a print shop": say(
            "choose “One page on each side” under “Pages”, or another edition"
        ),
        "put fewer pages on a side, or print on larger paper: --paper a3": say(
            "choose fewer pages on each side under “Pages”, or larger paper under “Paper”"
        ),
        "build the other edition alone with --edition, or add items that are for both": say(
            "choose the other handout alone under “Which handouts”, or add parts that are for both"
        ),
        # printers
        "name one with --printer: {names}": say("choose one under “Printer”: {names}", names="{names}"),
        "name one: --printer ipp://…": say("write the address of one (ipp://…)"),
        "install CUPS, or name an address: --printer ipp://NAME/ipp/print": say(
            "write the address of the printer (ipp://NAME/ipp/print), or save the files and print them as you print"
            " others"
        ),
        "the settings of the machine list them; one with an address can be asked: sheetbuilder printers ipp://…": say(
            "the settings of the machine list them; one with an address can be asked here"
        ),
        "“sheetbuilder printers” shows what there is; an address begins with ipp://": say(
            "choose one of the list under “Printer”; an address begins with ipp://"
        ),
        "choose --sides {sides}": _NEXT_SIDES,
        "choose --sides one: the blank backs of our own documents are left out then": say(
            "choose one side under “Sides”: the blank backs of our own documents are left out then"
        ),
        "choose a paper that holds them all: --media {name}": say(
            "choose one under “Paper” that holds them all: {name}", name="{name}"
        ),
        "choose a paper that holds them: --media {name}": say(
            "choose one under “Paper” that holds them: {name}", name="{name}"
        ),
        # a brand
        "“sheetbuilder overlay proof” shows where; a letterhead with less ink there leaves room": say(
            "“Show the proof” under “Letterhead” in the room Brand shows where; a letterhead with less ink there leaves"
            " room"
        ),
        "“sheetbuilder overlay proof” shows where; “make_room: true” under “overlay” moves the content": say(
            "“Show the proof” under “Letterhead” in the room Brand shows where; a tick at “Move what is on the pages"
            " out of the letterhead's way” there moves the content"
        ),
        "the name is the “id” in the file of the sheet; “sheetbuilder brand ids” shows them all": say(
            "“Local lines” in the room Brand shows every point of the sheet with its name"
        ),
        "A brand is a file with the line “type: brand”; “sheetbuilder new brand NAME” writes one.": say(
            "A brand is a file with the line “type: brand”; the room Brand begins one."
        ),
        "“sheetbuilder new brand NAME” writes one.": say("The room Brand begins one."),
    }
)
"""By the words of the hint."""
