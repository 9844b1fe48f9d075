"""The kinds of items that a recipe has, as a trainer knows them: what each is called, what it is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sheetbuilder.errors import Message, say

KINDS: Mapping[str, Message] = MappingProxyType(
    {
        "cover": say("Cover"),
        "opening": say("Opening page of a short handout"),
        "contents": say("Table of contents"),
        "programme": say("Programme"),
        "ground-rules": say("Ground rules"),
        "how-to-use": say("How to use the sheets"),
        "divider": say("Divider"),
        "sheet": say("Sheet"),
        "set": say("Whole set of sheets"),
        "strategy": say("Strategy for the meeting"),
        "figure": say("Figure"),
        "core-elements": say("Overview of the core elements"),
        "cards": say("Cards to cut out"),
        "text": say("Page of your own"),
        "pdf": say("Slides (PDF)"),
        "exercise": say("Exercise"),
        "notes": say("Pages for notes"),
        "sign-in": say("List to sign"),
        "evaluation": say("Evaluation"),
        "certificate": say("Certificate"),
        "name-tent": say("Name tent"),
        "closing": say("Closing page of the package"),
        "licence": say("Terms of use"),
        "index": say("Index"),
    }
)
"""What each is called."""

ABOUT: Mapping[str, Message] = MappingProxyType(
    {
        "cover": say("The first page, with title, day, place and trainers of the course."),
        "opening": say("Title and what is in the handout, on the first page; for handouts without cover and contents."),
        "contents": say("It makes itself, with page numbers."),
        "programme": say("When what happens, as a table."),
        "ground-rules": say("How you are together; the package has a text for it, which yours replaces."),
        "how-to-use": say("A page of the package, as it is."),
        "divider": say("What follows belongs to this part, until the next one begins."),
        "sheet": say("A sheet of the package; in your own edition its notes for trainers follow it."),
        "set": say("All sheets of a set, as a part of their own."),
        "strategy": say("A page of the package, as it is."),
        "figure": say("A figure of the package on a page of its own, and the same in words."),
        "core-elements": say("A page of the package, as it is."),
        "cards": say("A deck of the package, several cards to a paper. Not in a booklet."),
        "text": say("A case or anything else that you write. Use invented people alone."),
        "pdf": say("Pages of a file that another program has made, for example your slides."),
        "exercise": say("What participants do, step by step; your own hints stand in your edition alone."),
        "notes": say("Empty pages to write on."),
        "sign-in": say("Who was there. It is in your edition alone, and says when it is destroyed."),
        "evaluation": say("What participants thought of the course, without a name; the package has a text for it."),
        "certificate": say("A paper with the participant's name, what the course was about, and lines to sign."),
        "name-tent": say("A paper to fold, with the name on both sides."),
        "closing": say("Numbers, and what to know before the sheets are put away; a page of the package."),
        "licence": say("What may be copied and changed; the package has a text for it."),
        "index": say("Core elements and sheets by the alphabet; it makes itself."),
    }
)
"""What each is for."""

GROUPS: Sequence[tuple[Message, Sequence[str]]] = (
    (say("Teaching"), ("exercise", "text", "pdf", "notes", "cards")),
    (say("The course"), ("programme", "ground-rules", "sign-in", "name-tent", "evaluation", "certificate")),
    (say("Parts and finding one's way"), ("cover", "opening", "contents", "divider", "index")),
    (say("Pages of the package"), ("figure", "core-elements", "strategy", "how-to-use", "closing", "licence")),
)
"""All of them but sheets and sets, which are offered by their names."""
ALONE = ("certificate", "name-tent", "sign-in", "cards", "evaluation", "notes")
"""The kinds that one also prints alone."""
