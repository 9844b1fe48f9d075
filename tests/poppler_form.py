"""Fills a form in with poppler's own library, as GNOME's document viewer does, and saves it.

Run by the system's Python: `poppler_form.py FILE OUT`, with the entries as JSON on standard input, each a point of a
page and what is said there. Ends with 3 where there is no such library.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

try:
    import gi

    gi.require_version("Poppler", "0.18")
    from gi.repository import Poppler
except (ImportError, ValueError):
    sys.exit(3)


def main(file: str, out: str) -> None:
    document = Poppler.Document.new_from_file(Path(file).absolute().as_uri(), None)
    kept = []  # a field is gone with its page
    for entry in json.load(sys.stdin):
        page = document.get_page(entry["page"] - 1)
        mapping = page.get_form_field_mapping()
        kept.append((page, mapping))
        field = next(
            one.field
            for one in mapping
            if one.area.x1 <= entry["x"] <= one.area.x2 and one.area.y1 <= entry["y"] <= one.area.y2
        )
        if isinstance(entry["said"], str):
            field.text_set_text(entry["said"])
        else:
            field.button_set_state(entry["said"])
    document.save(Path(out).absolute().as_uri())


main(*sys.argv[1:])
