"""Checks of the file as a whole: outline, page labels, tags of subsets, hidden things."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks.finding import doubtful, wrong
from sheetbuilder.pdf.read.evidence import Evidence
from sheetbuilder.pdf.read.objects import Key

PAGES_WITHOUT_OUTLINE = 4


def long_files_have_an_outline(evidence: Evidence) -> Iterator[Problem]:
    """A file of more than four pages has an outline (ISO 14289-1, 7.17), whose lines all lead to a page."""
    if len(evidence.pages) > PAGES_WITHOUT_OUTLINE and not evidence.outline:
        yield wrong(evidence, "SB666", say("{count} pages and no outline (bookmarks)", count=len(evidence.pages)))
    for entry in evidence.outline:
        if entry.page is None:
            yield wrong(evidence, "SB672", say("the outline entry “{title}” leads nowhere", title=entry.title))
        if not entry.title.strip():
            yield wrong(evidence, "SB672", say("an outline entry has no title"))


def page_labels_hold(evidence: Evidence) -> Iterator[Problem]:
    """Page labels begin with the first page, are well formed, and tell pages apart.

    ISO 32000-1, 12.4.2; ISO 14289-1, 7.17.
    """
    labels = evidence.labels
    if not labels.present:
        return
    if labels.starts[:1] != (0,):
        yield wrong(evidence, "SB667", say("the page labels do not begin with the first page"))
    for start in labels.broken:
        yield wrong(evidence, "SB667", say("the page labels from page {page} on cannot be read", page=start + 1))
    counted = Counter(page.label for page in evidence.pages)
    for label, count in counted.items():
        if count > 1:
            yield doubtful(
                evidence,
                "SB668",
                say("{count} pages have the same label (“{label}”)", count=count, label=label),
            )


def subsets_have_their_own_tags(evidence: Evidence) -> Iterator[Problem]:
    """Two subsets of one font have different tags (ISO 32000-1, 9.6.4)."""
    programs: dict[str, set[Key]] = defaultdict(set)
    for font in evidence.fonts:
        if font.subset and font.program is not None:
            programs[font.name].add(font.program)
    for name, found in programs.items():
        if len(found) > 1:
            yield wrong(
                evidence,
                "SB685",
                say("{count} different fonts are all called {font}", count=len(found), font=name),
            )


def nothing_is_hidden(evidence: Evidence) -> Iterator[Problem]:
    """No layers, scripts, actions, attachments or outside files: a printed sheet needs none.

    ISO 19005-2, 6.5, 6.6, 6.8, 6.9.
    """
    for hidden in evidence.hidden:
        detail = hidden.detail
        match hidden.kind:
            case "layer":
                yield wrong(evidence, "SB690", say("a layer that can be switched off (“{detail}”)", detail=detail))
            case "script":
                yield wrong(evidence, "SB691", say("a script (JavaScript)"))
            case "action":
                yield wrong(evidence, "SB692", say("an action that leaves the file ({detail})", detail=detail))
            case "address":
                yield wrong(evidence, "SB693", say("a link to a doubtful address ({detail})", detail=detail))
            case "attachment":
                yield wrong(evidence, "SB694", say("an attached file (“{detail}”)", detail=detail))
            case "media":
                yield wrong(
                    evidence,
                    "SB695",
                    say("an annotation with a file or sound in it ({detail})", detail=detail),
                )
            case "xfa":
                yield wrong(evidence, "SB696", say("an XFA form: most readers show none of it"))
            case _:
                yield wrong(evidence, "SB697", say("a part of the file is kept outside it"))
