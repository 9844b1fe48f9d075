"""The row of checks and the conductor who runs it."""

from __future__ import annotations

from collections import Counter

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks import claims, clauses, document, elements, fields, interaction, painting, reading
from sheetbuilder.pdf.inspect.checks.finding import Check
from sheetbuilder.pdf.read.evidence import Evidence
from sheetbuilder.values import replace

MAX_OF_A_KIND = 20
"""More findings of one kind are counted, not told one by one."""

CHECKS: tuple[Check, ...] = (
    clauses.file_keeps_its_clauses,
    document.long_files_have_an_outline,
    document.page_labels_hold,
    document.nothing_is_hidden,
    clauses.fonts_keep_their_clauses,
    clauses.painting_keeps_its_clauses,
    document.subsets_have_their_own_tags,
    clauses.pages_keep_their_clauses,
    painting.marks_are_balanced,
    painting.mark_numbers_are_unique,
    painting.marked_forms_are_painted_once,
    painting.pages_paint_what_they_claim,
    painting.marks_hold_something,
    claims.marks_are_claimed_once,
    clauses.words_are_heard,
    claims.claims_are_painted,
    claims.pages_name_their_place,
    claims.parent_tree_agrees,
    claims.objects_agree,
    elements.elements_stand_once,
    elements.parents_are_real,
    elements.root_is_document,
    clauses.tree_keeps_its_clauses,
    clauses.elements_keep_their_clauses,
    clauses.annotations_keep_their_clauses,
    clauses.links_and_fields_keep_their_clauses,
    interaction.links_lead_somewhere,
    fields.fields_are_told_apart,
    fields.fields_belong_to_the_form,
    fields.choices_are_whole,
    fields.places_beside_fields_are_fields,
    reading.blocks_read_forwards,
    reading.words_are_kept_apart,
    reading.letters_are_known,
    reading.words_silence_nothing,
)
"""A new check is one function, and its name here; a new clause has its place in `conformance`."""


def run(evidence: Evidence) -> tuple[Problem, ...]:
    """What all checks found, in the order of the row."""
    told: list[Problem] = []
    counted: Counter[str] = Counter()
    last: dict[str, Problem] = {}
    for check in CHECKS:
        for problem in check(evidence):
            counted[problem.code] += 1
            last[problem.code] = problem
            if counted[problem.code] <= MAX_OF_A_KIND:
                told.append(problem)
    for code, count in sorted(counted.items()):
        if count > MAX_OF_A_KIND:
            more = say("and {count} more of this kind ({code})", count=count - MAX_OF_A_KIND, code=code)
            told.append(replace(last[code], message=more, hint=None))
    return tuple(told)
