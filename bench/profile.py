"""A small timer inside one of our builds: CPU seconds of its phases, a line each (`profile.py CONTENT TARGET`)."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

# What Python itself needed to come so far.
_marks = [("interpreter", time.process_time())]


def main(content: Path, target: str) -> None:
    """Build once, phase by phase, as `sheetbuilder.compose.api.build` does."""
    from sheetbuilder.compose import load
    from sheetbuilder.compose.composing import compose
    from sheetbuilder.compose.session import new_session
    from sheetbuilder.compose.targets import select
    from sheetbuilder.pdf.write.fonts import FontShelf
    from sheetbuilder.pdf.write.writing import write
    from sheetbuilder.publish.output import write_whole
    from sheetbuilder.theme import default_theme

    _marks.append(("imports", time.process_time()))
    package = load(content)
    _marks.append(("reading", time.process_time()))
    theme = default_theme("a4")
    session = new_session(package, theme)
    documents = [(one, compose(session, one)) for one in select(package, [target])]
    _marks.append(("composing", time.process_time()))
    shelf = FontShelf(theme.typeface)
    with tempfile.TemporaryDirectory() as folder:
        for one, document in documents:
            write_whole(Path(folder) / f"{one.file}.pdf", write(document, theme.palette, shelf))
    _marks.append(("writing", time.process_time()))
    before = 0.0
    for phase, at in _marks:
        print(f"{phase} {at - before:.4f}")
        before = at


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
