"""The form of a brand file as marks, in the sections that a brand has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from sheetbuilder.app.brand_room.fields import FILES, entries
from sheetbuilder.app.brand_room.labels import CHOICES, HELP, LABELS, SECTIONS
from sheetbuilder.app.yaml_files.fields import FormEntry, KeyList, within
from sheetbuilder.app.yaml_files.form import FieldForm, FormWords, by_enter
from sheetbuilder.app.yaml_files.typed import Values
from sheetbuilder.brand.municipalities import INVENTED, municipalities
from sheetbuilder.errors import Message, Problem
from sheetbuilder.html.markup import element, escaped, identifier
from sheetbuilder.serving.site import Site
from sheetbuilder.source import Located

_TOWNS = "municipalities"
_WORDS = FormWords(
    LABELS,
    HELP,
    CHOICES,
    files=FILES,
    folded=frozenset({"colours.cmyk", "fonts", "locks"}),
    ordered=frozenset({"contacts", "footer"}),
    attributes={
        "municipality_code": {"list": _TOWNS, "inputmode": "numeric", "size": 6},
        "contacts.number": {"inputmode": "tel"},
    },
)


def brand_form(
    site: Site,
    root: Located,
    faults: Mapping[str, Sequence[Problem]],
    typed: Mapping[str, Values] = MappingProxyType({}),
) -> FieldForm:
    """What stands in the fields, and what is wrong with it."""
    return FieldForm(site, root, faults, _WORDS, entries(), typed)


def sections(form: FieldForm) -> str:
    """All sections of the form."""
    known = {entry.path: entry for entry in form.entries}
    named = [key for _, keys in SECTIONS for key in keys]
    rest = tuple(key for key in known if key not in named)
    parts = []
    for index, (title, keys) in enumerate(SECTIONS):
        last = index == len(SECTIONS) - 1
        inside = "".join(_of_section(form, known[key], title) for key in (*keys, *(rest if last else ())))
        if last:
            opened = any(path.split(".")[0] in (*keys, *rest) for path in (*form.faults, *form.typed))
            summary = element("summary", element("h2", form.site.told(title)))
            parts.append(element("details", summary + inside, open=opened))
        else:
            parts.append(element("section", element("h2", form.site.told(title)) + inside))
    return by_enter(form.site) + "".join(parts) + element("datalist", "".join(_towns()), id=_TOWNS)


def _of_section(form: FieldForm, entry: FormEntry, title: Message) -> str:
    """An entry of a section; one that has the section's own title needs no other around it."""
    if isinstance(entry, KeyList) and LABELS.get(entry.path) == title:
        inside = form.help(entry.path) + form.wrong(entry.path)
        inside += form.numbered(entry, within(form.root, entry.path))
        return element("div", inside, id=identifier(entry.path))
    return form.entry(entry, form.root)


def _towns() -> Iterator[str]:
    yield element("option", "–", value=INVENTED)
    for code, row in sorted(municipalities().rows.items()):
        yield element("option", escaped(row.official_name), value=code)
