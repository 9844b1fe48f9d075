"""One call does it all: a sheet, a set, the guide, everything."""

from typing import TYPE_CHECKING

from sheetbuilder.compose.loading import load
from sheetbuilder.compose.targets import ALL, Target, TargetKind, select, targets
from sheetbuilder.fetched import fetching

if TYPE_CHECKING:
    from sheetbuilder.compose.api import Built, build, check
else:
    # Whoever only looks what there is does not wait for what makes it.
    __getattr__ = fetching(__name__, dict.fromkeys(("Built", "build", "check"), "sheetbuilder.compose.api"))

__all__ = ["ALL", "Built", "Target", "TargetKind", "build", "check", "load", "select", "targets"]
