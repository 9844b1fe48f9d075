"""Figures drawn from data: each with its number, its caption, its alternative text and the same in words."""

from sheetbuilder.figures.counting import sheets_for_steps
from sheetbuilder.figures.figure import Figure, figures
from sheetbuilder.figures.mini import cover_workflow, mini_workflow

__all__ = ["Figure", "cover_workflow", "figures", "mini_workflow", "sheets_for_steps"]
