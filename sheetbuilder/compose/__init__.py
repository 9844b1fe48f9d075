"""One call does it all: a sheet, a set, the guide, everything."""

from sheetbuilder.compose.api import Built, build, check, load
from sheetbuilder.compose.targets import ALL, Target, TargetKind, select, targets

__all__ = ["ALL", "Built", "Target", "TargetKind", "build", "check", "load", "select", "targets"]
