"""What the keys of a recipe are called on the page, and a sentence of help for some."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sheetbuilder.errors import Message, say

LABELS: Mapping[str, Message] = MappingProxyType(
    {
        "title": say("Title"),
        "subtitle": say("Subtitle"),
        "date": say("Day"),
        "last_day": say("Last day, if there are several"),
        "place": say("Place"),
        "trainers": say("Trainers"),
        "organisations": say("Where the participants come from"),
        "edition": say("Who gets it"),
        "lead": say("A short paragraph below the title"),
        "text": say("Text"),
        "comment": say("Your line on it"),
        "back": say("On its back"),
        "sheet": say("Sheet"),
        "set": say("Set"),
        "deck": say("Deck"),
        "figure": say("Figure"),
        "recto": say("Begin on a right-hand page, so that the paper can be taken out"),
        "lines": say("Name of lines that fill the rest of the page"),
        "blocks": say("What stands on the page"),
        "blocks.type": say("Kind"),
        "blocks.text": say("Its words"),
        "file": say("PDF file"),
        "pages": say("Pages"),
        "layout": say("How the pages stand"),
        "alts": say("What the pages show, in words"),
        "alts.page": say("Page of the file"),
        "alts.text": say("What it shows"),
        "alts.draft": say("Still a draft that nobody has read"),
        "language": say("Language of the file, if it does not say so itself"),
        "minutes": say("Minutes"),
        "groups": say("How the participants are together"),
        "purpose": say("What it is for, in a sentence"),
        "materials": say("What they need"),
        "instructions": say("What they do, step by step"),
        "facilitator": say("Hints for you alone"),
        "ruling": say("Lines"),
        "session": say("What the notes belong to"),
        "sessions": say("Rows of the programme"),
        "sessions.time": say("When"),
        "sessions.title": say("What happens"),
        "sessions.text": say("More about it"),
        "sessions.led_by": say("Who leads it"),
        "sessions.pause": say("A break or a meal"),
        "rows": say("Number of rows"),
        "delete_by": say("The day on which it is destroyed at the latest"),
        "days": say("Columns to sign in"),
        "participants": say("Names that are on it already"),
        "hours": say("How long the course was"),
        "contents": say("What it was about"),
        "signed_by": say("Who signs"),
    }
)
HELP: Mapping[str, Message] = MappingProxyType(
    {
        "trainers": say("One on each line."),
        "organisations": say("One on each line; they are printed as words, never as arms."),
        "instructions": say("One step on each line."),
        "facilitator": say("One on each line; they are in the trainer's edition alone."),
        "materials": say("One on each line."),
        "contents": say("One on each line."),
        "signed_by": say("One on each line; nothing means the trainers of the course."),
        "comment": say("A sentence for this group, printed beside the sheet."),
        "pages": say("For slides as 1-3, 7; nothing means all of them. For notes a number."),
        "alts": say("For a file without tags: a sentence for each page, for whoever cannot see it."),
        "language": say("For example en."),
        "hours": say("For example 6 hours."),
        "groups": say("For example groups of three."),
        "sessions.time": say("For example 9.00–9.45."),
        "days": say("Nothing means one for each day of the course."),
        "blocks": say("In this order. An empty line begins a paragraph; **two stars** make words strong."),
        "participants": say("The list is pasted under “Participants”."),
    }
)
CHOICES: Mapping[str, Message] = MappingProxyType(
    {
        "participant": say("Participants alone"),
        "trainer": say("Trainers alone"),
        "both": say("Everybody"),
        "ruled": say("Ruled"),
        "grid": say("Squares"),
        "blank": say("Blank"),
        "page": say("One on each page"),
        "slides-with-notes": say("Two slides on each page, with lines beside them"),
        "workflow": say("The workflow"),
        "organisation": say("The organisation"),
        "concern": say("The concern"),
    }
)
