"""Figures in words: the short alternative text and the long description, both made from the data that is drawn."""

from __future__ import annotations

from sheetbuilder.content import Concern, Organisation, Package
from sheetbuilder.content.phrases import filled, sentence
from sheetbuilder.figures.counting import spelled
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, kept_together, labelled
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.markup import words as plain


def workflow_alt(package: Package) -> str:
    """The alternative text of figure 1."""
    workflow, words = package.workflow, package.words
    phases = spelled(package, len(workflow.phases))
    return filled(
        words.workflow_alt,
        number=1,
        count_phases=phases,
        count_phases_first=_capital(phases),
        count_steps=spelled(package, len(workflow.steps)),
        count_elements=spelled(package, len(package.core_elements.elements)),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _loop_sentence(package: Package) -> str:
    loop = package.workflow.loop
    if loop is None:
        return ""
    names = {step.number: step.name for step in package.workflow.steps}
    parts = {
        "from": loop.from_,
        "from_name": names.get(loop.from_, ""),
        "to": loop.to,
        "to_name": names.get(loop.to, ""),
        "label": loop.label,
    }
    return filled(package.words.workflow_loop, **parts)


def _set_sentences(package: Package) -> list[str]:
    names = {phase.number: phase.name for phase in package.workflow.phases}
    return [
        filled(
            package.words.workflow_set,
            number=one.number,
            title=one.title,
            phase=one.phase,
            phase_name=names.get(one.phase, ""),
        )
        for one in package.meta.sets
    ]


def describe_workflow(context: LayoutContext, width: float, parent: Node, package: Package) -> Flow:
    """Figure 1 in words: what lies before, each phase with its steps and their purpose, the ways back, what follows."""
    workflow, words = package.workflow, package.words
    flow = context.heading(words.figure_in_words, "heading", width, parent)
    small = context.space("between-points")
    flow += context.paragraph(
        f"**{sentence(workflow.entry.name)}** {workflow.entry.note}", "body", width, parent, small
    )
    for phase in workflow.phases:
        name = words.phase_and_name.format(number=phase.number, name=phase.name)
        purpose = f"**{sentence(name)}** {phase.purpose}"
        told = context.paragraph(purpose, "body", width, parent, context.space("above-text"))
        node = parent.add(Role.L, numbering="Decimal")
        for step in phase.steps:
            entry = node.add(Role.LI)
            look = context.style("label")
            indent = context.space("page-number")
            label = context.text(
                f"{words.step} {step.number} ", look, 0, context.baseline("body"), entry.add(Role.LBL).mark()
            )
            text = f"**{sentence(step.name)}** {step.purpose}"
            body = context.set(context.runs(text), "body", width - indent, entry.add(Role.LBODY), small)
            told += labelled(body, label, indent)
        flow += kept_together(told)  # no step stands in another column than its phase
    flow += context.paragraph(
        f"{workflow.back_and_forth} {_loop_sentence(package)}", "body", width, parent, context.space("above-text")
    )
    flow += context.paragraph(
        f"**{sentence(workflow.exit.name)}** {workflow.exit.note}", "body", width, parent, context.space("above-text")
    )
    sets = " ".join(_set_sentences(package))
    note = filled(
        words.workflow_elements,
        count=spelled(package, len(package.core_elements.elements)),
        note=workflow.core_elements_note,
    )
    flow += context.paragraph(f"{sets} {_capital(note)}", "body", width, parent, context.space("above-text"))
    return flow


def organisation_alt(package: Package, organisation: Organisation, number: int) -> str:
    """The alternative text of the organisation figure."""
    words = package.words
    top = words.listed([node.name for node in organisation.nodes if node.under is None])
    count = spelled(package, len(organisation.nodes))
    return filled(words.organisation_alt, number=number, count=count, top=top)


def describe_organisation(
    context: LayoutContext, width: float, parent: Node, organisation: Organisation, package: Package
) -> Flow:
    """The organisation in words: a point for each body, what it belongs under, and what it does."""
    words = package.words
    names = {node.id: node.name for node in organisation.nodes}
    points = []
    for node in organisation.nodes:
        where = (
            filled(words.organisation_node, name=node.name, under=names.get(node.under, node.under))
            if node.under
            else filled(words.organisation_top, name=node.name)
        )
        points.append(f"{where} {node.note or ''}".strip())
    flow = context.heading(words.figure_in_words, "heading", width, parent)
    return flow + context.list(points, "body", width, parent, gap=context.space("between-points"))


def concern_alt(package: Package, concern: Concern, number: int) -> str:
    """The alternative text of the concern figure."""
    return filled(
        package.words.concern_alt,
        number=number,
        simplified=concern.simplified,
        count_stages=spelled(package, len(concern.stages)),
        bar=concern.bar.name,
        count=spelled(package, len(concern.occasions)),
    )


def _listed(package: Package, names: list[str]) -> str:
    return package.words.listed([package.words.in_sentence(plain(name)) for name in names])


def describe_concern(context: LayoutContext, width: float, parent: Node, concern: Concern, package: Package) -> Flow:
    """The way of a concern in words: its stages, the bar, each occasion by number, and what always follows."""
    flow = context.heading(package.words.figure_in_words, "heading", width, parent)
    count = spelled(package, len(concern.stages))
    stages = filled(
        package.words.concern_stages,
        count=count,
        count_first=_capital(count),
        stages=_listed(package, [stage.name for stage in concern.stages]),
    )
    flow += context.paragraph(stages, "body", width, parent, context.space("between-points"))
    bar = f"**{sentence(concern.bar.name)}** {concern.bar.note}"
    flow += context.paragraph(bar, "body", width, parent, context.space("between-points"))
    node = parent.add(Role.L, numbering="Decimal")
    indent = context.space("narrow-gutter")
    look = context.style("label")
    for index, occasion in enumerate(concern.occasions, 1):
        entry = node.add(Role.LI)
        label = context.text(f"{index} ", look, 0, context.baseline("body"), entry.add(Role.LBL).mark())
        body = context.set(
            context.runs(f"**{sentence(occasion.name)}** {occasion.text}"),
            "body",
            width - indent,
            entry.add(Role.LBODY),
            context.space("between-points"),
        )
        flow += labelled(body, label, indent)
    return flow + context.paragraph(concern.afterwards, "body", width, parent, context.space("between-points"))
