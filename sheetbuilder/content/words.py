"""words.yaml: every word that the pages themselves use; to add one, add a line here and one in words.yaml."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Literal

from sheetbuilder.content.handout_words import HandoutWords
from sheetbuilder.content.phrases import Phrase, Phrases
from sheetbuilder.content.phrases import word as _word
from sheetbuilder.content.screen_words import ScreenWords
from sheetbuilder.content.statement import Statement
from sheetbuilder.models.field import Field
from sheetbuilder.models.forms import BREAKS, FOUR_SIGNS
from sheetbuilder.models.kinds import Identifier, Plain, Text, Words


class NameCase(StrEnum):
    """How a name that begins with a capital is written in the middle of a sentence."""

    SMALL = "small"
    AS_WRITTEN = "as-written"


class DrawingWords(Phrases):
    """What a screen reader says of the small drawings of devices; {parts} are their parts, one after the other."""

    doors: Phrase = _word("Døre side om side; den første står på klem.", "parts")
    fields: Phrase = _word("Felter i rækker på to.", "parts")
    layers: Phrase = _word("Lag under hinanden; kun det øverste kan ses.", "parts")
    nest: Phrase = _word("Ringe om en midte, indefra og ud.", "parts")
    path: Phrase = _word("En vej med stop fra venstre mod højre; det sidste er stiplet.", "parts")
    ring: Phrase = _word("Stadier i en ring, som kan gås begge veje.", "parts")
    room: Phrase = _word("Et lokale set oppefra: udgangen og to pladser ved et bord.", "parts")
    tracks: Phrase = _word("Spor, der skilles fra ét punkt.", "parts")


class PageWords(Phrases):
    """The words of the pages, in the language of the package."""

    type: Literal["words"] = Field(description="Filens slags.")

    # The parts of the package
    sheet: Words = _word("Et ark, med stort: »Ark«.")
    step: Words = _word("Et trin, med stort.")
    contents: Words = _word("Overskriften over indholdsfortegnelsen.")

    # The sheet
    working_page: Words = _word("Ordet for arkets bagside.")
    moves: Words = _word("Overskriften over de praktiske greb.")
    advice: Words = _word("Overskriften over de gode råd.")
    means: Words = _word("Overskriften over de mulige virkemidler.")
    spoken: Words = _word("Overskriften over de sætninger, man kan sige.")
    device: Words = _word("Overskriften over tegningen af arkets redskab.")
    avoid: Words = _word("Overskriften over det, man skal undgå.")
    checklist: Words = _word("Overskriften over tjeklisten.")
    questions: Words = _word("Overskriften over spørgsmålene.")
    notes: Words = _word("Overskriften over notefelterne.")
    builds_on: Words = _word("Ordene foran arkets kerneelementer.")

    # Position, foot and references
    sheet_and_title: Words = _word("Et ark med nummer og titel.", "number", "title")
    page_of: Words = _word("Sidetallet i foden, efter udgaven.", "page", "pages")
    edition_line: Words = _word("Udgaven og måneden i foden.", "edition", "month", "year")
    see_sheet: Words = _word("En henvisning til et ark uden sidetal.", "number")
    in_set: Words = _word("Et arks plads i pakken.", "set", "page")
    blank_page: Words = _word("Teksten på en side, der med vilje er tom.")

    # Cover, contents and overviews
    set_and_number: Words = _word("Et sæts nummer på forsiden.", "number")
    sheets_for_steps: Words = _word("Hvor mange ark et sæt har, og til hvilke trin.", "count", "steps")
    sheets_for_step: Words | None = _word(
        "Det samme, når der kun er ét trin og sproget bøjer ordet.", "count", "steps", default=None
    )
    sheet_for_step: Words | None = _word(
        "Det samme, når der kun er ét ark til ét trin og sproget bøjer ordene.", "count", "steps", default=None
    )
    phase_and_name: Words = _word("En fase med nummer og navn.", "number", "name")
    step_and_name: Words = _word("Et trin med nummer og navn.", "number", "name")
    contents_alt: Phrase = _word("Beskrivelsen af et link i indholdsfortegnelsen.", "title", "page")
    question_to_ask: Words = _word("Mærket foran kerneelementets spørgsmål.")
    sheets_that_build_on_it: Words = _word("Mærket foran de ark, der bygger på kerneelementet.")
    no_sheets: Words = _word("Det, der står, når ingen ark bygger på kerneelementet.")

    # What a brand adds
    approved_by: Words = _word("Hvem der har godkendt pakken.", "name")
    valid_until: Words = _word("Den sidste dag, pakken gælder.", "day")
    contacts: Words = _word("Overskriften over de lokale kontakter.")
    contact_checked: Words = _word("Den dag, et nummer sidst blev prøvet.", "day")
    check_number: Words = _word("Det, der står ved et nummer, som ikke er prøvet længe.")
    infohus_of: Words = _word("Sætningen om kommunens politikreds og infohus.", "municipality", "district")
    day_in_figures: Words = _word(
        "En dag med tal, hvor der er lidt plads.", "day", "month", "year", default="{day}.{month}.{year}"
    )
    revised_line: Words = _word(
        "Udgaven i fod og på forside, når kommunen har sin egen dato.", "edition", "day", default="{edition}, {day}"
    )
    local: Words = _word("Mærket ved det, en kommune selv har skrevet.")
    day_of_month: Words = _word("En dag i løbende tekst.", "day", "month", "year")

    # On the papers that a poster is put together of, outside the picture
    poster_piece: Words = _word(
        "Hvilket stykke af en plakat et papir er.",
        "size",
        "row",
        "rows",
        "column",
        "columns",
        default="{size}: {row}/{rows} × {column}/{columns}",
    )
    poster_put: Words | None = _word("Hvordan en plakats stykker sættes sammen.", default=None)

    # Cards
    card_paper: Words | None = _word(
        "Linjen på det, der klippes væk, når kort trykkes flere på et ark; uden den står der ingenting.",
        "title",
        "count",
        default=None,
    )

    # Figures
    figure_caption: Words = _word("En figurs billedtekst.", "number", "caption")
    figure_in_words: Words = _word("Overskriften over figuren i ord.")
    workflow_alt: Phrase = _word(
        "Alternativ tekst til figur 1.",
        "number",
        "count_phases",
        "count_phases_first",
        "count_steps",
        "count_elements",
    )
    workflow_lit_alt: Phrase = _word(
        "Tilføjelse, når et sæts del af figur 1 er fremhævet.", "set", "phase", "phase_name"
    )
    workflow_loop: Phrase = _word(
        "Sætningen om vejen tilbage i figur 1.", "from", "from_name", "to", "to_name", "label"
    )
    workflow_set: Phrase = _word("Sætningen om et sæt.", "number", "title", "phase", "phase_name")
    workflow_elements: Phrase = _word("Sætningen om kerneelementerne.", "count", "note")
    organisation_alt: Phrase = _word("Alternativ tekst til figur 2.", "number", "count", "top")
    organisation_top: Phrase = _word("Et felt, som ikke hører under noget.", "name")
    organisation_node: Phrase = _word("Et felt, som hører under et andet.", "name", "under")
    concern_alt: Phrase = _word("Alternativ tekst til figur 3.", "number", "simplified", "count_stages", "bar", "count")
    concern_stages: Phrase = _word("Sætningen om leddene i figur 3.", "count", "count_first", "stages")

    drawings: DrawingWords = Field(description="Alternative tekster til tegningerne af arkenes redskaber.")

    # What a screen reader says of the things to write on
    tick_box_alt: Words = _word("Alternativ tekst til et afkrydsningsfelt.", "label")
    writing_field_alt: Words = _word("Alternativ tekst til et felt at skrive i.", "label")
    scale_alt: Words = _word("Alternativ tekst til en skala.", "label", "from", "to", "low", "high")
    sketch_alt: Words = _word("Alternativ tekst til et felt at tegne i.", "label")
    rings_alt: Words = _word("Alternativ tekst til ringene.", "label", "count", "rings")
    ruler_alt: Words = _word("Alternativ tekst til linealen, der viser udskriftens størrelse.", "length")
    ruler_label: Words = _word("Teksten ved linealen.", "length")

    # Files, and what lies beside those of a pack
    grey_file: Identifier = Field(
        default="grey", description="Det, filnavne ender på, når alt er gråt til en sort-hvid printer."
    )
    fillable_file: Identifier = Field(
        default="fillable", description="Det, filnavne ender på, når filen kan udfyldes på skærmen."
    )
    save_ink_file: Identifier = Field(default="save-ink", description="Det, filnavne ender på, når der spares blæk.")
    large_print_note: Text | None = Field(
        default=None,
        description="Det, som forsider og vejledning siger i udgaven med stor skrift, hvor et ark fylder flere sider.",
    )
    large_print_file: Identifier = Field(
        default="large-print", description="Det, filnavne ender på, når alt er sat med stor skrift."
    )
    booklet_file: Identifier = Field(
        default="booklet",
        description="Det, filnavne ender på, når siderne er lagt til rette som et hæfte til at folde.",
    )
    cmyk_file: Identifier = Field(
        default="cmyk", description="Det, filnavne ender på, når farverne er et trykkeris fire."
    )
    press_file: Identifier = Field(
        default="press", description="Det, filnavne ender på, når siderne er til et trykkeri."
    )
    n_up_file: Identifier = Field(
        default="per-sheet", description="Det, filnavne siger efter tallet, når flere sider står på et ark."
    )
    note_lines_file: Identifier = Field(
        default="notes", description="Det, filnavne ender på, når der er linjer til noter ved siden af siderne."
    )
    poster_file: Identifier = Field(
        default="poster", description="Det, filnavne siger om en plakat, foran dens størrelse."
    )
    single_file: Identifier = Field(
        default="single", description="Det, filnavne ender på, når hvert kort er en side for sig."
    )
    statement: Statement | None = Field(
        default=None,
        description="Afsnittet til tilgængelighedserklæringen, som lægges ved en pakke; uden det lægges intet ved.",
    )

    screen: ScreenWords | None = Field(
        default=None,
        description="Ordene på sider til en skærm; uden dem kan pakken ikke laves som HTML eller ren tekst.",
    )

    # Training handouts
    handout: HandoutWords | None = Field(
        default=None, description="Kursushæfternes egne ord; uden dem kan pakken ikke bruges i et hæfte."
    )

    # How the language writes
    list_and: Words = _word("Bindeordet før det sidste i en opremsning.")
    names: NameCase = Field(
        default=NameCase.AS_WRITTEN,
        description="Navne på faser og trin midt i en sætning: small (lille begyndelsesbogstav) eller as-written.",
    )
    months: tuple[Words, ...] = Field(
        min_length=12, max_length=12, description="Månedernes navne fra januar til december."
    )
    numbers: tuple[Words, ...] = Field(
        default=(), description="Tallene fra nul som ord, så langt sproget skriver dem ud."
    )
    quotes: Annotated[str, Field(pattern=FOUR_SIGNS)] = Field(
        description="Fire tegn: anførselstegn ude og inde, for eksempel »«›‹."
    )
    hyphenation: tuple[Annotated[str, Field(pattern=BREAKS)], ...] = Field(
        default=(), description="Ord med | hvor de må deles, for eksempel vurderings|værktøj."
    )
    bind_after: tuple[Plain, ...] = Field(
        default=(), description="Ord, der holder fast i tallet efter sig: kl., nr., side."
    )
    bind_before: tuple[Plain, ...] = Field(default=(), description="Ord, der holder fast i tallet før sig: %, mm, kr.")

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row, the last one behind “and”; at least one."""
        *before, last = names
        return f"{', '.join(before)} {self.list_and} {last}" if before else last

    def written(self, day: datetime.date) -> str:
        """A day as the language writes it in running text."""
        return self.day_of_month.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def in_figures(self, day: datetime.date) -> str:
        """A day as the language writes it where there is little room."""
        return self.day_in_figures.format(day=day.day, month=day.month, year=day.year)

    def edition_of(self, edition: str, date: datetime.date, revised: str | None = None) -> str:
        """The edition with its month, or with the day, already written, from which its content is as it is."""
        if revised is not None:
            return self.revised_line.format(edition=edition, day=revised)
        return self.edition_line.format(edition=edition, month=self.months[date.month - 1], year=date.year)

    def in_sentence(self, name: str) -> str:
        """A name as the language writes it in the middle of a sentence."""
        return name[:1].lower() + name[1:] if self.names is NameCase.SMALL else name
