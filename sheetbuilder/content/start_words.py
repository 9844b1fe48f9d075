"""The words of the start page of a pack, and of the overview of several packs."""

from __future__ import annotations

from sheetbuilder.content.phrases import Phrase, Phrases, word
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Words


class EditionWords(Phrases):
    """What the links to files say: what one does with the file."""

    paper: Words = word("En PDF-fil til at printe.")
    screen: Words = word("HTML-filen til at læse og udfylde på skærmen.")
    fillable: Words = word("PDF-filen, der kan udfyldes.")
    large_print: Words = word("PDF-filen med stor skrift.")
    booklet: Words = word("Hæftet til at folde.")
    n_up: Words = word("Flere sider på hvert papir.")
    poster: Words = word("En plakat.")
    on_paper: Words = word("Det samme på andet papir end det sædvanlige.", "what", "paper")


class SizeWords(Phrases):
    """How long and how large a file is."""

    page: Words = word("En fil på én side.")
    pages: Words = word("En fil på flere sider.", "count")
    kilobytes: Words = word("En størrelse i tusinder af byte.", "count")
    megabytes: Words = word("En størrelse i millioner af byte med én decimal.", "whole", "tenth")


class PrintWords(Phrases):
    """How the files are printed: a pack says what is true of its own."""

    heading: Words = word("Overskriften.")
    scale: Phrase = word("At der printes i 100 %.")
    duplex: Phrase = word("Når der printes på begge sider.")
    long_edge: Phrase = word("Når papiret vendes på den lange kant.")
    short_edge: Phrase = word("Når papiret vendes på den korte kant.")
    simplex: Phrase = word("Når der kun printes på den ene side.")
    binding: Phrase = word("At der er plads til huller.")
    holes: Phrase = word("Når siderne har mærker til huller.", "count")
    ink: Phrase = word("Når pakken er i farver, og printeren er sort-hvid.")
    grey: Phrase = word("Når hele pakken er grå.")
    save_ink: Phrase = word("Når hele pakken sparer blæk.")
    cards: Phrase = word("Når der er kort, som skal klippes ud.")
    other_paper: Phrase = word("Når noget er til et større papir.", "paper")
    booklet: Phrase = word("Når der er hæfter til at folde.")
    poster: Phrase = word("Når der er en plakat.")
    large_print: Phrase = word("Når der er en udgave med stor skrift.")


class FilterWords(Phrases):
    """What a reader can find the sheets with, where scripts may run."""

    heading: Words = word("Overskriften for skærmlæsere.")
    text: Words = word("Feltet til et ord.")
    step: Words = word("Valget af trin.")
    element: Words = word("Valget af kerneelement.")
    every: Words = word("Valget af dem alle.")
    found: Words = word("Hvor mange ark der passer.", "count")
    found_one: Words = word("Når ét ark passer.")
    found_none: Words = word("Når ingen ark passer.")
    again: Words = word("Knappen, der viser alle ark igen.")


class OverviewWords(Phrases):
    """The page beside several packs: what became of each of them."""

    title: Words = word("Titlen.")
    lead: Phrase = word("Et kort afsnit under titlen.")
    brand: Words = word("Hvis pakken er.")
    state: Words = word("Hvordan det gik.")
    revision: Words = word("Den dag, indholdet er rettet.")
    valid_until: Words = word("Den sidste dag, pakken gælder.")
    tried: Words = word("Den dag, det nummer blev prøvet, som er prøvet for længst tid siden.")
    told: Words = word("Det, der er at se efter.")
    made: Words = word("Pakken er lavet i den seneste kørsel, der ændrede noget.")
    unchanged: Words = word("Pakken er uændret.")
    there: Words = word("Pakken lå der i forvejen.")
    failed: Words = word("Pakken kunne ikke laves.")
    failed_there: Words = word("Den kunne ikke laves, og den gamle ligger der endnu.")
    nothing: Words = word("Der er intet at se efter.")
    none: Words = word("En dag, der ikke er nogen af.")
    expired: Words = word("Mærket ved en dag, der er gået.")


class StartWords(Phrases):
    """Everything that the start page says of itself; without it a pack has none."""

    label: Words = word("Det lille ord over titlen.")
    lead: Phrase = word("Et kort afsnit under titlen.")
    bundles: Words = word("Overskriften over de hurtige hæfter.")
    bundle_holds: Words = word("Ordene foran numrene på de ark, et hæfte har.")
    sets: Words = word("Overskriften over sættene.")
    needs: Words = word("Overskriften over det, man kan stå med.")
    needs_lead: Phrase = word("Et kort afsnit under den.")
    elements: Words = word("Overskriften over kerneelementerne, man kan finde ark efter.")
    sheets: Words = word("Overskriften over alle ark.")
    others: Words = word("Overskriften over det øvrige: overblik, strategi og kort.")
    about: Words = word("Overskriften over oplysningerne om pakken.")
    statement: Words = word("Linket til afsnittet om tilgængelighed.")
    manifest: Words = word("Linket til listen over alle filer.")
    editions: EditionWords = Field(description="Hvad links til filerne siger.")
    sizes: SizeWords = Field(description="Hvor lang og hvor stor en fil er.")
    printing: PrintWords = Field(description="Hvordan filerne printes.")
    filter: FilterWords = Field(description="Hvordan man finder et ark.")
    overview: OverviewWords = Field(description="Siden ved siden af flere pakker.")
