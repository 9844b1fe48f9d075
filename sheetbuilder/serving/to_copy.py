"""What somebody has typed and what is kept nowhere, shown so that it can be copied."""

from __future__ import annotations

from collections.abc import Sequence

from sheetbuilder.errors import say
from sheetbuilder.html.markup import element, escaped
from sheetbuilder.serving.site import Site


def to_be_copied(site: Site, lines: Sequence[tuple[str, str]]) -> str:
    """The texts, each with its label, in a field from which they can be copied; nothing where there are none."""
    if not lines:
        return ""
    label = element("label", site.told(say("What you wrote, to be copied")), for_="unsaved")
    text = "\n".join(f"{name}: {said}" for name, said in lines)
    rows = min(12, text.count("\n") + 2)
    area = element("textarea", "\n" + escaped(text), id="unsaved", rows=rows, readonly=True)
    return element("div", label + area, class_="field panel")
