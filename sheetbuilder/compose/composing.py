"""Each kind of target to its document."""

from __future__ import annotations

from sheetbuilder.compose.guides import guide_document
from sheetbuilder.compose.sets import set_document
from sheetbuilder.compose.singles import elements_document, sheet_document, strategy_document, workflow_document
from sheetbuilder.compose.targets import Kind, Target
from sheetbuilder.compose.workshop import Workshop
from sheetbuilder.layout.flow.pages import Document


def compose(shop: Workshop, target: Target) -> Document:
    """The document of a target."""
    package = shop.package
    match target.kind:
        case Kind.SET:
            return set_document(shop, next(one for one in package.meta.sets if one.id == target.name))
        case Kind.GUIDE:
            assert package.guide is not None
            return guide_document(shop, package.guide)
        case Kind.WORKFLOW:
            return workflow_document(shop)
        case Kind.ELEMENTS:
            return elements_document(shop)
        case Kind.STRATEGY:
            assert package.strategy is not None
            return strategy_document(shop, package.strategy)
        case Kind.SHEET:
            return sheet_document(shop, package.sheet(target.name))
