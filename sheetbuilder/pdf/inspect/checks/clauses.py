"""The clauses of the rule book asked of a finished file, each violation told with its code, page and element."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sheetbuilder.errors import Message, Problem, say
from sheetbuilder.pdf.conformance import elements, files, fonts, pages, painting, tables, trees
from sheetbuilder.pdf.conformance.book import of_element
from sheetbuilder.pdf.conformance.clause import Clause, Subject, Violation, ask, cited
from sheetbuilder.pdf.conformance.standards import UA_2, StandardPair, claimed_pair
from sheetbuilder.pdf.conformance.subjects import Worded
from sheetbuilder.pdf.inspect.checks.finding import called, doubtful, page_of, wrong
from sheetbuilder.pdf.inspect.text import runs
from sheetbuilder.pdf.inspect.unheard import Claims, PageSide, unheard
from sheetbuilder.pdf.read.evidence import Annotation, Element, Evidence
from sheetbuilder.pdf.read.fonts import STANDARD_FONTS
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.values import replace

_BY_CODE: Mapping[str, tuple[Clause[Any], ...]] = {
    "SB610": (pages.ua1_7_1_all_paint_is_marked,),
    "SB612": (pages.ua1_7_1_marks_are_flat,),
    "SB620": (files.ua1_7_1_tree_is_there,),
    "SB629": (pages.ua1_7_1_all_words_are_heard,),
    "SB633": (trees.ua1_7_1_roles_are_standard,),
    "SB634": (
        elements.ua1_7_2_parts_stand_in_their_whole,
        elements.ua1_7_2_wholes_hold_their_parts,
        elements.ua1_7_2_captions_stand_at_an_end,
        tables.ua1_7_2_sections_of_a_table,
    ),
    "SB635": (
        trees.ua1_7_4_2_headings_step_down,
        trees.ua1_7_4_4_headings_do_not_mix,
        elements.ua1_7_4_4_sections_have_one_heading,
    ),
    "SB636": (
        elements.ua1_7_6_lists_have_items,
        elements.ua1_7_6_items_have_a_body,
        elements.pdf_14_8_4_3_3_items_have_one_label,
    ),
    "SB637": (tables.ua1_7_5_header_cells_have_scope, tables.pdf_14_8_5_7_headers_that_are_named_exist),
    "SB638": (tables.ua1_7_5_tables_have_header_cells,),
    "SB639": (elements.pdf_14_8_5_5_labels_come_with_numbering,),
    "SB640": (tables.ua1_7_2_tables_are_regular,),
    "SB641": (elements.ua1_7_3_figures_are_described, elements.ua1_7_7_formulas_are_described),
    "SB642": (elements.pdf_14_8_5_4_3_illustrations_have_a_box,),
    "SB643": (pages.ua1_7_18_1_annotations_are_in_the_tree,),
    "SB644": (pages.ua1_7_18_1_annotations_hang_where_they_belong,),
    "SB645": (pages.ua1_7_18_5_links_hold_an_annotation,),
    "SB646": (pages.ua1_7_18_5_links_are_described,),
    "SB648": (pages.ua1_7_18_1_fields_are_described,),
    "SB676": (pages.ua1_7_18_4_fields_stand_alone,),
    "SB649": (pages.ua1_7_18_3_tab_order_follows_the_tree,),
    "SB660": (files.ua1_6_2_file_is_marked,),
    "SB661": (files.ua1_7_1_nothing_is_suspect,),
    "SB662": (files.ua1_7_2_file_has_a_language, files.ua1_7_2_languages_are_tags),
    "SB663": (files.ua1_7_1_title_is_told,),
    "SB664": (files.pdf_14_3_3_titles_agree,),
    "SB665": (files.ua1_7_1_title_is_shown,),
    "SB669": (files.ua1_5_pdfua_is_claimed,),
    "SB670": (files.a2_6_6_4_pdfa_is_claimed,),
    "SB671": (files.ua1_7_1_metadata_is_there,),
    "SB673": (files.a2_6_2_3_output_intent_is_there,),
    "SB674": painting.PAINTING_CLAUSES,
    "SB675": (elements.ua1_7_9_notes_have_a_name, trees.ua1_7_9_names_of_notes_are_unique),
    "SB654": (
        trees.ua2_8_2_5_2_tree_begins_with_a_document,
        elements.ua2_8_2_5_8_rows_of_contents_refer,
        elements.ua2_8_2_5_12_headings_have_a_level,
        elements.ua2_8_2_5_27_captions_stand_at_an_end,
        pages.ua2_8_8_ways_lead_to_elements,
    ),
    "SB680": (fonts.a2_6_2_11_4_1_fonts_are_embedded,),
    "SB682": (fonts.a2_6_2_11_7_2_fonts_speak_unicode,),
    "SB683": (fonts.a2_6_2_11_7_2_letters_have_a_meaning,),
    "SB684": (fonts.a2_6_2_11_7_2_meanings_are_characters,),
    "SB686": (fonts.a2_6_2_11_7_3_private_letters_have_words,),
    "SB687": (fonts.a2_6_2_11_5_widths_are_those_of_the_program,),
    "SB688": (fonts.a2_6_2_11_4_1_glyphs_are_there, fonts.a2_6_2_11_8_notdef_is_not_shown),
    "SB689": (
        fonts.a2_6_2_11_2_dictionaries_are_whole,
        fonts.a2_6_2_11_3_1_character_collections_agree,
        fonts.a2_6_2_11_3_2_glyphs_are_mapped,
        fonts.a2_6_2_11_3_3_cmaps_are_embedded,
        fonts.a2_6_2_11_6_encodings_fit_the_program,
    ),
}
_STANDARD_FONT = "SB681"
"""A font that is not embedded and has the name of one of the fourteen: most often a leftover."""

CODES: Mapping[str, str] = {each.name: code for code, clauses in _BY_CODE.items() for each in clauses}
"""The code that each clause of the book is told with."""


def pair_of(evidence: Evidence) -> StandardPair:
    """The standards that a file is judged by."""
    return claimed_pair(evidence.metadata.pdfua, evidence.metadata.pdfa)


def _told(evidence: Evidence, violation: Violation[Any], message: Message, code: str = "") -> Problem:
    """A violation as a problem: what no standard that the file claims forbids is for a person to judge."""
    say_it = doubtful if violation.doubtful or not _counts(evidence, violation) else wrong
    return say_it(evidence, code or CODES[violation.clause.name], message, violation.remedy)


def _counts(evidence: Evidence, violation: Violation[Any]) -> bool:
    """PDF/A is a choice: who does not claim it need not keep what only it asks for."""
    pair = pair_of(evidence)
    standards = {each.standard for each in pair.asking(violation.clause)}
    return evidence.metadata.pdfa is not None or pair.archive.document not in standards or len(standards) > 1


def _asked(evidence: Evidence, clauses: Iterable[Clause[Subject]], subject: Subject) -> Iterator[Violation[Subject]]:
    """Everything in a subject that breaks a clause of the standards that the file is judged by."""
    pair = pair_of(evidence)
    return ask((each for each in clauses if pair.asking(each)), subject)


def _cited(evidence: Evidence, violation: Violation[Any]) -> str:
    return cited(pair_of(evidence).asking(violation.clause))


def _plain(evidence: Evidence, violation: Violation[Any]) -> Problem:
    told = say("{reason} ({clauses})", reason=violation.words, clauses=_cited(evidence, violation))
    return _told(evidence, violation, told)


def _on_page(evidence: Evidence, violation: Violation[Any], page: int | str, element: Element | None = None) -> Problem:
    if element is None:
        told = say(
            "page {page}: {reason} ({clauses})", page=page, reason=violation.words, clauses=_cited(evidence, violation)
        )
        return _told(evidence, violation, told)
    told = say(
        "page {page}, {element}: {reason} ({clauses})",
        page=page,
        element=called(evidence, element),
        reason=violation.words,
        clauses=_cited(evidence, violation),
    )
    return _told(evidence, violation, told)


@dataclass(frozen=True)
class _File:
    """What a file says of itself (`conformance.subjects.File`)."""

    evidence: Evidence

    @property
    def languages(self) -> tuple[str, ...]:
        named = (element.language for element in self.evidence.tree.walk())
        return tuple(dict.fromkeys(each for each in (self.language, *named) if each))

    @property
    def marked(self) -> bool | None:
        return self.evidence.catalog.marked

    @property
    def suspects(self) -> bool | None:
        return self.evidence.catalog.suspects

    @property
    def display_title(self) -> bool | None:
        return self.evidence.catalog.display_title

    @property
    def language(self) -> str:
        return self.evidence.catalog.language

    @property
    def has_tree(self) -> bool:
        return self.evidence.tree.present and bool(self.evidence.tree.roots)

    @property
    def metadata_readable(self) -> bool | None:
        return self.evidence.metadata.readable

    @property
    def metadata_title(self) -> str:
        return self.evidence.metadata.title

    @property
    def info_title(self) -> str | None:
        title = self.evidence.catalog.title
        return title if title or pair_of(self.evidence) is not UA_2 else None

    @property
    def pdfua(self) -> str | None:
        return self.evidence.metadata.pdfua

    @property
    def pdfa(self) -> str | None:
        return self.evidence.metadata.pdfa

    @property
    def output_profiles(self) -> Sequence[bool]:
        return self.evidence.catalog.output_profiles


def file_keeps_its_clauses(evidence: Evidence) -> Iterator[Problem]:
    """The file as a whole: tags, language, title, claims, output intent."""
    filled_in = any(annotation.kind == "Widget" for annotation in evidence.annotations.values())
    for violation in _asked(evidence, files.FILE_CLAUSES, _File(evidence)):
        if violation.clause is files.a2_6_6_4_pdfa_is_claimed and filled_in:
            continue  # who is to fill a file in often cannot where it claims PDF/A, so nobody is told to
        yield _plain(evidence, violation)


def tree_keeps_its_clauses(evidence: Evidence) -> Iterator[Problem]:
    """The structure tree as a whole: roles, names, headings."""
    for violation in _asked(evidence, trees.TREE_CLAUSES, evidence.tree):
        yield _plain(evidence, violation)
    for step in trees.steps(evidence.tree):
        for fault in _asked(evidence, trees.HEADING_CLAUSES, step):
            assert isinstance(step.element, Element)
            yield _on_page(evidence, fault, page_of(evidence, step.element), step.element)


def elements_keep_their_clauses(evidence: Evidence) -> Iterator[Problem]:
    """Each structure element: its place, lists, tables, illustrations, notes."""
    pair = pair_of(evidence)
    for element in evidence.tree.walk():
        if not element.repeated:
            for violation in of_element(element):
                if not pair.asking(violation.clause):
                    continue
                yield _on_page(evidence, violation, page_of(evidence, element), element)


@dataclass(frozen=True, slots=True)
class _Met:
    """An annotation with the element that holds it (`conformance.subjects.Annotation`)."""

    annotation: Annotation
    holder: str | None

    @property
    def kind(self) -> str:
        return self.annotation.kind

    @property
    def hidden(self) -> bool:
        return self.annotation.hidden

    @property
    def described(self) -> bool:
        return bool(self.annotation.contents.strip())

    @property
    def by_page(self) -> bool:
        return self.annotation.by_page


@dataclass(frozen=True, slots=True)
class _Holding(Worded):
    """A Link or Form with its annotations (`conformance.subjects.Holder`)."""

    element: Element
    held: tuple[Annotation, ...]

    @property
    def mapped(self) -> str:
        return self.element.mapped

    @property
    def attributes(self) -> Mapping[str, object]:
        return self.element.attributes

    @property
    def kinds(self) -> Sequence[str]:
        return tuple(each.kind for each in self.held)

    @property
    def described(self) -> Sequence[bool]:
        return tuple(bool(each.contents.strip()) for each in self.held)

    @property
    def alone(self) -> bool:
        return len(self.element.kids) == 1


def pages_keep_their_clauses(evidence: Evidence) -> Iterator[Problem]:
    """Each page: all paint marked, no mark in another, the order of the tab key."""
    for page in evidence.pages:
        for violation in _asked(evidence, pages.PAGE_CLAUSES, page):
            yield _on_page(evidence, violation, page.number)


@dataclass(frozen=True, slots=True)
class _Heard:
    """A page as far as it is heard (`conformance.subjects.HeardSubject`)."""

    unheard: tuple[str, ...]
    silent: bool = False
    """A page without words says what it shows by what it paints outside of marks, which is told as that."""


def words_are_heard(evidence: Evidence) -> Iterator[Problem]:
    """The words of each page: all of them belong to an element, or are decoration."""
    if not evidence.tree.present:
        return
    claims = Claims(
        frozenset(
            (claim.stream, claim.number) for each in evidence.tree.walk() for claim in each.claims if claim.stream
        ),
        frozenset(claimed.target for each in evidence.tree.walk() for claimed in each.objects),
    )
    for page in evidence.pages:
        side = PageSide(page.boxes.get("crop") or page.boxes.get("media"), frozenset((str(page.number), page.label)))
        found = tuple(unheard(page.marks, page.loose, claims, side))
        for violation in _asked(evidence, pages.HEARD_CLAUSES, _Heard(found)):
            yield _on_page(evidence, violation, page.number)


def annotations_keep_their_clauses(evidence: Evidence) -> Iterator[Problem]:
    """Each annotation: it hangs in the tree, in an element of its kind."""
    owners: dict[Key, list[Element]] = defaultdict(list)
    for element in evidence.tree.walk():
        for claimed in element.objects:
            owners[claimed.target].append(element)
    for annotation in evidence.annotations.values():
        found = owners.get(annotation.key)
        holder = found[0].mapped if found and annotation.struct_parent is not None else None
        for violation in _asked(evidence, pages.ANNOTATION_CLAUSES, _Met(annotation, holder)):
            yield _on_page(evidence, violation, annotation.page)


def links_and_fields_keep_their_clauses(evidence: Evidence) -> Iterator[Problem]:
    """Each Link and Form: it holds its annotation, and something says what it is."""
    for element in evidence.tree.walk():
        if element.mapped not in ("Link", "Form") or element.repeated:
            continue
        held = tuple(
            evidence.annotations[claimed.target]
            for claimed in element.objects
            if claimed.target in evidence.annotations
        )
        for violation in _asked(evidence, pages.HOLDER_CLAUSES, _Holding(element, held)):
            # What a link says in its text is enough for a file that does not claim PDF/UA.
            worded = bool(element.alt) or any(run.text for run in runs(evidence, element))
            of_links = violation.clause is pages.ua1_7_18_5_links_are_described
            if of_links and worded and evidence.metadata.pdfua is None:
                violation = replace(violation, doubtful=True)
            yield _on_page(evidence, violation, page_of(evidence, element), element)


def fonts_keep_their_clauses(evidence: Evidence) -> Iterator[Problem]:
    """Each font that a page can use: embedded, with meanings, widths and glyphs that are true."""
    for font in evidence.fonts:
        for violation in _asked(evidence, fonts.FONT_CLAUSES, font):
            left_over = violation.clause is fonts.a2_6_2_11_4_1_fonts_are_embedded and font.name.startswith(
                STANDARD_FONTS
            )
            told = say("{reason} ({clauses})", reason=violation.words, clauses=_cited(evidence, violation))
            yield _told(evidence, violation, told, _STANDARD_FONT if left_over else "")


def painting_keeps_its_clauses(evidence: Evidence) -> Iterator[Problem]:
    """Colours, pictures and graphics states of a file that claims PDF/A."""
    if evidence.metadata.pdfa is None:
        return
    pair = pair_of(evidence)
    for violation in _asked(evidence, painting.PAINTING_CLAUSES, evidence.painting):
        if not violation.breaks(pair.reading.document) or violation.breaks(pair.archive.document):
            yield _plain(evidence, violation)
