"""The controls of a preview: a form of what can be chosen, which works without a script, and what can be saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlencode

from sheetbuilder.errors import Message, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.language import Translator
from sheetbuilder.preview.choice import PageEdition, PageSize, ViewChoice
from sheetbuilder.preview.drawn import DrawnDocument, Offer
from sheetbuilder.theme.papers import PAPERS

_EDITIONS: Mapping[PageEdition, Message] = MappingProxyType(
    {
        PageEdition.PRINT: say("for printing"),
        PageEdition.FILLABLE: say("to be filled in"),
        PageEdition.LARGE: say("in large print"),
        PageEdition.HTML: say("for a screen (HTML)"),
    }
)
_SIZES: Mapping[PageSize, Message] = MappingProxyType(
    {
        PageSize.SMALL: say("small, many at once"),
        PageSize.MEDIUM: say("two side by side"),
        PageSize.LARGE: say("large"),
    }
)
_WIDTHS: Mapping[PageSize, Message] = MappingProxyType(
    {
        PageSize.SMALL: say("as narrow as a telephone"),
        PageSize.MEDIUM: say("as wide as its lines are long"),
        PageSize.LARGE: say("as wide as the window"),
    }
)
"""What the same sizes are of a page for a screen."""


def controls(
    choice: ViewChoice,
    offers: Sequence[Offer],
    drawn: DrawnDocument | None,
    translate: Translator,
    address: Callable[[str], str],
) -> str:
    """The form; what is shown is what it says, also where an address asked for what there is not."""

    def told(message: Message | str) -> str:
        return escaped(message if isinstance(message, str) else translate(message))

    def select(name: str, label: Message, entries: Iterable[tuple[str, str]], now: str) -> str:
        options = "".join(element("option", text, value=value, selected=value == now) for value, text in entries)
        return element(
            "div",
            element("label", told(label), for_=name) + element("select", options, id=name, name=name),
            class_="field",
        )

    def tick(name: str, label: Message, *, on: bool) -> str:
        box = tag("input", type="checkbox", id=name, name=name, value="1", checked=on)
        return element("div", box + element("label", told(label), for_=name), class_="tick")

    document = choice.document
    shown = drawn.offer.name if drawn is not None else document.target
    known = [(one.name, told(one.title)) for one in offers] or [(shown, escaped(shown or "–"))]
    query = urlencode(list(choice.query()))
    sizes = _WIDTHS if document.edition is PageEdition.HTML else _SIZES
    fields = (
        select("target", say("Document"), known, shown),
        select("paper", say("Paper"), ((row.name, row.name.upper()) for row in PAPERS), document.paper),
        select("edition", say("Edition"), ((key, told(text)) for key, text in _EDITIONS.items()), document.edition),
        select("size", say("Size on the screen"), ((key, told(text)) for key, text in sizes.items()), choice.size),
        tick("grey", say("Grey, as a black-and-white printer has it"), on=document.grey),
        tick("safe", say("Margins, letterheads and what is in their way"), on=choice.safe),
        tick("tags", say("Tags in reading order"), on=choice.tags),
    )
    actions = (
        element("button", told(say("Show")), type="submit", class_="main"),
        element("a", told(say("Load again")), href=address(f"?{query}"), class_="button", id="again"),
        _saved(drawn, query, told, address) if drawn is not None else "",
    )
    return element(
        "form",
        element("div", "".join(fields), class_="choices")
        + element("div", "".join(actions), id="actions", class_="actions"),
        id="choices",
        method="get",
        action=address(""),
    )


def _saved(
    drawn: DrawnDocument, query: str, told: Callable[[Message | str], str], address: Callable[[str], str]
) -> str:
    """What is shown as a file, the one that a build makes."""
    words = say("Save as PDF") if drawn.screen is None else say("Save as HTML")
    return element("a", told(words), href=address(f"{drawn.file_name}?{query}"), class_="button", download=True)
