"""The parent's side: a logo asked of the child, and what is to be said of it at the place where a brand names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from sheetbuilder.brand.logo import LogoFile
from sheetbuilder.errors import Message, Problem, Severity, Where, say
from sheetbuilder.foreign.extract.facts import PageFacts
from sheetbuilder.foreign.letterhead.report import NOTHING, coloured, judged, keeps_pdfa, keeps_pdfua, shows_nothing
from sheetbuilder.foreign.logo.facts import LogoAnswer, LogoFlaw, Wish
from sheetbuilder.foreign.sandbox.decoding import AnswerForm
from sheetbuilder.foreign.sandbox.process import Died, Slow
from sheetbuilder.foreign.sandbox.reader import Reader, refused, unanswered
from sheetbuilder.layout.artwork import Artwork
from sheetbuilder.pdf.conformance.standards import UA_1, StandardPair
from sheetbuilder.pdf.read import limits
from sheetbuilder.theme.picture import PictureFormat
from sheetbuilder.values import replace

_ANSWER = AnswerForm(LogoAnswer)
_COARSE = 150.0
"""Dots per inch; below, an eye sees them."""
_LEAST_SHARE = 0.3
"""How much of its page or picture a logo fills, across times up; below, it is printed far smaller than it looks."""
_MM = 72 / 25.4


def prepare(
    file: LogoFile, wish: Wish, reader: Reader, pair: StandardPair = UA_1
) -> tuple[Artwork | None, tuple[Problem, ...]]:
    """A logo ready to be painted, or none, and every problem of it: an error wherever there is none."""
    answer = reader.answer("logo", file.data, _ANSWER, **{**asdict(wish), "form": wish.form.value})
    if isinstance(answer, Slow | Died):
        return None, (_wrong(file, unanswered(answer)),)
    if answer.refusal is not None:
        _, told, _ = refused(answer.refusal, answer.detail)
        return None, (_wrong(file, told),)
    if answer.flaw is not None:
        return None, (_flawed(file, answer.flaw, answer.what),)
    if answer.facts is None or (wish.form is not PictureFormat.PDF and answer.artwork is None):
        return None, (_wrong(file, unanswered(Died())),)
    number = wish.page if wish.form is PictureFormat.PDF else 1
    if number > len(answer.facts.pages):
        told = say(
            "“{path}” has no page {page}; it has {count}", path=file.name, page=number, count=len(answer.facts.pages)
        )
        return None, (Problem("SB330", told, file.where, say("name one of its pages, counted from 1")),)
    page = answer.facts.pages[number - 1]
    problems = [*_of_the_pdf(file, answer, number, pair)] if wish.form is PictureFormat.PDF else []
    problems += _of_the_sight(file, page, answer)
    if answer.artwork is None or any(problem.severity is Severity.ERROR for problem in problems):
        return None, tuple(problems)
    return replace(answer.artwork, pdfa=keeps_pdfa(page, pair), pdfua=keeps_pdfua(page, pair)), tuple(problems)


def _of_the_pdf(file: LogoFile, answer: LogoAnswer, number: int, pair: StandardPair) -> Iterator[Problem]:
    """What a letterhead would be told, said of a logo; how much room is left on its page does not matter."""
    assert answer.facts is not None
    for problem in judged(file.where.file, answer.facts, number, pair):
        if problem.code not in ("SB721", "SB725", NOTHING):
            told = say("“{path}”: {reason}", path=file.name, reason=problem.message)
            yield replace(problem, message=told, where=file.where, hint=_anew())


def _of_the_sight(file: LogoFile, page: PageFacts, answer: LogoAnswer) -> Iterator[Problem]:
    """What an eye would see."""
    name = file.name
    if shows_nothing(page) and page.ink is not None:
        told = say("nothing of “{path}” shows on white paper", path=name)
        white = say("use the logo that is meant for a white ground")
        empty = say("the file paints nothing that can be read: look at it in another program, and save it anew")
        yield Problem("SB334", told, file.where, white if page.ink.covers else empty)
    elif page.ink is not None and page.ink.margins is not None:
        left, bottom, right, top = page.ink.margins
        wide, high = page.width / _MM, page.height / _MM
        share = max(0.0, wide - left - right) * max(0.0, high - top - bottom) / (wide * high)
        if share < _LEAST_SHARE:
            told = say(
                "“{path}” is white for the most part: the logo fills {share} % of it",
                path=name,
                share=round(share * 100),
            )
            yield _warning("SB335", told, file.where, say("crop it to the logo, else the logo is printed very small"))
    if answer.dots is not None and answer.dots < _COARSE:
        told = say("“{path}” is coarse in print: {dots} dots per inch", path=name, dots=round(answer.dots))
        yield _warning("SB332", told, file.where, say("use an SVG, a PDF, or a picture with more pixels"))
    if answer.guessed:
        told = say("“{path}” holds inks (CMYK) without a colour profile, so its colours are a guess", path=name)
        yield _warning("SB336", told, file.where, say("save the logo in RGB"))
    if page.coloured:
        told = say("“{path}” stays in colour in part: there is no grey for {names}", path=name, names=coloured(page))
        yield _warning("SB337", told, file.where, say("name a black-and-white logo under “mono”"))


def _warning(code: str, told: Message, where: Where, hint: Message) -> Problem:
    return Problem(code, told, where, hint, Severity.WARNING)


def _wrong(file: LogoFile, reason: Message) -> Problem:
    told = say("“{path}” cannot be used: {reason}", path=file.name, reason=reason)
    return Problem("SB331", told, file.where, _anew())


def _anew() -> Message:
    return say("save the logo anew as SVG, PDF or PNG, and name that file")


def _flawed(file: LogoFile, flaw: LogoFlaw, what: tuple[str, ...]) -> Problem:
    told, hint = _told(file, flaw, what)
    return Problem("SB331", told, file.where, hint)


def _told(file: LogoFile, flaw: LogoFlaw, what: tuple[str, ...]) -> tuple[Message, Message]:
    name = file.name
    match flaw:
        case LogoFlaw.BROKEN if what:
            reason = ", ".join(what)
            return say(
                "“{path}” is broken, or no {form} file ({reason})", path=name, form=file.form.value, reason=reason
            ), _anew()
        case LogoFlaw.BROKEN:
            return say("“{path}” is broken, or no {form} file", path=name, form=file.form.value), _anew()
        case LogoFlaw.TOO_MANY_PIXELS:
            told = say("“{path}” has more than {count} million pixels", path=name, count=limits.PIXELS // 1_000_000)
            return told, say("save it smaller: 2000 pixels across are plenty")
        case LogoFlaw.TOO_MUCH:
            return say("“{path}” holds far more than a logo needs", path=name), say("simplify it, or save it as PDF")
        case LogoFlaw.ENTITIES:
            told = say("“{path}” declares entities, which are not read", path=name)
            return told, say("save it as plain SVG, or as PDF")
        case LogoFlaw.OUTSIDE:
            told = say("“{path}” asks for something outside itself: {what}", path=name, what=", ".join(what))
            return told, say("save it with everything inside it, or as PDF")
        case LogoFlaw.SCRIPT:
            return say("“{path}” holds a script", path=name), say("save it as plain SVG, or as PDF")
        case LogoFlaw.TEXT:
            told = say("“{path}” holds letters that are no outlines", path=name)
            return told, say("convert the text to outlines in the drawing program, and save it again")
        case LogoFlaw.LOST:
            told = say("“{path}” cannot be drawn as it should look, because of {what}", path=name, what=", ".join(what))
            return told, say("save it without that, or as PDF")
        case LogoFlaw.NO_SIZE:
            told = say("“{path}” does not say how large it is, or is far too narrow", path=name)
            return told, say("set the width and height of the drawing to those of the logo")
