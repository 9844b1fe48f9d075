"""A list of participants to recipients, with every row that is wrong named by its number, all at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sheetbuilder.content import HandoutWords
from sheetbuilder.errors import ContentError, Message, MissingError, Problem, Severity, Where, say
from sheetbuilder.handout.edition import EDITIONS, Edition
from sheetbuilder.handout.personal.recipient import Recipient
from sheetbuilder.models.nearest import nearest
from sheetbuilder.source.table import Cell, Row, Table, read_table
from sheetbuilder.source.text import FORBIDDEN

_MOST, _LONGEST = 5_000, 80
"""Participants, and letters in a name."""

_NAME, _ORGANISATION, _EDITION = "name", "organisation", "edition"


@dataclass(frozen=True, slots=True)
class Participants:
    """The recipients in the order of the list, and what is to be told of it."""

    recipients: tuple[Recipient, ...]
    warnings: tuple[Problem, ...] = ()


def read_participants(path: Path, edition: Edition, words: HandoutWords) -> Participants:
    """The participants of a list; `edition` is for those whose row names none.

    Heads and editions are known by their English names and by the package's own words.

    `MissingError` where there is no such file, `ContentError` with everything that is wrong in it.
    """
    table = read_table(path)
    if any(problem.severity is Severity.ERROR for problem in table.problems):
        missing = any(problem.code == "SB101" for problem in table.problems)
        raise (MissingError if missing else ContentError)(table.problems)
    reading = _ListReading(path, edition, words)
    recipients = list(reading.recipients(table))
    problems = [*table.problems, *reading.problems]
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    return Participants(tuple(recipients), tuple(problems))


class _ListReading:
    def __init__(self, path: Path, edition: Edition, words: HandoutWords) -> None:
        self._path = path
        self._edition = edition
        self._heads = {
            **{name: name for name in (_NAME, _ORGANISATION, _EDITION)},
            "organization": _ORGANISATION,
            words.name.casefold(): _NAME,
            words.organisation.casefold(): _ORGANISATION,
            words.edition.casefold(): _EDITION,
        }
        self._editions = {
            **{edition.value: edition for edition in EDITIONS},
            **dict.fromkeys((words.participant_file, words.participant_edition.casefold()), Edition.PARTICIPANT),
            **dict.fromkeys((words.trainer_file, words.trainer_edition.casefold()), Edition.TRAINER),
        }
        self._first_line = say("write “{heads}” on its first line", heads=f"{words.name.lower()};{_ORGANISATION}")
        self.problems: list[Problem] = []

    def recipients(self, table: Table) -> Iterator[Recipient]:
        """Row by row; what is wrong goes to `problems`."""
        if not table.rows:
            self._tell("SB781", say("the list is empty"), None, self._first_line)
            return
        heads, *rows = table.rows
        columns = self._columns(heads)
        if columns is None:
            return
        if not rows:
            self._tell("SB781", say("there is nobody on the list"), heads, say("write a row for each participant"))
        for row in rows[_MOST:][:1]:
            self._tell(
                "SB781", say("the list has more than {most} rows", most=_MOST), row, say("split the list in two")
            )
        met: dict[tuple[str, str, Edition], int] = {}
        for row in rows[:_MOST]:
            recipient = self._recipient(row, columns, len(heads.cells))
            if recipient is None:
                continue
            same = met.setdefault((recipient.name, recipient.organisation, recipient.edition), row.number)
            if same != row.number:
                message = say("row {number} is the same as row {same}", number=row.number, same=same)
                hint = say("two copies are made; delete one of the rows if it is one person")
                self.problems.append(Problem("SB786", message, row.where, hint, Severity.WARNING))
            yield recipient

    def _columns(self, heads: Row) -> dict[str, int] | None:
        """Where each column stands; None where the heads are no heads."""
        found: dict[str, int] = {}
        before = len(self.problems)
        for index, cell in enumerate(heads.cells):
            column = self._heads.get(cell.text.casefold())
            if column is None and cell.text:
                self._strange(cell)
            elif column in found:
                message = say("two columns are called “{name}”", name=cell.text)
                self._tell("SB782", message, cell, say("delete one of them"))
            elif column is not None:
                found[column] = index
        if _NAME not in found:
            del self.problems[before:]
            self._tell("SB782", say("the first row has no column for the name"), heads, self._first_line)
            return None
        return found

    def _strange(self, cell: Cell) -> None:
        near = nearest(cell.text.casefold(), self._heads)
        if near:
            hint = say("did you mean “{key}”?", key=near)
        else:
            hint = say("delete the column: a copy needs a name and an organisation, and nothing else of a person")
        self._tell("SB782", say("nothing is printed from a column “{name}”", name=cell.text), cell, hint)

    def _recipient(self, row: Row, columns: dict[str, int], width: int) -> Recipient | None:
        before = len(self.problems)
        cells = {column: row.cells[at] for column, at in columns.items() if at < len(row.cells)}
        for cell in row.cells[width:]:
            if cell.text:
                message = say("row {number} has more cells than the first row", number=row.number)
                hint = say("put a text that holds the sign between the cells in quotation marks")
                self._tell("SB783", message, cell, hint)
                break
        name = self._text(row, cells.get(_NAME), say("the name"))
        organisation = self._text(row, cells.get(_ORGANISATION), say("the organisation"))
        if not name and len(self.problems) == before:
            self._tell(
                "SB784", say("row {number} has no name", number=row.number), row, say("write it, or delete the row")
            )
        edition = self._edition_of(row, cells.get(_EDITION))
        if len(self.problems) > before or edition is None:
            return None
        return Recipient(name, organisation, edition, row.number, row.where)

    def _text(self, row: Row, cell: Cell | None, what: Message) -> str:
        if cell is None:
            return ""
        text = " ".join(cell.text.split())
        if FORBIDDEN.search(cell.text) or any(unicodedata.category(letter) in ("Cc", "Cf") for letter in cell.text):
            message = say(
                "{what} in row {number} holds a line break or a character that nobody can see",
                what=what,
                number=row.number,
            )
            self._tell(
                "SB784", message, cell, say("delete it; such characters come along when text is copied from elsewhere")
            )
        elif len(text) > _LONGEST:
            message = say(
                "{what} in row {number} is longer than {most} letters", what=what, number=row.number, most=_LONGEST
            )
            self._tell("SB784", message, cell, say("shorten it; it is never made smaller"))
        return text

    def _edition_of(self, row: Row, cell: Cell | None) -> Edition | None:
        if cell is None or not cell.text:
            return self._edition
        edition = self._editions.get(cell.text.casefold())
        if edition is None:
            message = say("row {number} asks for an edition “{name}”", number=row.number, name=cell.text)
            self._tell("SB785", message, cell, say("write {known}, or nothing", known=", ".join(self._editions)))
        return edition

    def _tell(self, code: str, message: Message, place: Row | Cell | None, hint: Message) -> None:
        self.problems.append(Problem(code, message, place.where if place else Where(self._path), hint))
