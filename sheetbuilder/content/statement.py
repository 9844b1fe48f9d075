"""The paragraph for an accessibility statement: sentences of which a pack prints those that are true of its files."""

from __future__ import annotations

from typing import Annotated

from sheetbuilder.content.phrases import Phrase, Phrases, word
from sheetbuilder.models.field import Field
from sheetbuilder.models.forms import KEBAB
from sheetbuilder.models.kinds import Words


class Statement(Phrases):
    """Words for what is known of a pack's files, and for nothing more."""

    file: Annotated[str, Field(pattern=KEBAB)] = Field(description="Filens navn uden endelse.")
    heading: Phrase = word("Overskriften.", "title", "edition")
    about: Phrase = word("Hvis filerne er, og hvor mange.", "brand", "title", "edition", "count")
    approved: Phrase | None = word("Når kommunen har godkendt indholdet.", "name", default=None)
    draft: Phrase | None = word("Når den ikke har.", default=None)
    built: Phrase = word("Hvordan alle filer er bygget op.")
    standards: Phrase = word("Når alle filer lover det hele.", "standards")
    without_pdfa: Phrase = word("Når nogle filer ikke kan være PDF/A.", "standard", "files")
    without_pdfua: Phrase = word("Når nogle filer ikke kan være PDF/UA.", "standard", "files")
    fillable: Phrase | None = word("Når nogle filer, som har ordet i navnet, kan udfyldes.", "word", default=None)
    fillable_only: Phrase | None = word("Når de ikke er PDF/A, fordi ingen bad om det.", "standard", default=None)
    large_print: Phrase | None = word(
        "Når nogle filer, som har ordet i navnet, er med stor skrift.", "word", default=None
    )
    screen: Phrase | None = word("Når det samme ligger ved siden af til en skærm.", default=None)
    inspected: Phrase = word("Når filerne er læst igennem af programmet.", "day", "tool")
    not_inspected: Phrase = word("Når de ikke er.", "day", "tool")
    found: Phrase = word("Når programmet fandt noget.", "count", "files")
    by_hand: Phrase | None = word("Begrænsningen, når ingen fil kan udfyldes på skærmen.", default=None)
    limits: tuple[Phrase, ...] = Field(default=(), description="Kendte begrænsninger, én sætning hver.")
    letterhead: Phrase = word("Begrænsningen ved brevpapir: det, der står på det, læses ikke op.")
    limits_heading: Words = word("Ordene foran begrænsningerne.")
    files_heading: Words = word("Ordene foran fillisten.")
    file_line: Phrase = word("En fil på listen.", "name", "title", "pages")
    file_line_one: Phrase | None = word("Det samme for en fil på én side.", "name", "title", default=None)
