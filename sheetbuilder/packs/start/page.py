"""The conductor: a pack becomes one page, whole without a script, which only helps to find a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sheetbuilder.branding.apply import BrandedPackage
from sheetbuilder.compose.targets import Target
from sheetbuilder.content.screen_words import ScreenWords
from sheetbuilder.content.start_words import StartWords
from sheetbuilder.errors import Problem, Severity, say
from sheetbuilder.html.head import Head, whole
from sheetbuilder.html.markup import element, tag
from sheetbuilder.html.pictures import source
from sheetbuilder.html.style import StyleSheet, foundation
from sheetbuilder.layout.logo import Logo
from sheetbuilder.layout.text.typography import Typography, language_tag, typography
from sheetbuilder.packs.start.about import About
from sheetbuilder.packs.start.files import links
from sheetbuilder.packs.start.finding import elements, needs
from sheetbuilder.packs.start.rows import NAME
from sheetbuilder.packs.start.script import SCRIPT
from sheetbuilder.packs.start.sheets import bundles, mini_figure, others, sets, sheets
from sheetbuilder.packs.start.style import START
from sheetbuilder.packs.start.using import contacts, pack_itself, printing, standing
from sheetbuilder.publish.manifest import Entry, ScreenEntry

_HIGH, _WIDE = 64, 224
"""CSS pixels that a logo is fitted into."""


@dataclass(frozen=True, slots=True)
class PackContents:
    """What is in a pack beside the page itself."""

    files: Sequence[Entry]
    screens: Sequence[ScreenEntry] = ()
    bundles: Sequence[Target] = ()
    """The quick recipes that the pack has, in their order."""
    statement: str | None = None
    """The file with the paragraph on accessibility."""
    taken: frozenset[str] = frozenset()
    """The names of all documents."""
    manifest: str = "manifest.json"


def words_for(branded: BrandedPackage) -> tuple[ScreenWords, StartWords] | None:
    """The package's words for the page; None where it has none, and there is no page."""
    screen = branded.package.words.screen
    return (screen, screen.start) if screen is not None and screen.start is not None else None


def started(
    branded: BrandedPackage, contents: PackContents, logo: Callable[[], bytes | None]
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The page by its name, the same bytes for the same pack, and what is to be told of it.

    There is none where the package has no words for it, and a warning instead where a document has its name. `logo` has
    the brand's logo painted, where there is one.
    """
    said = words_for(branded)
    if said is None:
        return {}, ()
    if NAME in contents.taken:
        told = say("the pack has a document called “{name}”, so it gets no start page", name=NAME)
        return {}, (Problem("SB952", told, None, say("give the document another “file”"), Severity.WARNING),)
    screen, start = said
    about = About(
        branded,
        start,
        _habits(branded),
        contents.files,
        links(contents.files, contents.screens, start.editions, start.sizes),
        contents.bundles,
    )
    parts = (
        bundles(about),
        contacts(about),
        needs(about),
        elements(about),
        sets(about),
        sheets(about),
        others(about),
        printing(about),
        pack_itself(about, _beside(start, contents)),
        _strip(about),
    )
    main = _cover(about) + "".join(parts)
    body = "".join(
        (
            element("a", about.phrase(screen.skip), class_="skip", href="#content"),
            _header(about, logo()),
            element("main", main, id="content", class_="page", tabindex=-1),
            _footer(about),
            f"<script>{SCRIPT}</script>",
        )
    )
    title = " – ".join(filter(None, (branded.package.meta.title, branded.brand.name if branded.brand else "")))
    author = branded.brand.name if branded.brand else branded.package.meta.publisher
    head = Head(title, _styles(branded), author, start.lead, SCRIPT)
    return {NAME: whole(head, element("body", body), language_tag(branded.package.meta.language))}, ()


def _habits(branded: BrandedPackage) -> Typography:
    words, brand = branded.package.words, branded.brand
    quotes = (words.quotes, brand.file.quotes) if brand is not None and brand.file.quotes else None
    language = branded.package.meta.language
    return typography(language, words.bind_after, words.bind_before, words.hyphenation, quotes)


def _styles(branded: BrandedPackage) -> StyleSheet:
    theme = branded.theme
    return StyleSheet("\n".join((*foundation(theme.palette, theme.typeface.name), START)))


def _header(about: About, logo: bytes | None) -> str:
    brand, shown = about.ready.brand, about.ready.logo
    name = brand.name if brand is not None else about.package.meta.publisher
    mark = element("b", about.phrase(name))
    mark += element("span", about.phrase(brand.file.unit)) if brand is not None and brand.file.unit else ""
    told = element("p", mark, class_="mark")
    if shown is not None and logo is not None:
        told += _picture(shown, logo)
    return element("header", element("div", told, class_="page"))


def _picture(logo: Logo, content: bytes) -> str:
    scale = min(_HIGH / logo.art.height, _WIDE / logo.art.width)
    width, height = (max(1, round(side * scale)) for side in (logo.art.width, logo.art.height))
    image = tag("img", src=source(content), alt=logo.alt, width=width, height=height)
    return element("span", image, class_="plate")


def _cover(about: About) -> str:
    """What a cover is on paper: a field of the brand's colour with the title, and under it what it is good for."""
    label = element("p", about.phrase(about.start.label), class_="label")
    field = element("div", mini_figure(about.package) + label + element("h1", about.title(about.package.meta.title)))
    status = "".join(element("span", about.phrase(text)) for text in standing(about))
    below = element("p", about.phrase(about.start.lead), class_="lead") + element("p", status, class_="standing")
    return element("div", field + below, class_="cover")


def _beside(start: StartWords, contents: PackContents) -> list[tuple[str, str]]:
    told = [(start.statement, contents.statement)] if contents.statement else []
    return [*told, (start.manifest, contents.manifest)]


def _strip(about: About) -> str:
    """The privacy strip of every working page."""
    privacy = about.package.meta.privacy
    return element("p", element("strong", about.phrase(privacy.lead)) + " " + about.said(privacy.text), class_="strip")


def _footer(about: About) -> str:
    brand = about.ready.brand
    said = (brand.name if brand is not None else about.package.meta.title, *standing(about)[:1])
    return element("footer", element("div", "".join(element("p", about.phrase(one)) for one in said), class_="page"))
