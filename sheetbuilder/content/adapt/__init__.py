"""The core content as one municipality has it: its local lines laid over a package, and what they change."""

from sheetbuilder.content.adapt.adapting import Adapted, adapted
from sheetbuilder.content.adapt.change import Change
from sheetbuilder.content.adapt.places import LocalPlace, places

__all__ = ["Adapted", "Change", "LocalPlace", "adapted", "places"]
