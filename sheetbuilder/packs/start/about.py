"""What a start page is about: a pack as its brand has it, with its files, and the words to say so in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sheetbuilder.branding.apply import BrandedPackage
from sheetbuilder.compose.targets import Target
from sheetbuilder.content import Package, PageWords
from sheetbuilder.content.start_words import StartWords
from sheetbuilder.html.markup import beside, element, escaped
from sheetbuilder.layout.text.typography import SOFT_HYPHEN, Typography
from sheetbuilder.models.markup import words as words_of
from sheetbuilder.packs.start.files import FileLink, Links
from sheetbuilder.publish.manifest import Entry


@dataclass(frozen=True, slots=True)
class About:
    """Whatever the parts of a start page need; each of them writes its own piece of it."""

    ready: BrandedPackage
    start: StartWords
    typography: Typography
    files: Sequence[Entry]
    links: Links
    bundles: Sequence[Target] = ()
    """The quick recipes, in their order."""
    _phrases: dict[str, str] = field(default_factory=dict, repr=False)
    """What was said already: “Print” stands on the page thirty times."""

    @property
    def package(self) -> Package:
        """The package as the brand has it."""
        return self.ready.package

    @property
    def words(self) -> PageWords:
        """The words of its pages."""
        return self.package.words

    def said(self, text: str) -> str:
        """A text of an author's without its markup, with the habits of its language and the brand's own quotes."""
        return escaped(self.typography.bind(words_of(text)))

    def phrase(self, text: str) -> str:
        """The same of words without markup."""
        known = self._phrases.get(text)
        if known is None:
            known = self._phrases[text] = escaped(self.typography.bind(text))
        return known

    def title(self, text: str) -> str:
        """The same of a title, whose long words may be parted on a narrow screen as they are on paper."""
        bound = self.typography.bind(text)
        return escaped(" ".join(SOFT_HYPHEN.join(self.typography.pieces(word)) for word in bound.split(" ")))

    def of(self, target: str, title: str) -> str:
        """The links to the files of a target; `title` tells somebody who hears them which one they are of."""
        found = self.links.get(target, ())
        entries = "".join(element("li", self._link(one, title)) for one in found)
        return element("ul", entries, class_="files") if entries else ""

    def _link(self, file: FileLink, title: str) -> str:
        inside = element("b", self.phrase(file.what)) + " " + element("span", self.phrase(file.about), class_="size")
        inside += element("span", f": {self.phrase(title)}", class_="unseen")
        return element("a", inside, href=beside(file.name), class_="print" if file.primary else None)


def anchor(number: str) -> str:
    """The id of a sheet on the page."""
    return f"sheet-{number}"
