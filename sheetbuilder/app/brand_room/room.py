"""The room: its words, and the pages that it has."""

from __future__ import annotations

from pathlib import Path

from starlette.routing import Route

from sheetbuilder.app.brand_room.brand_pages import BrandPages
from sheetbuilder.app.brand_room.door import DoorPages
from sheetbuilder.app.brand_room.drafts import PATH, Drafts
from sheetbuilder.app.brand_room.drawn_pages import DrawnPages
from sheetbuilder.app.brand_room.letterhead_pages import LetterheadPages
from sheetbuilder.app.brand_room.local_pages import LocalPages
from sheetbuilder.app.brand_room.sheet_pages import SheetPages
from sheetbuilder.app.made import MADE, made_routes
from sheetbuilder.app.page_hints import PAGE_HINTS
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.errors import say
from sheetbuilder.serving.site import Room

_FIXED = Path(__file__).parent / "static"


def brand_room(supplies: Supplies) -> Room:
    """The room."""
    drafts = Drafts(supplies)
    door, brand, letterhead = DoorPages(drafts), BrandPages(drafts), LetterheadPages(drafts, f"{PATH}/{MADE}")
    pages = DrawnPages(supplies)
    local = LocalPages(drafts, pages)
    sheets = SheetPages(drafts, pages)
    routes = [
        Route("/", door.door, methods=["GET"]),
        Route("/new", door.begin, methods=["POST"]),
        Route("/open", door.open, methods=["POST"]),
        Route("/take", door.take, methods=["POST"]),
        Route("/colours", brand.colours, methods=["GET"]),
        Route("/of/{key}/", brand.form, methods=["GET"]),
        Route("/of/{key}/", brand.save, methods=["POST"]),
        Route("/of/{key}/undo", brand.take_back, methods=["POST"]),
        Route("/of/{key}/text", brand.text, methods=["GET"]),
        Route("/of/{key}/text", brand.save_text, methods=["POST"]),
        Route("/of/{key}/brand.zip", brand.all_files, methods=["GET"]),
        Route("/of/{key}/brand.yaml", brand.file, methods=["GET"]),
        Route("/of/{key}/letterhead", letterhead.letterhead, methods=["GET"]),
        Route("/of/{key}/letterhead", letterhead.save, methods=["POST"]),
        Route("/of/{key}/letterhead/{number:int}", letterhead.picture, methods=["GET"]),
        Route("/of/{key}/proof", letterhead.proof, methods=["POST"]),
        Route("/of/{key}/lines", local.every, methods=["GET"]),
        Route("/of/{key}/lines/{place}", local.place, methods=["GET"]),
        Route("/of/{key}/lines/{place}", local.save, methods=["POST"]),
        Route("/of/{key}/lines/{place}/{number:int}", local.picture, methods=["GET"]),
        Route("/of/{key}/sheets", sheets.every, methods=["GET"]),
        Route("/of/{key}/sheets", sheets.save, methods=["POST"]),
        Route("/of/{key}/sheets/{sheet}/{number:int}", sheets.picture, methods=["GET"]),
        Route("/of/{key}/pack", brand.pack, methods=["POST"]),
        Route(f"/{MADE}/{{work}}", brand.made, methods=["GET"]),
        *made_routes(),
    ]
    lead = say("Put your municipality's name, numbers, colours and logo on everything.")
    return Room(PATH, say("Brand"), lead, routes, fixed=_FIXED, hints=PAGE_HINTS)
