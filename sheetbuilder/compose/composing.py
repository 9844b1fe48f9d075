"""Each kind of target to its document."""

from __future__ import annotations

from sheetbuilder.compose.cards import cards_document
from sheetbuilder.compose.elements import elements_document
from sheetbuilder.compose.guides import guide_document
from sheetbuilder.compose.session import Session
from sheetbuilder.compose.sets import set_document
from sheetbuilder.compose.singles import sheet_document, strategy_document, workflow_document
from sheetbuilder.compose.targets import Target, TargetKind
from sheetbuilder.layout.flow.pages import Document


def compose(session: Session, target: Target) -> Document:
    """The document of a target."""
    package = session.package
    match target.kind:
        case TargetKind.SET:
            return set_document(session, next(one for one in package.meta.sets if one.id == target.name))
        case TargetKind.GUIDE:
            assert package.guide is not None
            return guide_document(session, package.guide)
        case TargetKind.WORKFLOW:
            return workflow_document(session)
        case TargetKind.ELEMENTS:
            return elements_document(session)
        case TargetKind.STRATEGY:
            assert package.strategy is not None
            return strategy_document(session, package.strategy)
        case TargetKind.CARDS:
            assert package.cards is not None
            return cards_document(session, next(one for one in package.cards.decks if one.target == target.name))
        case TargetKind.SHEET:
            return sheet_document(session, package.sheet(target.name))
        case TargetKind.RECIPE:
            assert target.recipe is not None
            return target.recipe.compose(session)
