"""The first page of the site: both languages to choose from, Danish first."""

from __future__ import annotations

from sheetbuilder.html.head import Head, whole
from sheetbuilder.html.markup import element, escaped
from sheetbuilder.html.sheet import FRAME
from sheetbuilder.html.style import StyleSheet, foundation
from sheetbuilder.theme.palette import DEFAULT_PALETTE

_LOOKS = """h1{margin:1.5rem 0 .25rem;font-weight:600;color:var(--accent)}
section{border:1px solid var(--hairline);border-top:.25rem solid var(--accent);border-radius:.375rem}
section{padding:.25rem 1.25rem 1rem;margin:1.5rem 0}
h2{margin:.75rem 0 .25rem}
h2 a{font-size:1.5rem}
li{margin:.375rem 0}"""

DANISH = (
    ("sagsbehandlere.html", "Til sagsbehandlere", "print det, du skal bruge til mødet i morgen"),
    ("konsulenter.html", "Til konsulenter", "lav jeres kommunes egen pakke"),
    ("undervisere.html", "Til undervisere", "saml arkene til et kursushæfte"),
)
ENGLISH = (
    ("readme.html", "What it is", "the three uses, and how to install it"),
    ("command-line.html", "The command line", "all commands"),
    ("accessibility.html", "Accessibility", "what is promised, and how it is proved"),
)


def front() -> bytes:
    """The file."""
    styles = StyleSheet("\n".join((*foundation(DEFAULT_PALETTE, "Source Sans 3"), FRAME, _LOOKS)))
    main = element(
        "main",
        element("h1", "sheetbuilder")
        + element("p", escaped("Øveark til mødet med en borger, klar til print og tilgængelige for alle."))
        + _half("da", "Kom godt i gang", "Dansk: ti minutter hver, med billeder.", DANISH)
        + _half("en", "Documentation", "English: everything, page by page.", ENGLISH),
        class_="page",
    )
    return whole(Head("sheetbuilder", styles), element("body", main), "da")


def _half(language: str, title: str, lead: str, pages: tuple[tuple[str, str, str], ...]) -> str:
    links = (
        element("a", escaped(name), href=f"{language}/{page}") + escaped(f": {what}") for page, name, what in pages
    )
    return element(
        "section",
        element("h2", element("a", escaped(title), href=f"{language}/index.html"))
        + element("p", escaped(lead))
        + element("ul", "".join(element("li", link) for link in links)),
        lang=language,
    )
