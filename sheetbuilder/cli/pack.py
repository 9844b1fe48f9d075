"""`sheetbuilder pack`: everything for a municipality in one folder, for one or for many at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetbuilder.cli import candidates, options
from sheetbuilder.cli.asked import Asked, making
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit, of_kind
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.opening import show
from sheetbuilder.cli.progress import Progress
from sheetbuilder.cli.sizes import duration, size
from sheetbuilder.cli.speaker import Speaker, as_dict
from sheetbuilder.cli.table import table
from sheetbuilder.errors import Message, say
from sheetbuilder.language import Translator

if TYPE_CHECKING:
    from sheetbuilder.packs.options import PackOptions
    from sheetbuilder.packs.outcome import Outcome


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("pack", tell)
    @click.argument(
        "brands",
        nargs=-1,
        required=True,
        type=click.Path(path_type=Path),
        metavar=tell(say("BRAND...")),
        shell_complete=candidates.brands,
    )
    @_working(tell)
    @making(
        tell,
        options.out(tell, say("The folder in which each pack has its own."), Path("packs")),
        *("brand", "paper", "single", "format"),
        large_print=say("Put everything in large print beside the usual files."),
        fillable=say("Put files to be filled in on a screen beside the printed ones that have places to write."),
        inspect=say("Read every file back before the pack is published, or do without, which is quicker."),
    )
    def pack(speaker: Speaker, brands: tuple[Path, ...], out: Path, asked: Asked, how: _Working, opened: bool) -> Exit:
        from sheetbuilder.packs.finding import brand_files
        from sheetbuilder.packs.options import PackOptions

        speaker.expect("packs")
        _agreed(how, tell)
        files = brand_files(brands)
        wanted = PackOptions(asked.content, asked.printing, how.zipped, how.html, how.start_page)
        outcomes = _outcomes(files, out, wanted, how, speaker)
        if len(outcomes) > 1:
            speaker.aside(_summary(outcomes, speaker.translate))
        if opened:
            show(speaker, [one.folder for one in outcomes if one.folder is not None])
        return _exit(outcomes)

    return pack


@dataclass(frozen=True, slots=True)
class _Working:
    """How packs are made: zipped or not, with pages for a screen and to start from or without, by whom."""

    zipped: bool
    html: bool
    start_page: bool
    jobs: int | None
    dask: str | None
    shared: bool


def _working(tell: Tell) -> Callable[[options.Function], options.Function]:
    """--zip, --no-html, --no-start-page, --jobs, --dask and --shared, as one value, `how`."""
    return options.together(
        "how",
        _Working,
        click.option("--zip", "zipped", is_flag=True, help=tell(say("Write each pack as a zip file too."))),
        click.option(
            "--html/--no-html",
            "html",
            default=True,
            help=tell(say("Put each document for a screen, as HTML, beside its PDF, or do without.")),
        ),
        click.option(
            "--start-page/--no-start-page",
            "start_page",
            default=True,
            help=tell(say("Put a start page into each pack and an overview beside several, or do without.")),
        ),
        click.option(
            "-j",
            "--jobs",
            type=click.IntRange(1, 64),
            metavar=tell(say("N")),
            help=tell(say("How many processes work at a time; otherwise as many as pay, at most one for each core.")),
        ),
        click.option(
            "--dask",
            metavar=tell(say("ADDRESS")),
            help=tell(say("Let the workers of a Dask scheduler make the packs, such as tcp://10.0.0.5:8786.")),
        ),
        click.option(
            "--shared",
            is_flag=True,
            help=tell(say("With --dask: the folder of -o is the same on all machines, and the workers write to it.")),
        ),
    )


def _agreed(how: _Working, tell: Tell) -> None:
    if how.dask is not None and how.jobs is not None:
        raise click.UsageError(tell(say("--jobs is for this machine: leave it out with --dask")))
    if how.shared and how.dask is None:
        raise click.UsageError(tell(say("--shared says where the workers of --dask write: name their scheduler")))


def _outcomes(
    files: Sequence[Path], out: Path, pack_options: PackOptions, how: _Working, speaker: Speaker
) -> Sequence[Outcome]:
    """What became of each brand, told as soon as it is known."""
    from sheetbuilder.packs.plan import Cluster, plan, processes
    from sheetbuilder.packs.summary import summarized

    outcomes: list[Outcome] = []
    with Progress(shown=speaker.shows_progress) as bar:
        bar.expect(len(files))

        def done(outcome: Outcome) -> None:
            outcomes.append(outcome)
            bar.clear()
            speaker.notes(outcome.notes)
            if outcome.folder is not None or speaker.as_json:
                speaker.tell("packs", _fact(outcome, speaker.translate), _line(outcome, speaker))
            speaker.problems(outcome.problems)
            bar.step()

        ready = plan(files, out, pack_options, remember=speaker.remembers)
        for outcome in ready.there:
            done(outcome)
        if ready.batch.files:
            # What makes packs is heavy to import, and often there is nothing to make.
            from sheetbuilder.packs.batch import made

            cluster = Cluster(how.dask, how.shared) if how.dask is not None else None
            made(ready.batch, how.jobs or processes(len(ready.batch.files), os.cpu_count()), done, cluster)
        bar.clear()
        speaker.problems(summarized(out, outcomes, pack_options, ready.made_from))
    return outcomes


def _exit(outcomes: Sequence[Outcome]) -> Exit:
    """Of one brand what went wrong, of several only that something did."""
    failures = [outcome.failure for outcome in outcomes if outcome.failure is not None]
    if not failures:
        return Exit.OK
    return of_kind(failures[0]) if len(outcomes) == 1 else Exit.SOME_FAILED


def _line(outcome: Outcome, speaker: Speaker) -> str:
    if not speaker.terminal:
        return str(outcome.folder)
    tell = speaker.translate
    told = tell(say("{files} files, {pages} pages", files=outcome.files, pages=outcome.pages))
    parts = [told, size(outcome.bytes, tell)]
    parts.append(duration(outcome.seconds, tell) if outcome.status == "built" else tell(_status(outcome)))
    return f"{outcome.folder}  {', '.join(parts)}"


def _summary(outcomes: Sequence[Outcome], tell: Translator) -> str:
    """The table at the end, in the order of the brands."""
    heads = (say("Brand"), say("Result"), say("Files"), say("Pages"), say("Size"), say("Time"), say("Problems"))
    rows = [[tell(head) for head in heads]]
    for outcome in sorted(outcomes, key=lambda one: (one.brand or str(one.brand_file)).casefold()):
        there = outcome.folder is not None
        rows.append(
            [
                outcome.brand or str(outcome.brand_file),
                tell(_status(outcome)),
                str(outcome.files) if there else "–",
                str(outcome.pages) if there else "–",
                size(outcome.bytes, tell) if there else "–",
                duration(outcome.seconds, tell) if outcome.seconds else "–",
                str(len(outcome.problems) or "–"),
            ]
        )
    return table(rows, (False, False, True, True, True, True, True))


def _status(outcome: Outcome) -> Message:
    match str(outcome.status):
        case "built":
            return say("made")
        case "unchanged":
            return say("unchanged")
        case _:
            return say("failed")


def _fact(outcome: Outcome, tell: Translator) -> dict[str, object]:
    return {
        "brand_file": str(outcome.brand_file),
        "brand": outcome.brand or None,
        "status": str(outcome.status),
        "folder": str(outcome.folder) if outcome.folder is not None else None,
        "files": outcome.files,
        "pages": outcome.pages,
        "bytes": outcome.bytes,
        "seconds": round(outcome.seconds, 3),
        "notes": [tell(note) for note in outcome.notes],
        "problems": [as_dict(problem, tell) for problem in outcome.problems],
    }
