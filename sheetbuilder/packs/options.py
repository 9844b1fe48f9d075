"""What is asked for of packs, beside the brands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sheetbuilder import resources
from sheetbuilder.arguments import StrPath, path_of
from sheetbuilder.branding.options import PrintKeywords, PrintOptions
from sheetbuilder.publish.fingerprint import Maker, content_sha256, of_mapping
from sheetbuilder.values import replace


@dataclass(frozen=True, slots=True)
class PackOptions:
    """The same for every brand of a run."""

    content: Path | None = None
    """A content package other than ours."""
    printing: PrintOptions = field(default_factory=PrintOptions)
    """But for brand and paper, which are each pack's own; a grey pack has a folder of its own.

    Fillable, what has places to write is in the pack a second time, to be filled in on a screen; with large print
    everything is in it a second time, so set.

    With a scheme, the sets are in the pack a second time, placed on papers as it has them, and of posters what there
    are.
    """
    zip: bool = False
    """Whether each pack is written as a zip file too, beside its folder."""
    html: bool = True
    """Whether each document is in the pack for a screen too, where the package has the words for that."""
    start_page: bool = True
    """Whether each pack has a start page, and several of them an overview, where the package has the words for it."""

    @property
    def directory(self) -> Path:
        """Where the content lies."""
        return self.content or resources.sheets()

    def made_from(self) -> str:
        """A hash of program, content and options: where it is the same, only the brand can make a difference."""
        printing = self.printing
        return of_mapping(
            {
                "program": Maker().sha256,
                "content": content_sha256(self.directory),
                "date": str(printing.date),
                "strict": printing.strict,
                "require": printing.require,
                "grey": printing.grey,
                "save_ink": printing.save_ink,
                "fillable": printing.fillable,
                "large_print": printing.large_print,
                "output_intent": printing.output_intent.sha256 if printing.output_intent else None,
                "standard": printing.standard,
                "sides": printing.sides,
                "flip": printing.flip,
                "holes": printing.holes,
                "imposition": repr(printing.imposition),
                "inspect": printing.inspect,
                "html": self.html,
                "start_page": self.start_page,
            }
        )


class PackKeywords(PrintKeywords, total=False):
    """The same as keywords of a call, those of printing among them."""

    content: StrPath | None
    zip: bool
    html: bool
    start_page: bool


def wished(options: PackOptions | None, keywords: PackKeywords) -> PackOptions:
    """Options, or the usual ones, with those changed that are given as keywords."""
    options = options or PackOptions()
    own: dict[str, Any] = dict(keywords)
    if own.get("content"):
        own["content"] = path_of(own["content"])
    printing = {name: own.pop(name) for name in PrintKeywords.__annotations__ if name in own}
    return replace(options, printing=replace(options.printing, **printing), **own)
