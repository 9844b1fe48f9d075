"""Documents for a screen: the same pages and tree written as HTML, with what the feet of all pages say said once."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from sheetbuilder.compose.session import Session
from sheetbuilder.content.screen_words import ScreenWords
from sheetbuilder.errors import MissingError, Problem, say
from sheetbuilder.html.page import Colophon, OfOthers, html
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.plain_text.page import plain
from sheetbuilder.reflow.others import Region, Shows, shows
from sheetbuilder.reflow.painted import painted
from sheetbuilder.templates.feet import edition_line
from sheetbuilder.templates.imprint import status

_PICTURED = "sheetbuilder.branding.pictured"
"""What has others' files painted: heavy to import, so whoever shows none does not wait for it."""


def screen_words(session: Session) -> ScreenWords:
    """The package's words for a screen; `MissingError` where it has none."""
    words = session.package.words.screen
    if words is None:
        told = say("the package has no words for pages on a screen")
        raise MissingError([Problem("SB946", told, None, say("add “screen” to words.yaml; its schema says how"))])
    return words


def on_screen(
    session: Session,
    document: Document,
    known: dict[Region, bytes],
    others: Callable[[Shows], OfOthers] | None = None,
) -> bytes:
    """The HTML file of a document; `known` are pictures that others of the run have had painted, and gets new ones.

    `others` paints and reads what is shown of others, where whoever asks has a reader at work. Raises as `screen_words`
    does, and `ContentError` where somebody else's page cannot be painted.
    """
    words, shown = screen_words(session), painted(document)
    wanted = shows(document, shown)
    held = OfOthers(known)
    if wanted.pages or not set(wanted.regions) <= set(known):
        held = (others or import_module(_PICTURED).of_others)(wanted)
        known.update(held.pictures)
    return html(document, session.theme, words, colophon(session, document), held, shown)


def as_text(session: Session, document: Document) -> bytes:
    """The document as plain text; raises as `on_screen` does."""
    words, shown = screen_words(session), painted(document)
    pages = shows(document, shown).pages
    others = import_module(_PICTURED).of_others(Shows((), pages)).words if pages else None
    about = colophon(session, document)
    return plain(document, words, (about.who, *about.lines), others, shown)


def colophon(session: Session, document: Document) -> Colophon:
    """What stands about a document's content."""
    context = session.context()
    return Colophon(
        document.author,
        document.subject,
        session.package.words.contents,
        (edition_line(context, session.date, session.revision), status(context)),
    )
