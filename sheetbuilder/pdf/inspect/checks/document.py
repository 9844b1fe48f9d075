"""Checks of the file as a whole: title, language, conformance, outline, labels, fonts, hidden things."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks.finding import doubtful, wrong
from sheetbuilder.pdf.read.evidence import Evidence
from sheetbuilder.pdf.read.fonts import STANDARD_FONTS
from sheetbuilder.pdf.read.objects import Key

PAGES_WITHOUT_OUTLINE = 4
_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8}|[xi])(?:-[A-Za-z0-9]{1,8})*")


def file_is_tagged(evidence: Evidence) -> Iterator[Problem]:
    """/MarkInfo says that the file is tagged (ISO 14289-1, 6.2; ISO 32000-1, 14.7.1)."""
    if evidence.catalog.marked is not True:
        yield wrong(evidence, "SB660", say("/MarkInfo does not say /Marked true"))


def nothing_is_suspect(evidence: Evidence) -> Iterator[Problem]:
    """/Suspects is not true (ISO 14289-1, 7.1)."""
    if evidence.catalog.suspects is True:
        yield wrong(evidence, "SB661", say("/MarkInfo says /Suspects true: the writer doubts its own tags"))


def languages_are_valid(evidence: Evidence) -> Iterator[Problem]:
    """The file has a language, and every language is a BCP 47 tag (ISO 14289-1, 7.2; ISO 32000-1, 14.9.2)."""
    if not evidence.catalog.language:
        yield wrong(evidence, "SB662", say("the file names no language (/Lang)"))
    languages = Counter(element.language for element in evidence.tree.walk() if element.language)
    languages[evidence.catalog.language] += 1
    for language in languages:
        if language and not _LANGUAGE.fullmatch(language):
            yield wrong(evidence, "SB662", say("“{language}” is no language tag", language=language))


def title_is_told(evidence: Evidence) -> Iterator[Problem]:
    """The XMP packet has a title (dc:title), the same as the information dictionary's (ISO 14289-1, 7.1)."""
    metadata, title = evidence.metadata, evidence.catalog.title
    if metadata.readable is None:
        yield wrong(evidence, "SB671", say("the file has no XMP metadata"))
    elif metadata.readable is False:
        yield wrong(evidence, "SB671", say("the XMP metadata cannot be read"))
    elif not metadata.title:
        yield wrong(evidence, "SB663", say("the XMP metadata has no title (dc:title)"))
    elif title != metadata.title:
        yield wrong(
            evidence,
            "SB664",
            say(
                "two titles: “{info}” in the file's information, “{xmp}” in its XMP metadata",
                info=title,
                xmp=metadata.title,
            ),
        )


def title_is_shown(evidence: Evidence) -> Iterator[Problem]:
    """The window shows the title, not the file name (ISO 14289-1, 7.1)."""
    if evidence.catalog.display_title is not True:
        yield wrong(evidence, "SB665", say("the window would show the file name: /DisplayDocTitle is not true"))


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


def conformance_is_claimed(evidence: Evidence) -> Iterator[Problem]:
    """The XMP packet claims PDF/UA-1 (ISO 14289-1, 5) and PDF/A (ISO 19005-2, 6.6.4)."""
    if evidence.metadata.readable is not True:
        return
    if evidence.metadata.pdfua is None:
        yield wrong(evidence, "SB669", say("the file does not claim PDF/UA (pdfuaid:part)"))
    if evidence.metadata.pdfa is None:
        yield doubtful(evidence, "SB670", say("the file does not claim PDF/A (pdfaid:part)"))


def output_intent_is_there(evidence: Evidence) -> Iterator[Problem]:
    """A PDF/A file has an output intent with an ICC profile (ISO 19005-2, 6.2.3)."""
    if evidence.metadata.pdfa is not None and not any(evidence.catalog.output_profiles):
        yield wrong(evidence, "SB673", say("the file claims PDF/A but has no output intent with a colour profile"))


def fonts_are_embedded(evidence: Evidence) -> Iterator[Problem]:
    """Every font that a page can use is in the file (ISO 14289-1, 7.21.4.1; ISO 19005-2, 6.2.11.4.1)."""
    for font in evidence.fonts:
        if font.embedded:
            continue
        if font.name.startswith(STANDARD_FONTS):
            yield wrong(
                evidence,
                "SB681",
                say("{font} is left over from the fourteen standard fonts, not embedded", font=font.name),
            )
        else:
            yield wrong(evidence, "SB680", say("the font {font} is not embedded", font=font.name or "?"))


def fonts_speak_unicode(evidence: Evidence) -> Iterator[Problem]:
    """Every shown code leads to characters (ISO 14289-1, 7.21.7; ISO 32000-1, 9.10.2 and 9.10.3)."""
    for font in evidence.fonts:
        if not font.unicode_map:
            yield wrong(
                evidence,
                "SB682",
                say("the font {font} has no Unicode map (/ToUnicode)", font=font.name or "?"),
            )
        if font.unmapped:
            yield wrong(
                evidence,
                "SB683",
                say(
                    "the Unicode map of {font} leaves out {count} shown codes ({codes})",
                    font=font.name,
                    count=len(font.unmapped),
                    codes=_codes(font.unmapped),
                ),
            )
        if font.forbidden:
            yield wrong(
                evidence,
                "SB684",
                say(
                    "the Unicode map of {font} leads shown codes to no real character ({codes})",
                    font=font.name,
                    codes=_codes(font.forbidden),
                ),
            )


def _codes(codes: tuple[int, ...]) -> str:
    return ", ".join(f"{code:#04x}" for code in codes[:12])


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
