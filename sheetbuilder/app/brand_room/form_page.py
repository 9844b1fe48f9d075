"""The form of a brand file as marks: a field for every key, with what is wrong where it is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetbuilder.app.brand_room.fields import (
    GONE,
    Entry,
    KeyChoices,
    KeyField,
    KeyGroup,
    KeyList,
    choices,
    entries,
    longest,
    rows_of,
    shown,
    within,
)
from sheetbuilder.app.brand_room.labels import CHOICES, HELP, LABELS, SECTIONS
from sheetbuilder.brand.municipalities import INVENTED, municipalities
from sheetbuilder.errors import Message, Problem, Severity, say
from sheetbuilder.html.markup import element, escaped, identifier, tag
from sheetbuilder.models.shapes import DayShape, NumberShape, TruthShape
from sheetbuilder.serving.site import Site
from sheetbuilder.source import Located

_TOWNS = "municipalities"
_FOLDED = frozenset({"colours.cmyk", "fonts", "locks"})
"""What few brands need: to be opened by whoever does."""


@dataclass(frozen=True, slots=True)
class BrandForm:
    """What stands in the fields, and what is wrong with it."""

    site: Site
    root: Located
    faults: Mapping[str, Sequence[Problem]]

    def marks(self) -> str:
        """All sections of the form."""
        known = {entry.path: entry for entry in entries()}
        named = [key for _, keys in SECTIONS for key in keys]
        rest = tuple(key for key in known if key not in named)
        parts = []
        for index, (title, keys) in enumerate(SECTIONS):
            last = index == len(SECTIONS) - 1
            inside = "".join(self._of_section(known[key], title) for key in (*keys, *(rest if last else ())))
            if last:
                opened = any(path.split(".")[0] in (*keys, *rest) for path in self.faults)
                summary = element("summary", element("h2", self.site.told(title)))
                parts.append(element("details", summary + inside, open=opened))
            else:
                parts.append(element("section", element("h2", self.site.told(title)) + inside))
        return "".join(parts) + _known_municipalities()

    def _of_section(self, entry: Entry, title: Message) -> str:
        """An entry of a section; one that has the section's own title needs no other around it."""
        if isinstance(entry, KeyList) and LABELS.get(entry.path) == title:
            inside = self._help(entry.path) + self._wrong(entry.path)
            inside += self._numbered(entry, within(self.root, entry.path))
            return element("div", inside, id=identifier(entry.path))
        return self._entry(entry, self.root)

    def summary(self) -> str:
        """The errors with links to their fields, above the form; those that no field has with their place."""
        items = []
        for path, problems in self.faults.items():
            for problem in problems:
                told = self.site.told(problem.message)
                link = element("a", told, href=f"#{identifier(path)}") if self._has_field(path) else told
                hint = element("p", self.site.told(problem.hint), class_="hint") if problem.hint else ""
                items.append(
                    element("li", element("p", link + f" ({problem.code})") + hint, class_=str(problem.severity))
                )
        return element("ul", "".join(items), class_="problems") if items else ""

    def _has_field(self, path: str) -> bool:
        return bool(path) and path.split(".")[0] in {entry.path for entry in entries()}

    def _entry(self, entry: Entry, holder: Located | None) -> str:
        there = within(holder, entry.path.rpartition(".")[2])
        match entry:
            case KeyField():
                return self._leaf(entry, there)
            case KeyGroup():
                inside = "".join(self._entry(one, there) for one in entry.entries)
                return self._set(entry.path, inside)
            case KeyChoices():
                said = {shown(within(there, str(number))) for number in range(rows_of(there))}
                boxes = "".join(
                    _tick(entry.path, word, self._label(word), checked=word in said) for word in entry.words
                )
                return self._set(entry.path, boxes)
            case KeyList():
                return self._rows(entry, there)

    def _rows(self, entry: KeyList, there: Located | None) -> str:
        return self._set(entry.path, self._numbered(entry, there))

    def _numbered(self, entry: KeyList, there: Located | None) -> str:
        count = rows_of(there)
        shows = [str(number) for number in range(min(count + 1, max(entry.most, count)))]
        return "".join(self._row(entry, number, within(there, number), int(number) >= count) for number in shows)

    def _row(self, entry: KeyList, number: str, there: Located | None, new: bool) -> str:
        row = entry.row(number)
        if isinstance(row, KeyField):
            return self._leaf(row, there)
        assert isinstance(row, KeyGroup)
        inside = "".join(self._entry(one, there) for one in row.entries)
        if new:
            title = self.site.told(say("One more"))
            return element("details", element("summary", title) + inside, class_="row new", id=identifier(row.path))
        title = escaped(shown(within(there, "label")) or shown(within(there, "id")) or number)
        out = _tick(f"{row.path}.{GONE}", "", self.site.told(say("Take it out when the form is saved")), checked=False)
        legend = element("legend", title)
        return element("fieldset", legend + self._wrong(row.path) + inside + out, class_="row", id=identifier(row.path))

    def _set(self, path: str, inside: str) -> str:
        if path in _FOLDED:
            opened = any(one.startswith(path) for one in self.faults)
            summary = element("summary", self._label(path))
            inside = summary + self._help(path) + self._wrong(path) + inside
            return element("details", inside, id=identifier(path), class_="folded", open=opened)
        legend = element("legend", self._label(path))
        helped = self._help(path)
        return element("fieldset", legend + helped + self._wrong(path) + inside, id=identifier(path))

    def _leaf(self, leaf: KeyField, there: Located | None) -> str:
        name, value = identifier(leaf.path), shown(there)
        if isinstance(leaf.shape, TruthShape):
            box = _tick(leaf.path, "", self._label(leaf.name), checked=value == "true", id_=name)
            return element("div", box + self._help(leaf.name, name) + self._wrong(leaf.path), class_="field")
        described = " ".join(
            f"{name}-{part}"
            for part, there_is in (("help", leaf.name in HELP), ("wrong", leaf.path in self.faults))
            if there_is
        )
        usual = {
            "id": name,
            "name": leaf.path,
            "aria_describedby": described or None,
            "aria_invalid": "true" if self._errors(leaf.path) else None,
        }
        field = self._field(leaf, value, usual)
        label = self._label(leaf.name if leaf.name in LABELS else leaf.name.rpartition(".")[0] or leaf.name)
        if leaf.required and "." not in leaf.path:
            label += element("span", " " + self.site.told(say("(needed)")), class_="quiet")
        more = self._upload(leaf, name) if leaf.is_file else ""
        return element(
            "div",
            element("label", label, for_=name) + self._help(leaf.name, name) + field + more + self._wrong(leaf.path),
            class_=f"field of-{identifier(leaf.name.replace('.', '-'))}",
        )

    def _field(self, leaf: KeyField, value: str, usual: Mapping[str, str | None]) -> str:
        words = choices(leaf)
        if words:
            options = [("", self.site.told(say("as usual"))), *((word, self._label(word)) for word in words)]
            if value and value not in words:
                options.append((value, escaped(value)))
            marks = "".join(
                element("option", told, value=word, selected=word == value or None) for word, told in options
            )
            return element("select", marks, **usual)
        if isinstance(leaf.shape, DayShape) and _is_day(value):
            return tag("input", type="date", value=value, **usual)
        more: dict[str, str | int | None] = {"type": "text", "value": value, "autocomplete": "off"}
        if isinstance(leaf.shape, NumberShape):
            more["inputmode"] = "decimal"
        elif leaf.name == "municipality_code":
            more |= {"list": _TOWNS, "inputmode": "numeric", "size": 6}
        elif leaf.name == "contacts.number":
            more["inputmode"] = "tel"
        else:
            more["size"] = min(60, longest(leaf) or 40)
        return tag("input", **usual, **more)

    def _upload(self, leaf: KeyField, name: str) -> str:
        told = self.site.told(say("Choose a file of yours in its place"))
        box = element("label", told, for_=f"{name}-file", class_="small")
        return box + tag("input", type="file", id=f"{name}-file", name=f"file:{leaf.path}")

    def _label(self, name: str) -> str:
        message = LABELS.get(name) or CHOICES.get(name)
        return self.site.told(message) if message else escaped(name)

    def _help(self, name: str, of: str = "") -> str:
        if name not in HELP:
            return ""
        return element("p", self.site.told(HELP[name]), class_="hint", id=f"{of}-help" if of else None)

    def _errors(self, path: str) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.faults.get(path, ()))

    def _wrong(self, path: str) -> str:
        told = "".join(self._fault(problem) for problem in self.faults.get(path, ()))
        return element("div", told, id=f"{identifier(path)}-wrong", class_="wrongs") if told else ""

    def _fault(self, problem: Problem) -> str:
        hint = f" {self.site.told(problem.hint)}" if problem.hint else ""
        sort = say("Error") if problem.severity is Severity.ERROR else say("Warning")
        return element(
            "p",
            element("span", f"{self.site.told(sort)}: ", class_="sort") + self.site.told(problem.message) + hint,
            class_="wrong",
        )


def _tick(name: str, value: str, told: str, *, checked: bool, id_: str | None = None) -> str:
    box = tag("input", type="checkbox", name=name, value=value or "yes", checked=checked or None, id=id_)
    return element("label", box + element("span", told), class_="tick")


def _is_day(value: str) -> bool:
    """Whether a browser's own field for days can show it; anything else is shown as it is written."""
    return not value or (len(value) == 10 and value[4] == value[7] == "-" and value.replace("-", "").isdecimal())


def _known_municipalities() -> str:
    return element("datalist", "".join(_towns()), id=_TOWNS)


def _towns() -> Iterator[str]:
    yield element("option", "–", value=INVENTED)
    for code, row in sorted(municipalities().rows.items()):
        yield element("option", escaped(row.official_name), value=code)
