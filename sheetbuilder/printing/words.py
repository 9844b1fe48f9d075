"""What a job is and what became of it, in words for a person, wherever somebody is asked whether to print."""

from __future__ import annotations

from sheetbuilder.errors import Message, say
from sheetbuilder.printing.job import PrintedSides, PrintJob
from sheetbuilder.printing.ways import SentJob


def job_words(job: PrintJob) -> tuple[Message, ...]:
    """Pages, paper, sides, copies, and how many papers that takes."""
    return (
        say("1 page on {paper}", paper=job.paper.said)
        if job.pages == 1
        else say("{count} pages on {paper}", count=job.pages, paper=job.paper.said),
        sides_words(job.sides),
        say("1 copy") if job.copies == 1 else say("{count} copies", count=job.copies),
        say("1 paper in all") if job.papers == 1 else say("{count} papers in all", count=job.papers),
    )


def sides_words(sides: PrintedSides) -> Message:
    """Which sides are printed on, and how papers are turned over."""
    return {
        PrintedSides.ONE: say("one side"),
        PrintedSides.LONG: say("both sides, turned over the long edge"),
        PrintedSides.SHORT: say("both sides, turned over the short edge"),
    }[sides]


def sent_words(job: PrintJob, sent: SentJob, printer: str) -> Message:
    """That a job was taken, with its number where it has one."""
    if sent.number:
        return say("{file}: sent to {printer} as job {number}", file=job.file.told, printer=printer, number=sent.number)
    return say("{file}: sent to {printer}", file=job.file.told, printer=printer)
