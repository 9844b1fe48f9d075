"""A preview from its beginning to its end: watched files, a local page, and a browser that shows it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from sheetbuilder.errors import Message, say
from sheetbuilder.language import Translator
from sheetbuilder.preview.routes import preview_room
from sheetbuilder.preview.state import PreviewState
from sheetbuilder.preview.subject import Subject
from sheetbuilder.preview.watching import Watcher
from sheetbuilder.serving.server import serve


def preview(
    subject: Subject,
    translate: Translator,
    *,
    tell: Callable[[Message], None],
    opens: Callable[[str], object] | None = None,
) -> None:
    """Show the subject's pages until the page is closed or somebody stops it.

    `tell` is handed what is to be said meanwhile, `opens` the address for a browser. Raises as `serve` does; what is
    wrong with the files is shown on the page.
    """
    state = PreviewState(subject)
    watcher = Watcher(state)
    state.rewatch = watcher.renew
    with ExitStack() as held:
        held.callback(state.close)
        watcher.start()
        held.callback(watcher.stop)
        room = preview_room(state, subject.name, Path.cwd())
        serve(say("Preview"), [room], translate, tell=tell, opens=opens)
