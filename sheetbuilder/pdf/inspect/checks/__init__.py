"""The row of checks and the conductor who runs it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks import claims, document, elements, interaction, painting, reading
from sheetbuilder.pdf.inspect.checks.finding import Check
from sheetbuilder.pdf.read.evidence import Evidence

MAX_OF_A_KIND = 20
"""More findings of one kind are counted, not told one by one."""

CHECKS: tuple[Check, ...] = (
    document.file_is_tagged,
    document.nothing_is_suspect,
    document.languages_are_valid,
    document.title_is_told,
    document.title_is_shown,
    document.conformance_is_claimed,
    document.output_intent_is_there,
    document.long_files_have_an_outline,
    document.page_labels_hold,
    document.nothing_is_hidden,
    document.fonts_are_embedded,
    document.fonts_speak_unicode,
    document.subsets_have_their_own_tags,
    painting.everything_is_marked,
    painting.marks_are_balanced,
    painting.marks_are_flat,
    painting.mark_numbers_are_unique,
    painting.marked_forms_are_painted_once,
    painting.pages_paint_what_they_claim,
    painting.marks_hold_something,
    claims.tree_is_there,
    claims.marks_are_claimed_once,
    claims.claims_are_painted,
    claims.pages_name_their_place,
    claims.parent_tree_agrees,
    claims.objects_agree,
    elements.elements_stand_once,
    elements.parents_are_real,
    elements.root_is_document,
    elements.roles_are_standard,
    elements.elements_fit_their_place,
    elements.headings_step_down,
    elements.lists_are_lists,
    elements.header_cells_have_scope,
    elements.tables_are_regular,
    elements.illustrations_are_described,
    elements.illustrations_have_a_box,
    interaction.annotations_are_in_the_tree,
    interaction.links_say_where_they_lead,
    interaction.links_lead_somewhere,
    interaction.fields_are_described,
    interaction.tab_order_follows_the_tree,
    reading.blocks_read_forwards,
    reading.words_are_kept_apart,
)
"""A new check is one function, and its name here."""


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
