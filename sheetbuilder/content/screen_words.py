"""The words of pages on a screen, which no paper needs."""

from __future__ import annotations

from sheetbuilder.content.phrases import Phrases, word
from sheetbuilder.content.start_words import StartWords
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Words


class ScreenWords(Phrases):
    """What an HTML page and a text file say beside what the pages on paper do."""

    skip: Words = word("Linket øverst, der går forbi sidens hoved.")
    scrolls: Words = word("Navnet på et felt, der kan rulles til siden; {name} er det, der er i feltet.", "name")
    table: Words = word("Det, en tabel kaldes, der ikke har et navn.")
    figure: Words = word("Det, der står foran en figurs beskrivelse i ren tekst.", "text")
    start: StartWords | None = Field(
        default=None, description="Ordene på startsiden i en pakke; uden dem får en pakke ingen startside."
    )
