"""A run leaves a stamp of itself, so that the same one finds out at the door that nothing has changed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sheetbuilder import resources
from sheetbuilder.cli.speaker import Speaker

if TYPE_CHECKING:
    from sheetbuilder.branding.options import PrintOptions
    from sheetbuilder.compose import Built
    from sheetbuilder.unchanged.stamp import Stamp


class Keeping:
    """The stamp of a run, from before it reads anything until it has said everything."""

    def __init__(self, speaker: Speaker, content: Path | None) -> None:
        """Program and content are noted as they are now; without a question nothing is, and nothing is kept."""
        self._speaker = speaker
        self._stamp: Stamp | None = None
        if speaker.asked:
            from sheetbuilder.unchanged.stamp import Stamp

            with suppress(OSError):  # what cannot be read is told by whoever needs it
                self._stamp = Stamp(speaker.asked, str(content or resources.sheets()))

    def made(self, options: PrintOptions, built: Sequence[Built]) -> None:
        """Everything was made, with those options; the stamp is put away when everything has been said."""
        if self._stamp is not None and built:
            self._speaker.at_last = lambda: self._keep(options, [one.path for one in built])

    def _keep(self, options: PrintOptions, made: Sequence[Path]) -> None:
        from sheetbuilder.unchanged import shelf

        read: list[Path] = [options.output_intent.path] if options.output_intent is not None else []
        if options.brand is not None:
            from sheetbuilder.branding.inputs import input_files
            from sheetbuilder.publish.manifest import NAME

            # The manifest tells since when the brand's content has been as it is.
            read += [*input_files(options.brand), made[0].parent / NAME]
        assert self._stamp is not None
        with suppress(OSError):
            stamp = self._stamp.closed(map(str, read), map(str, made), *self._speaker.again)
            if stamp is not None:
                shelf.put(self._speaker.asked, stamp)
