"""The pack of a brand that is being worked on, made as the command line makes it."""

from __future__ import annotations

import secrets
from pathlib import Path

from sheetbuilder.app.brand_room.workspace import BrandDraft
from sheetbuilder.app.made import MadeFile, MadeFiles
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.errors import say
from sheetbuilder.packs.packer import Packer
from sheetbuilder.serving.work import Doing, Steps

_NEXT = say("Unpack it where your colleagues find it, and open index.html first: every paper is found from there.")


def pack_of(draft: BrandDraft, supplies: Supplies, folder: Path) -> Doing:
    """The work: it gives the pack as a zip file."""
    out = folder / secrets.token_hex(8)

    def doing(steps: Steps) -> MadeFiles:
        with Packer(
            content=supplies.content,
            zip=True,
            remember=True,
            begin=lambda count: steps.expect(count + 1),
            printed=lambda file: steps.take(say("{file} is made", file=file)),
        ) as packer:
            (outcome,) = packer.pack(draft.file, out=out)
        if outcome.failure is not None:
            raise outcome.failure(outcome.problems)
        steps.take(say("the pack is made"))
        assert outcome.folder is not None
        file = MadeFile(outcome.folder.with_name(outcome.folder.name + ".zip"))
        return MadeFiles((file,), outcome.problems, (_NEXT,))

    return doing
