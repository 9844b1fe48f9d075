"""What Sphinx is told of both halves of the site; the language comes from the command line."""

from __future__ import annotations

from functools import partial
from typing import Any

from sheetbuilder.html.style import css_colour
from sheetbuilder.theme.dark import dark
from sheetbuilder.theme.palette import DEFAULT_PALETTE, ColourRole, Palette
from sheetbuilder.version import version as installed
from tools.site.mending import DANISH, mended


def _colours(palette: Palette) -> dict[str, str]:
    """The house's colours by the theme's names for them."""
    accent, tint = css_colour(palette[ColourRole.ACCENT]), css_colour(palette[ColourRole.TINT])
    own = dict.fromkeys(("color-brand-primary", "color-brand-content", "color-brand-visited"), accent)
    return {**own, "color-sidebar-background": tint, "color-table-header-background": tint}


project = "sheetbuilder"
release = installed()
extensions = ["myst_parser"]
# Links to a heading are named as forges name them.
myst_heading_anchors = 6
# Two hyphens begin an option, and quotation marks are those that an author wrote.
smartquotes = False
# A block that does not say what it is is no Python.
highlight_language = "text"

html_theme = "furo"
html_title = "sheetbuilder"
html_static_path = ["static"]
html_css_files = ["site.css"]
templates_path = ["templates"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "languages.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_theme_options = {
    "light_css_variables": _colours(DEFAULT_PALETTE),
    "dark_css_variables": _colours(dark(DEFAULT_PALETTE)),
    "top_of_page_buttons": [],
}
html_copy_source = False
html_use_index = False
# Each result would be fetched for its summary, which no browser allows for files of a folder.
html_show_search_summary = False


def setup(app: Any) -> None:
    """Mend what the theme and the search say."""
    app.connect("builder-inited", _with_filter)


def _with_filter(app: Any) -> None:
    words = DANISH if app.config.language == "da" else {}
    if words:
        app.add_js_file("danish.js")
    app.builder.templates.environment.filters["mended"] = partial(mended, words=words)
