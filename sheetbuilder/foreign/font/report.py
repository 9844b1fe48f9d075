"""The parent's side: a font asked of the child, and what is to be said of it at the place where a brand names it."""

from __future__ import annotations

from sheetbuilder.brand.fonts import BrandFont
from sheetbuilder.errors import Message, Problem, Severity, say
from sheetbuilder.foreign.font.facts import FontAnswer, FontFlaw
from sheetbuilder.foreign.sandbox.decoding import AnswerForm
from sheetbuilder.foreign.sandbox.process import Died, Slow
from sheetbuilder.foreign.sandbox.reader import Reader, refused, unanswered

_ANSWER = AnswerForm(FontAnswer)
_CODE = "SB303"


def prepare(font: BrandFont, reader: Reader) -> tuple[FontAnswer | None, Problem | None]:
    """A font that can be printed with, or what is wrong with it; a warning beside a font that its maker limits."""
    answer = reader.answer("font", font.data, _ANSWER, key=font.key, weight=font.weight, italic=font.italic)
    if isinstance(answer, Slow | Died):
        return None, _wrong(font, unanswered(answer), _anew())
    if answer.refusal is not None:
        return None, _wrong(font, refused(answer.refusal, answer.detail)[1], _anew())
    if answer.flaw is not None:
        return None, _wrong(font, *_told(answer.flaw, answer.what))
    if not answer.program:
        return None, _wrong(font, unanswered(Died()), _anew())
    if answer.viewing:
        told = say("“{path}” may only be shown and printed, says its maker: nobody may edit the files", path=font.name)
        hint = say("hand the files on as they are, or ask the maker for a wider licence")
        return answer, Problem("SB305", told, font.where, hint, Severity.WARNING)
    return answer, None


def _wrong(font: BrandFont, reason: Message, hint: Message) -> Problem:
    return Problem(_CODE, say("“{path}”: {reason}", path=font.name, reason=reason), font.where, hint)


def _anew() -> Message:
    return say("fetch the font again from its maker, or use another one")


def _told(flaw: FontFlaw, what: str) -> tuple[Message, Message]:
    licence = say("ask the maker of the font for a licence, or use another one")
    match flaw:
        case FontFlaw.NOT_TRUETYPE:
            hint = say("Use the .ttf file of the font, not .otf or .woff.")
            return say("this is not a font with TrueType outlines"), hint
        case FontFlaw.FOR_THE_WEB:
            return say("this is a font for web pages (WOFF)"), say("Use the .ttf file of the font, not .otf or .woff.")
        case FontFlaw.COLLECTION:
            hint = say("take each weight from a file of its own, as the maker of the font delivers them")
            return say("this is a collection of several fonts"), hint
        case FontFlaw.RESTRICTED:
            return say("the font does not let itself be embedded in a PDF"), licence
        case FontFlaw.NOT_SUBSET:
            return say("its maker allows only the whole font in a PDF, and a sheet holds just its letters"), licence
        case FontFlaw.BITMAP_ONLY:
            return say("its maker allows only pictures of its letters in a PDF"), licence
        case FontFlaw.INVISIBLE:
            return say("nothing can be seen of these letters in print: {letters}", letters=what), _anew()
        case FontFlaw.ON_TOP:
            return say("these letters stand on their neighbours, or far from them: {letters}", letters=what), _anew()
        case FontFlaw.SIZE:
            return say("its letters are far from the size that is asked for: {letters}", letters=what), _anew()
        case FontFlaw.ALIKE:
            return say("these letters cannot be told from one another: {letters}", letters=what), _anew()
        case FontFlaw.TOO_MUCH:
            return say("the file holds more than what is safe to read"), _anew()
        case FontFlaw.BROKEN if what:
            return say("the font is broken: {what}", what=what), _anew()
        case FontFlaw.BROKEN:
            return say("the font is broken"), _anew()
