"""What the commands say of themselves: their help, and lines that one can copy."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sheetbuilder.errors import Message, say

Example = tuple[str, Message]
"""A command line, and what it does."""


class Help(NamedTuple):
    """What a command is for, with examples; every run makes them all, so it is the cheapest kind of class."""

    text: Message
    examples: tuple[Example, ...]
    short: Message | None = None
    """Where it stands in a list of commands; otherwise the beginning of its text."""


_DIFF = ("sheetbuilder brand diff brand.yaml", say("what the brand says otherwise than the core"))
_IDS = ("sheetbuilder brand ids 2.6", say("the names of what can be changed on sheet 2.6"))
_PACKAGE = ('sheetbuilder new package "Første samtale"', say("into foerste-samtale/"))
_SHEET = ('sheetbuilder new sheet 1.2 "Hvem er med?"', say("into 1.2-hvem-er-med.yaml"))
_BRAND = ('sheetbuilder new brand "Prøvesund Kommune"', say("into proevesund-kommune/brand.yaml"))
_HANDOUT = ('sheetbuilder new handout "Samtalekursus"', say("into samtalekursus/samtalekursus.yaml"))
_EXAMPLE = ("sheetbuilder overlay inspect letterhead.pdf", say("can this letterhead be used?"))

HELP: Mapping[str, Help] = MappingProxyType(
    {
        "sheetbuilder": Help(
            say(
                "Practice sheets, workflow figure and guide from YAML, as PDFs that print right and that a"
                " screen reader can read."
            ),
            (
                ("sheetbuilder build set-1", say("set 1 into the folder out")),
                ("sheetbuilder list", say("everything that can be built")),
                ("sheetbuilder check --content sheets", say("look for errors in sheets of your own")),
            ),
        ),
        "build": Help(
            say(
                "Build PDFs that print right and that a screen reader can read.\n\nA TARGET is a set, a"
                " document, a quick recipe, or a sheet by its number or name; “sheetbuilder list” shows them all."
                " Without a target everything is built."
            ),
            (
                ("sheetbuilder build set-1", say("set 1 into the folder out")),
                ("sheetbuilder build moedet-er-i-morgen", say("the papers for tomorrow's meeting")),
                ("sheetbuilder build 2.6 --open", say("one sheet, opened at once")),
                (
                    "sheetbuilder build 2.3 2.4 2.6 strategy --one-file meeting.pdf",
                    say("four papers in one file, to be printed at once"),
                ),
                ("sheetbuilder build workflow --poster a1", say("the workflow as a poster, in pieces on A4")),
                ("sheetbuilder build set-1 --n-up 2", say("set 1 with two pages on each side")),
                ("sheetbuilder build --brand brand.yaml", say("everything for a municipality")),
                ("sheetbuilder build --content sheets -o pdf", say("everything from your own folder")),
            ),
        ),
        "pack": Help(
            say(
                "Make the whole pack of a municipality: sets, guide, workflow, core elements, strategy, every sheet and"
                " the quick recipes, with a manifest and a paragraph for the accessibility statement.\n\nA BRAND is a"
                " brand file, or a folder of them. Each pack is a folder of its own, published whole or not at all; a"
                " pack that is there and still right is left as it is."
            ),
            (
                ("sheetbuilder pack brand.yaml", say("the pack of one municipality")),
                ("sheetbuilder pack brands -j 2", say("of every brand in a folder, two at a time")),
                ("sheetbuilder pack brand.yaml --zip", say("with a zip file beside it")),
            ),
        ),
        "handout": Help(
            say(
                "Build the handouts of a course from a recipe.\n\nRECIPE is a file, or the name of a recipe that"
                " came along; “sheetbuilder list” shows them. What is in both editions has the same page numbers in"
                " both. “sheetbuilder check RECIPE” looks for errors and writes nothing."
            ),
            (
                ("sheetbuilder handout kursusdag", say("a day's course that came along")),
                ("sheetbuilder handout course.yaml --edition both", say("for participants and trainer")),
                ("sheetbuilder handout course.yaml --simplex", say("for a printer that prints one side")),
                ("sheetbuilder handout course.yaml --participants people.csv", say("a copy with a name for everybody")),
                (
                    "sheetbuilder handout course.yaml --participants people.csv --only certificate --collated",
                    say("the certificates alone, in one file"),
                ),
            ),
        ),
        "preview": Help(
            say(
                "Show the pages of what you write in a browser, and draw them anew whenever a file is saved. What is"
                " wrong stands in the page, with file, line and column, and the last good pages stay.\n\nWithout a"
                " RECIPE the documents of a content package are shown, with --brand as a municipality has them; with a"
                " RECIPE both editions of a handout. The page is for this machine alone, and ends when it is closed."
            ),
            (
                ("sheetbuilder preview --content sheets", say("a content package in a folder of yours")),
                ("sheetbuilder preview --brand brand.yaml", say("a brand over the sheets that came along")),
                ("sheetbuilder preview course.yaml", say("both editions of a handout")),
                ("sheetbuilder preview --no-browser", say("only the address, for a browser of your choice")),
            ),
        ),
        "impose": Help(
            say(
                "Place the pages of any finished PDF on papers, so that they can be folded or hung up.\n\nEach FILE"
                " becomes a file of its own. Tags, links and outline come along where it has them; pages are made"
                " smaller where they must be, and what that does to letters is told."
            ),
            (
                ("sheetbuilder impose report.pdf --booklet", say("a booklet, into out/report-booklet.pdf")),
                ("sheetbuilder impose report.pdf --booklet --back-cover", say("its last page stays outside")),
                (
                    "sheetbuilder impose slides.pdf --n-up 4 --note-lines",
                    say("four pages a side, and lines"),
                ),
                ("sheetbuilder impose plan.pdf --poster a1", say("one page as a poster, in pieces on A4")),
                ("sheetbuilder impose *.pdf --booklet --paper a3 -o print", say("several, on larger paper")),
            ),
        ),
        "list": Help(
            say(
                "Show everything that can be built, with the name to give to “sheetbuilder build”, and the recipes for"
                " “sheetbuilder handout”."
            ),
            (
                ("sheetbuilder list", say("the targets with their titles")),
                ("sheetbuilder list --json", say("the same for machines")),
            ),
        ),
        "check": Help(
            say("Read the content and lay out every page, and tell all that is wrong. Nothing is written."),
            (
                ("sheetbuilder check", say("the sheets that came along")),
                ("sheetbuilder check --content sheets", say("the sheets in a folder of yours")),
                ("sheetbuilder check --brand brand.yaml", say("a brand, its local lines and its pages")),
                ("sheetbuilder check course.yaml", say("the recipe of a handout")),
                ("sheetbuilder check --strict", say("warnings count as errors")),
            ),
        ),
        "inspect": Help(
            say(
                "Read any finished PDF back and tell what a screen reader and a printer meet: metadata,"
                " fonts, structure, and everything that is wrong."
            ),
            (
                ("sheetbuilder inspect out/*.pdf", say("are these files clean?")),
                ("sheetbuilder inspect file.pdf --tree", say("the structure tree")),
                ("sheetbuilder inspect file.pdf --text", say("the text in reading order")),
            ),
        ),
        "answers": Help(
            say(
                "Read back what people have filled in in PDFs with form fields, in reading order.\n\nNothing of it is"
                " kept. For the evaluations of a course one table has a row for each file and a column for each field."
            ),
            (
                ("sheetbuilder answers anna.pdf", say("what Anna wrote, ticked and chose")),
                ("sheetbuilder answers *.pdf --csv answers.csv", say("all of them as one table for a spreadsheet")),
                ("sheetbuilder answers anna.pdf --json", say("for another program")),
            ),
        ),
        "brand": Help(
            say("Show what a brand's local lines change, and what they can change."),
            (_DIFF, _IDS),
        ),
        "brand diff": Help(
            say(
                "Show what a brand adds, says otherwise and leaves out, in reading order.\n\nWith --accept it writes"
                " down what the core says now under each line. After an update of the core this command and every"
                " build tell where the core has changed under a line."
            ),
            (_DIFF, ("sheetbuilder brand diff brand.yaml --accept", say("and remember what the core says now"))),
            short=say("Show what a brand changes in the core."),
        ),
        "brand ids": Help(
            say(
                "Show the names of the points and fields that local lines can change, with their words.\n\nA PLACE is"
                " the number of a sheet, or how-to-use, closing or strategy; without one all are shown. What is printed"
                " only for some brands has its conditions in brackets."
            ),
            (_IDS,),
            short=say("Show the names of what a brand can change."),
        ),
        "overlay": Help(
            say("Look at letterheads before they go under a page."),
            (_EXAMPLE,),
        ),
        "overlay inspect": Help(
            say(
                "Read a letterhead PDF, safely, and tell its pages, fonts, colours and active content, where its"
                " ink is, where content may stand, and whether the result can still be PDF/A and PDF/UA."
            ),
            (_EXAMPLE,),
        ),
        "overlay proof": Help(
            say(
                "Print a page of every kind with its letterhead, the safe area, and all that stands in the way, named"
                " and hatched; also where the pack cannot be built for it."
            ),
            (("sheetbuilder overlay proof brand.yaml", say("does everything clear the letterhead?")),),
        ),
        "new": Help(
            say("Write first files of your own, with comments, that build at once."),
            (_PACKAGE, _SHEET, _BRAND, _HANDOUT),
        ),
        "new package": Help(
            say(
                "Write a small package of your own: two sheets, their workflow, core elements and words, with comments"
                " that say what is what.\n\nIt goes to a folder of its name and builds at once. What is there already"
                " stays as it is."
            ),
            (_PACKAGE, ('sheetbuilder new package "First talks" --language en', say("in English"))),
            short=say("Write a first package."),
        ),
        "new sheet": Help(
            say(
                "Write the draft of a sheet into a package of your own: the one around this folder, or the one named"
                " with --content.\n\nNUMBER is the step, a full stop and the place in the step. The draft keeps the"
                " package's rules of how many points there are, and builds at once."
            ),
            (_SHEET,),
            short=say("Write the draft of a sheet into a package."),
        ),
        "new brand": Help(
            say(
                "Write a first brand file with comments, that builds at once.\n\nIt goes to a folder of its name. A"
                " file that is there already stays as it is."
            ),
            (_BRAND,),
            short=say("Write a first brand file."),
        ),
        "new handout": Help(
            say(
                "Write a first recipe of a handout with comments, that builds at once.\n\nIt goes to a folder of its"
                " name. A file that is there already stays as it is."
            ),
            (_HANDOUT,),
            short=say("Write a first recipe of a handout."),
        ),
        "new alts": Help(
            say(
                "Write drafts of alternative texts into a recipe, for pages of other people's PDFs that have no tags:"
                " made of the words on the page, each to be read and said better."
            ),
            (("sheetbuilder new alts course.yaml", say("drafts of what slides without tags show")),),
            short=say("Write drafts of alternative texts into a recipe."),
        ),
        "print": Help(
            say(
                "Send documents to a printer, after asking.\n\nA TARGET is built for it, as “sheetbuilder build” does;"
                " a FILE is any finished PDF, and ends in .pdf. Nothing is scaled, and a printer that cannot do what is"
                " asked for is told before anything is sent. With --dry-run the printer is only asked whether it could."
            ),
            (
                ("sheetbuilder print set-1 --copies 12", say("set 1 for a course, on the usual printer")),
                ("sheetbuilder print 2.6 --brand brand.yaml", say("one sheet, with the municipality's own")),
                ("sheetbuilder print out/*.pdf --printer office", say("what was built before, on a named printer")),
                ("sheetbuilder print set-1 --printer ipp://printer.local/ipp/print", say("a printer by its address")),
                ("sheetbuilder print set-1 --dry-run", say("what would be sent, and whether it could be")),
            ),
            short=say("Send documents to a printer."),
        ),
        "printers": Help(
            say(
                "Show the printers that are set up on this machine, with what they can do.\n\nA PRINTER is one of them"
                " by its name, or any other by its address. No network is searched for printers."
            ),
            (
                ("sheetbuilder printers", say("the printers of this machine")),
                ("sheetbuilder printers ipp://printer.local/ipp/print", say("what one can do, by its address")),
            ),
            short=say("Show the printers that there are."),
        ),
        "explain": Help(
            say(
                "Tell what a code means, with an example, and what to do.\n\nWithout a code, all codes are listed"
                " with their titles."
            ),
            (
                ("sheetbuilder explain SB401", say("what SB401 means")),
                ("sheetbuilder explain sb211 SB325", say("several at once; small letters will do")),
                ("sheetbuilder explain", say("all codes")),
            ),
        ),
        "app": Help(
            say(
                "Show a page in the browser on which everything can be done without a command line.\n\nIt is there for"
                " this machine alone and opens no network; it ends when you close it. Brand files and recipes in FOLDER"
                " are offered on it; others can be chosen there. Needs the extra “app”:"
                ' pip install "sheetbuilder[app]".'
            ),
            (
                ("sheetbuilder app", say("choose papers, print them, make them your own")),
                ("sheetbuilder app proevesund-kommune", say("with the brand file of that folder")),
            ),
        ),
        "cache": Help(
            say(
                "Tell or clear what builds remember.\n\nA build remembers hashes of what it read and made, so that"
                " the same build finds out in an instant that nothing has changed. It also remembers composed pages, so"
                " that one changed sheet does not compose all others anew. Nothing is lost by clearing it."
            ),
            (
                ("sheetbuilder cache", say("where it lies, and how much there is")),
                ("sheetbuilder cache --clear", say("remove all of it")),
            ),
        ),
        "completion": Help(
            say(
                "Print what lets a shell complete commands, options, and the names of targets, sheets, recipes, brands"
                " and codes.\n\nWith --install it is written where the shell looks for it."
            ),
            (
                ("sheetbuilder completion bash --install", say("for bash, and open a new terminal")),
                ("sheetbuilder completion zsh", say("print it, with the steps")),
            ),
        ),
        "schema": Help(
            say(
                "Write JSON Schemas for editors.\n\nAn editor that knows them explains every key while a"
                " sheet is written. The files go to the folder schema, in the folder of the content if one"
                " is given."
            ),
            (
                ("sheetbuilder schema --content sheets", say("into sheets/schema")),
                ("sheetbuilder schema -o schemas", say("into a folder of your choice")),
            ),
        ),
    }
)
"""By the words that one types."""
