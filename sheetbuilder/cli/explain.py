"""`sheetbuilder explain`: what a code means, an example, and what to do."""

from __future__ import annotations

import click

from sheetbuilder.cli import candidates, options
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import Message, say

_WIDEST = 88
"""Columns of running text; longer lines are hard to read, however wide a terminal is."""


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("explain", tell)
    @click.argument("codes", nargs=-1, metavar=tell(say("[CODE]...")), shell_complete=candidates.codes)
    @options.usual(tell)
    def explain(speaker: Speaker, codes: tuple[str, ...]) -> Exit:
        if codes:
            _explain(speaker, codes)
        else:
            _list(speaker)
        return Exit.OK

    return explain


def _explain(speaker: Speaker, asked: tuple[str, ...]) -> None:
    """Each code once, in the order asked for; nothing is told where one of them does not exist."""
    from sheetbuilder.codes import find, normalized

    found = {one: find(one) for one in map(normalized, asked)}
    for one, code in found.items():
        if code is None:
            raise click.UsageError(speaker.translate(_unknown(one)))
    for place, code in enumerate(one for one in found.values() if one is not None):
        told = code.texts[speaker.translate.language]
        fact = {
            "code": code.code,
            "title": told.title,
            "explanation": told.explanation,
            "example": told.example,
            "remedy": told.remedy,
        }
        labelled = ((say("Example"), told.example), (say("What to do"), told.remedy))
        paragraphs = [
            _wrapped(f"{code.code}: {told.title}"),
            _wrapped(told.explanation),
            *(_wrapped(f"{speaker.translate(label)}: {text}") for label, text in labelled),
        ]
        speaker.tell("codes", fact, "\n" * bool(place) + "\n\n".join(paragraphs))


def _unknown(given: str) -> Message:
    """What to say of a code that there is not."""
    from sheetbuilder.codes import nearest

    near = nearest(given)
    if near:
        return say("There is no code “{code}”. Did you mean {near}?", code=given, near=near)
    return say("There is no code “{code}”. “sheetbuilder explain” lists them all.", code=given)


def _list(speaker: Speaker) -> None:
    """Every code with its title, under the headings of the register."""
    from sheetbuilder.codes import chapters

    language = speaker.translate.language
    gap = ""
    for chapter in chapters():
        heading = f"{gap}{chapter.titles[language]}\n"
        for code in chapter.codes:
            title = code.texts[language].title
            fact = {"code": code.code, "title": title, "chapter": chapter.titles[language]}
            speaker.tell("codes", fact, f"{heading}  {code.code}  {title}")
            heading = ""
        gap = "\n"


def _wrapped(text: str) -> str:
    """Running text in lines; what somebody may copy is never torn apart."""
    import shutil
    import textwrap

    columns = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    return "\n".join(textwrap.wrap(text, max(columns, 40), break_long_words=False, break_on_hyphens=False))
