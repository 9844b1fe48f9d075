"""`sheetbuilder print`: documents sent to a printer, after asking."""

from __future__ import annotations

import itertools
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetbuilder.cli import candidates, options
from sheetbuilder.cli.asked import Asked, printing
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.options import together
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.columns import harmless
from sheetbuilder.errors import say
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.printing.api import PrintPlan
    from sheetbuilder.printing.job import PrintJob, PrintWish
    from sheetbuilder.printing.ways import SentJob

_YES = frozenset(("y", "yes", "j", "ja"))
"""Whatever language somebody is asked in; anything else, and nothing, is a no."""
_PACKS = Path("out")
"""Where `build` and `pack` put things: the manifests there know since when a brand's content is as it is."""


@dataclass(frozen=True, slots=True)
class AskedOfPrinter:
    """What the command line asks of a printer."""

    printer: str | None
    copies: int
    edge: str | None
    media: str | None
    dry_run: bool
    yes: bool

    def wish(self) -> PrintWish:
        """The same for the printer."""
        from sheetbuilder.printing.job import PrintedSides, PrintWish

        return PrintWish(self.printer, self.copies, PrintedSides(self.edge) if self.edge else None, self.media)

    def sound(self, speaker: Speaker) -> None:
        """`UsageError` where somebody must be asked, and nobody is there."""
        somebody = sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty() and not speaker.as_json
        if not (self.yes or self.dry_run or somebody):
            told = say("Nobody can be asked whether to print: say --yes, or --dry-run to see what would be sent.")
            raise click.UsageError(speaker.translate(told))


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("print", tell)
    @click.argument(
        "things",
        nargs=-1,
        required=True,
        metavar=tell(say("TARGET|FILE...")),
        shell_complete=candidates.targets_and_files,
    )
    @together(
        "wanted",
        AskedOfPrinter,
        click.option(
            "--printer",
            metavar=tell(say("PRINTER")),
            help=tell(say("A printer of this machine by its name, or any by its address (ipp:// or ipps://).")),
        ),
        click.option(
            "--copies",
            type=int,
            default=1,
            show_default=True,
            metavar=tell(say("N")),
            help=tell(say("How many of each.")),
        ),
        click.option(
            "--sides",
            "edge",
            type=click.Choice(["one", "long", "short"]),
            help=tell(
                say("Print on one side, or on both and turn the papers at that edge; otherwise as the document says.")
            ),
        ),
        click.option(
            "--media",
            metavar=tell(say("PAPER")),
            shell_complete=candidates.media,
            help=tell(say("The paper to print on (a4, a3, letter…), otherwise that of the pages; nothing is scaled.")),
        ),
        click.option("--dry-run", is_flag=True, help=tell(say("Ask the printer whether it could, and print nothing."))),
        click.option("-y", "--yes", is_flag=True, help=tell(say("Print without asking."))),
    )
    @printing(
        tell,
        *("content", "brand", "paper", "date", "grey", "save_ink", "holes", "imposition", "poster"),
        *("strict", "require", "inspect"),
    )
    @options.usual(tell)
    def print_documents(speaker: Speaker, things: tuple[str, ...], wanted: AskedOfPrinter, asked: Asked) -> Exit:
        from sheetbuilder.printing.api import plan

        speaker.expect("jobs")
        wanted.sound(speaker)
        with _folder() as folder:
            planned = plan(list(_files(things, _turned(asked, wanted.edge), folder.path, speaker)), wanted.wish())
            speaker.problems(planned.warnings)
            speaker.notes(planned.notes)
            if wanted.dry_run:
                _show(planned, speaker)
                return Exit.OK
            if not wanted.yes and not _agreed(planned, speaker):
                speaker.aside(speaker.translate(say("Nothing was sent.")))
                return Exit.INTERRUPTED
            folder.stays = planned.reads_later
            planned.send(_telling(planned, speaker))
        if folder.stays:
            speaker.notes((say("What was built for it stays in {folder}.", folder=str(folder.path)),))
        return Exit.OK

    return print_documents


@dataclass(slots=True)
class _Folder:
    """A folder for what is built, and whether it is needed when we have ended."""

    path: Path
    stays: bool = False


@contextmanager
def _folder() -> Iterator[_Folder]:
    held = _Folder(Path(tempfile.mkdtemp(prefix="sheetbuilder-")))
    try:
        yield held
    finally:
        held.stays = held.stays and any(held.path.iterdir())
        if not held.stays:
            shutil.rmtree(held.path, ignore_errors=True)


def _turned(asked: Asked, edge: str | None) -> Asked:
    """The same for documents that are built: with blank backs or without, turned at the edge that the printer turns."""
    from sheetbuilder.layout.sides import Flip, Sides

    if edge is None:
        return asked
    sides = replace(asked.options, sides=Sides.SIMPLEX) if edge == "one" else replace(asked.options, flip=Flip(edge))
    return replace(asked, options=sides)


def _files(things: Sequence[str], asked: Asked, folder: Path, speaker: Speaker) -> Iterator[tuple[Path, str]]:
    """The files to print, in the order asked for; targets are built into a folder, and keep their names."""
    for is_file, group in itertools.groupby(things, _is_file):
        if is_file:
            yield from ((path, "") for path in options.expanded(map(Path, group)))
            continue
        from sheetbuilder.compose import build

        package, how = asked.read()
        speaker.problems(() if how.strict else package.warnings)
        if how.brand is not None:
            how = replace(how, before=(_PACKS / how.brand.slug,))
        for made in build(package, tuple(group), how, out=folder):
            speaker.problems(made.warnings)
            speaker.notes(made.notes)
            yield made.path, made.target


def _is_file(thing: str) -> bool:
    return thing.lower().endswith(".pdf") or Path(thing).name != thing


def _show(planned: PrintPlan, speaker: Speaker) -> None:
    speaker.remark(say("Nothing is printed. This would be sent to {printer}:", printer=planned.way.told))
    for job in planned.jobs:
        words = f"{_line(job, speaker.translate)}\n  {shlex.join(planned.request(job))}"
        speaker.tell("jobs", _fact(planned, job), harmless(words))


def _agreed(planned: PrintPlan, speaker: Speaker) -> bool:
    tell = speaker.translate
    for job in planned.jobs:
        speaker.aside(harmless(_line(job, tell)))
    for problem in planned.warnings:
        speaker.aside(harmless(tell(problem.message)))
    click.echo(harmless(tell(say("Print on {printer}? [y/N]", printer=planned.way.told))) + " ", nl=False, err=True)
    return sys.stdin.readline().strip().lower() in _YES


def _telling(planned: PrintPlan, speaker: Speaker) -> Callable[[PrintJob, SentJob], None]:
    from sheetbuilder.printing.words import sent_words

    tell = speaker.translate

    def done(job: PrintJob, sent: SentJob) -> None:
        told = sent_words(job, sent, planned.way.told)
        speaker.tell("jobs", _fact(planned, job, sent), harmless(tell(told)))
        speaker.problems(sent.problems)

    return done


def _fact(planned: PrintPlan, job: PrintJob, sent: SentJob | None = None) -> dict[str, object]:
    return {
        "file": job.file.told,
        "printer": planned.way.told,
        "pages": job.pages,
        "paper": job.paper.name,
        "sides": str(job.sides),
        "copies": job.copies,
        "papers": job.papers,
        "request": list(planned.request(job)),
        "sent": sent is not None,
        "job": sent.number or None if sent else None,
    }


def _line(job: PrintJob, tell: Tell) -> str:
    from sheetbuilder.printing.words import job_words

    return f"{job.file.told}: {', '.join(map(tell, job_words(job)))}"
