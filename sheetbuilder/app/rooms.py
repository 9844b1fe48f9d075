"""The rooms of `sheetbuilder app`, in the order in which one meets them; each has a folder and a function."""

from __future__ import annotations

from sheetbuilder.app.brand_room.room import brand_room
from sheetbuilder.app.course_room.room import course_room
from sheetbuilder.app.print_room.room import print_room
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.serving.site import Room


def rooms(supplies: Supplies) -> tuple[Room, ...]:
    """All of them."""
    return (print_room(supplies), brand_room(supplies), course_room(supplies))
