"""The words of training handouts: a section of words.yaml, which a package without handouts leaves out."""

from __future__ import annotations

from typing import Annotated

from sheetbuilder.content.phrases import Phrase, Phrases, word
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Plain, Words


class HandoutWords(Phrases):
    """The words of a handout's pages, in the language of the package."""

    # The editions
    participant_edition: Words = word("Navnet på deltagernes udgave.")
    trainer_edition: Words = word("Navnet på underviserens udgave.")
    participant_file: Identifier = Field(description="Det, deltagerudgavens filnavn ender på.")
    trainer_file: Identifier = Field(description="Det, underviserudgavens filnavn ender på.")
    edition: Words = word("Ordet for udgave, som en deltagerliste kan have som overskrift.")

    # Personal copies
    copies_folder: Identifier = Field(description="Mappen med ét hæfte til hver deltager.")
    collated_file: Identifier = Field(description="Det, filnavnet ender på, når alles hæfter er i én fil.")

    # Cover and dividers
    days: Words = word("Den første og den sidste dag.", "first", "last")
    days_of_month: Words = word("Det samme, når begge dage ligger i én måned.", "first", "last", "month", "year")
    trainer: Words = word("Hvem der underviser, når det er én.", "names")
    trainers: Words = word("Hvem der underviser, når det er flere.", "names")
    organisations: Words = word("Hvor deltagerne kommer fra.", "names")
    part: Words = word("En dels nummer over dens navn.", "number")

    # Programme
    programme: Words = word("Overskriften over programmet.")
    time: Words = word("Overskriften over tiderne.")
    session: Words = word("Overskriften over det, der sker.")
    led_by: Words = word("Overskriften over dem, der står for det.")

    # Facilitator notes and exercises
    facilitator: Words = word("Navnet på siden med noter til underviseren.")
    minutes: Words = word("Hvor længe noget varer.", "minutes")
    use: Words = word("Overskriften over øvelsens trin.")
    pitfalls: Words = word("Overskriften over faldgruberne.")
    comment: Words = word("Mærket foran hæftets kommentar til et ark.")
    own_notes: Words = word("Ordet over linjer at skrive på.")
    exercise: Words = word("Ordet over en øvelses navn.")
    instructions: Words = word("Overskriften over det, deltagerne skal gøre.")
    materials: Words = word("Overskriften over det, de skal bruge.")

    # Notes
    notes: Words = word("Navnet på en side til noter.")

    # Other people's slides
    slide: Words = word("Et dias i et oplæg, til feltet med noter ved siden af.", "number")

    # Sign-in list
    sign_in: Words = word("Overskriften over deltagerlisten.")
    sign_in_kept: Phrase = word("Hvem der har listen, hvad den bruges til, og hvornår den slettes.", "day")
    name: Words = word("Overskriften over navnene.")
    organisation: Words = word("Overskriften over arbejdspladserne.")
    signature: Words = word("Overskriften over underskrifterne, og mærket under en streg at skrive under på.")

    day: Words = word("En kursusdag på deltagerlisten.", "number")

    # Certificate
    certificate: Words = word("Kursusbevisets overskrift.")
    took_part: Words = word("Ordene mellem deltagerens navn og kursets.")
    date_and_place: Words = word("Mærket under linjen til dag og sted.")

    # Name tents
    name_tent: Words = word("Navnet på en side, der foldes til et navneskilt.")

    # Index
    index: Words = word("Overskriften over registeret.")
    index_sheets: Words = word("Overskriften over arkene i registeret.")
    alphabet: Annotated[str, Field(strip=True, min_length=2, max_length=200)] = Field(
        description="Sprogets bogstaver, små, i alfabetisk orden."
    )
    alike: dict[Plain, Plain] = Field(
        default_factory=dict, description="Bogstaver, der sorteres som andre, for eksempel aa som det sidste bogstav."
    )
