"""Clauses about a file as a whole: tagged, its language, its title, what it claims, the output intent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sheetbuilder.errors import say
from sheetbuilder.pdf.conformance.clause import Breach, Clause, clause
from sheetbuilder.pdf.conformance.subjects import File

_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8}|[xi])(?:-[A-Za-z0-9]{1,8})*")
_TAG_IT = say("save it as tagged (accessible) PDF")
_METADATA = say("save it anew with a program that writes XMP metadata")


@clause("ISO 14289-1, 6.2", "ISO 19005-2, 6.7.2.2", "ISO 14289-2, 6.2", "ISO 32000-1, 14.7.1", remedy=_TAG_IT)
def ua1_6_2_file_is_marked(file: File) -> Iterator[Breach]:
    """/MarkInfo says that the file is tagged."""
    if file.marked is not True:
        yield Breach(say("/MarkInfo does not say /Marked true"))


@clause("ISO 14289-1, 7.1", remedy=say("check the tags, and let the file say that they are right"))
def ua1_7_1_nothing_is_suspect(file: File) -> Iterator[Breach]:
    """/Suspects is not true."""
    if file.suspects is True:
        yield Breach(say("/MarkInfo says /Suspects true: the writer doubts its own tags"))


@clause("ISO 14289-1, 7.1", "ISO 19005-2, 6.7.3.3", "ISO 14289-2, 8.2.1", "ISO 32000-1, 14.7.2", remedy=_TAG_IT)
def ua1_7_1_tree_is_there(file: File) -> Iterator[Breach]:
    """The file has a structure tree."""
    if not file.has_tree:
        yield Breach(say("there is no structure tree: a screen reader finds no order and no roles"))


@clause("ISO 14289-1, 7.2", "ISO 14289-2, 8.4.4", remedy=say("say in the file in which language it is written"))
def ua1_7_2_file_has_a_language(file: File) -> Iterator[Breach]:
    """The file says in which language it is written."""
    if not file.language:
        yield Breach(say("the file names no language (/Lang)"))


@clause(
    "ISO 14289-1, 7.2",
    "ISO 19005-2, 6.7.4",
    "ISO 14289-2, 8.4.4",
    "ISO 32000-1, 14.9.2",
    remedy=say("write languages as tags, such as da or en-GB"),
)
def ua1_7_2_languages_are_tags(file: File) -> Iterator[Breach]:
    """Every language is a tag of BCP 47."""
    for language in file.languages:
        if not _LANGUAGE.fullmatch(language):
            yield Breach(say("“{language}” is no language tag", language=language))


@clause("ISO 14289-1, 7.1", "ISO 19005-2, 6.6.2.1", "ISO 14289-2, 8.11.1", "ISO 19005-4, 6.7.2.1", remedy=_METADATA)
def ua1_7_1_metadata_is_there(file: File) -> Iterator[Breach]:
    """The file has XMP metadata that can be read."""
    if file.metadata_readable is None:
        yield Breach(say("the file has no XMP metadata"))
    elif file.metadata_readable is False:
        yield Breach(say("the XMP metadata cannot be read"))


@clause("ISO 14289-1, 7.1", "ISO 14289-2, 8.11.1", remedy=say("give the file a title"))
def ua1_7_1_title_is_told(file: File) -> Iterator[Breach]:
    """The XMP metadata has a title (dc:title)."""
    if file.metadata_readable and not file.metadata_title:
        yield Breach(say("the XMP metadata has no title (dc:title)"))


@clause("ISO 32000-1, 14.3.3", remedy=say("save the title once more, so that both places get it"))
def pdf_14_3_3_titles_agree(file: File) -> Iterator[Breach]:
    """The information dictionary has the title of the XMP metadata; a file of PDF 2.0 needs none."""
    titles = file.info_title, file.metadata_title
    if file.metadata_readable and file.metadata_title and file.info_title is not None and len({*titles}) > 1:
        told = say(
            "two titles: “{info}” in the file's information, “{xmp}” in its XMP metadata",
            info=file.info_title,
            xmp=file.metadata_title,
        )
        yield Breach(told)


@clause("ISO 14289-1, 7.1", "ISO 14289-2, 8.11.2", remedy=say("let the window show the title"))
def ua1_7_1_title_is_shown(file: File) -> Iterator[Breach]:
    """The window shows the title, not the file name."""
    if file.display_title is not True:
        yield Breach(say("the window would show the file name: /DisplayDocTitle is not true"))


@clause("ISO 14289-1, 5", "ISO 14289-2, 5", remedy=say("save it as PDF/UA, if it keeps what it claims"))
def ua1_5_pdfua_is_claimed(file: File) -> Iterator[Breach]:
    """The XMP metadata claims PDF/UA."""
    if file.metadata_readable and file.pdfua is None:
        yield Breach(say("the file does not claim PDF/UA (pdfuaid:part)"))


@clause("ISO 19005-2, 6.6.4", "ISO 19005-4, 6.7.3", remedy=say("save it as PDF/A, if it is to be kept"))
def a2_6_6_4_pdfa_is_claimed(file: File) -> Iterator[Breach]:
    """The XMP metadata claims PDF/A; not every file has to."""
    if file.metadata_readable and file.pdfa is None:
        yield Breach(say("the file does not claim PDF/A (pdfaid:part)"), doubtful=True)


@clause("ISO 19005-2, 6.2.3", "ISO 19005-4, 6.2.3", remedy=say("save it as PDF/A with an output intent"))
def a2_6_2_3_output_intent_is_there(file: File) -> Iterator[Breach]:
    """A file that claims PDF/A has an output intent with an ICC profile."""
    if file.pdfa is not None and not any(file.output_profiles):
        yield Breach(say("the file claims PDF/A but has no output intent with a colour profile"))


FILE_CLAUSES: tuple[Clause[File], ...] = (
    ua1_6_2_file_is_marked,
    ua1_7_1_nothing_is_suspect,
    ua1_7_1_tree_is_there,
    ua1_7_2_file_has_a_language,
    ua1_7_2_languages_are_tags,
    ua1_7_1_metadata_is_there,
    ua1_7_1_title_is_told,
    pdf_14_3_3_titles_agree,
    ua1_7_1_title_is_shown,
    ua1_5_pdfua_is_claimed,
    a2_6_6_4_pdfa_is_claimed,
    a2_6_2_3_output_intent_is_there,
)
