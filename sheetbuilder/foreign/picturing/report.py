"""The parent's side: pictures of artworks and of imported pages, and the words of their marks, asked of the child."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sheetbuilder.errors import ContentError, Problem, say
from sheetbuilder.foreign.picturing.answer import PicturesAnswer
from sheetbuilder.foreign.picturing.drawing import drawn
from sheetbuilder.foreign.sandbox.decoding import AnswerForm
from sheetbuilder.foreign.sandbox.process import Died, Slow
from sheetbuilder.foreign.sandbox.reader import Reader, refused, unanswered
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.layout.imported import ImportedPage, Rectangle

_ANSWER = AnswerForm(PicturesAnswer)
Region = tuple[Artwork | ImportedPage, Rectangle | None]
"""What is painted, whole or a rectangle of it in points from its lower left corner."""


def pictured(
    regions: Sequence[Region], pages: Sequence[ImportedPage], reader: Reader
) -> tuple[Mapping[Region, bytes], Mapping[tuple[ImportedPage, int, int], str]]:
    """The picture of each region, PNG or JPEG, and the words of each mark of the pages, by form and number.

    `ContentError` where somebody else's page cannot be painted after all.
    """
    things = list(dict.fromkeys([*(thing for thing, _ in regions), *pages]))
    if not things:
        return {}, {}
    file = drawn(things)
    asked = json.dumps([(things.index(thing), box) for thing, box in regions])
    answer = reader.answer("pictures", file.content, _ANSWER, regions=asked, words=bool(pages))
    if isinstance(answer, Slow | Died):
        raise _unpainted(say("a page of others cannot be shown: {reason}", reason=unanswered(answer)))
    if answer.refusal is not None or len(answer.pictures) != len(regions):
        told = refused(answer.refusal, answer.detail)[1] if answer.refusal is not None else unanswered(Died())
        raise _unpainted(say("a page of others cannot be shown: {reason}", reason=told))
    homes = {
        number: (thing, index)
        for thing, forms in zip(things, file.forms, strict=True)
        for index, number in enumerate(forms)
        if isinstance(thing, ImportedPage)
    }
    words: dict[tuple[ImportedPage, int, int], str] = {}
    for one in answer.words:
        if one.stream in homes:
            page, form = homes[one.stream]
            words[page, form, one.number] = words.get((page, form, one.number), "") + one.words
    return dict(zip(regions, answer.pictures, strict=True)), words


def _unpainted(told: object) -> ContentError:
    hint = say("leave the page out, or print it to a new PDF from the program it was made in")
    return ContentError([Problem("SB947", told, None, hint)])  # type: ignore[arg-type]
