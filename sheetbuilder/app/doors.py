"""What the first pages of rooms have in common: what is open, files that are chosen, files of the folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sheetbuilder.errors import Message, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.serving.site import Site


def go_on_with(site: Site, links: Mapping[str, str]) -> str:
    """What is open already, by its address; nothing where nothing is."""
    if not links:
        return ""
    items = "".join(element("li", element("a", escaped(name), href=address)) for address, name in links.items())
    return element("section", element("h2", site.told(say("Go on with"))) + element("ul", items), class_="panel")


def chosen_files(site: Site, action: str, title: Message, label: Message, hint: Message) -> str:
    """The form that opens files of somebody's own."""
    about = element("label", site.told(label), for_="files")
    about += element("p", site.told(hint), class_="hint", id="files-help")
    box = tag(
        "input", type="file", id="files", name="files", multiple=True, required=True, aria_describedby="files-help"
    )
    button = element("button", site.told(say("Open")), type="submit")
    fields = element("div", about + box, class_="field") + element("p", button, class_="actions")
    form = element("form", fields, method="post", action=action, enctype="multipart/form-data")
    return element("section", element("h2", site.told(title)) + form)


def from_the_folder(site: Site, action: str, names: Sequence[str]) -> str:
    """The form that opens one file of the folder that the page was started with; nothing where there is none."""
    if not names:
        return ""
    buttons = "".join(
        element("li", element("button", escaped(name), type="submit", name="file", value=name, class_="small"))
        for name in names
    )
    form = element("form", element("ul", buttons, class_="plain"), method="post", action=action)
    return element("section", element("h2", site.told(say("Open one from the folder"))) + form)
