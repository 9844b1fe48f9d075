"""The zones of a sheet, and which side has each: what says where a block may stand."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """A side of a sheet; a strategy is a page to work on, as a back is."""

    FRONT = "front"
    BACK = "back"


class Zone(StrEnum):
    """Where on a sheet a block stands."""

    MAIN = "main"
    SIDE = "side"
    LOW = "low"
    """Below the main column of a front."""
    FOOT = "foot"
    LEFT = "left"
    RIGHT = "right"
    FULL = "full"

    @property
    def side(self) -> Side:
        """The one side that has it; a page of running text has no zones and takes blocks of all of them."""
        return Side.FRONT if self in (Zone.MAIN, Zone.SIDE, Zone.LOW, Zone.FOOT) else Side.BACK
