"""What people have filled in, read back from their files: told, or many of them as one table; nothing is kept."""

from sheetbuilder.answers.api import read_answers
from sheetbuilder.answers.table import as_table, write_table
from sheetbuilder.foreign.filled.answer import FilledField
from sheetbuilder.foreign.filled.report import FilledForm

__all__ = ["FilledField", "FilledForm", "as_table", "read_answers", "write_table"]
