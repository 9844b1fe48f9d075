"""The form in which a file is changed as text."""

from __future__ import annotations

from sheetbuilder.errors import Message, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.serving.site import Site


def text_form(site: Site, state: str, text: str, action: str, label: Message, back: str) -> str:
    """The form, sent to `action`; `state` is that of the file whose text this is, `back` a link to where one was."""
    told = element("label", site.told(label), for_="text")
    area = element("textarea", "\n" + escaped(text), id="text", name="text", rows=30, spellcheck="false")
    buttons = element("button", site.told(say("Save")), type="submit", class_="main") + back
    fields = tag("input", type="hidden", name="state", value=state) + element("div", told + area, class_="field")
    return element("form", fields + element("p", buttons, class_="actions"), method="post", action=action)
