"""The fields of a file as marks: one for every key, with what is wrong where it is wrong."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheetbuilder.app.yaml_files.editing import Plain
from sheetbuilder.app.yaml_files.fields import (
    GONE,
    ORDER,
    FormEntry,
    KeyChoices,
    KeyField,
    KeyGroup,
    KeyLines,
    KeyList,
    choices,
    longest,
    name_of,
    rows_of,
    shown,
    within,
)
from sheetbuilder.app.yaml_files.typed import Values
from sheetbuilder.errors import Message, Problem, Severity, say
from sheetbuilder.html.markup import element, escaped, identifier, tag
from sheetbuilder.models.shapes import DayShape, NumberShape, TruthShape
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.ordering import DOWN, UP, ordering
from sheetbuilder.serving.site import Site
from sheetbuilder.source import Located

_FEWEST = 2
"""Rows that can stand in another order."""

Attributes = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class FormWords:
    """What the keys of a kind of file are called, and how some of them look; keys without the numbers of rows."""

    labels: Mapping[str, Message]
    help: Mapping[str, Message]
    choices: Mapping[str, Message]
    files: frozenset[str] = frozenset()
    """Keys that name a file that somebody has on their disk."""
    brought: frozenset[str] = frozenset()
    """Keys that name a file which is always chosen here, and never typed."""
    folded: frozenset[str] = frozenset()
    """What few need: to be opened by whoever does."""
    areas: frozenset[str] = frozenset()
    """Keys whose texts are longer than a line."""
    moved: frozenset[str] = frozenset()
    """Lists whose rows have buttons that bring them into another order."""
    ordered: frozenset[str] = frozenset()
    """Lists above whose rows their order stands, to be changed by buttons and by dragging."""
    offers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What can be chosen for a key that could be anything, each with its words."""
    attributes: Mapping[str, Attributes] = field(default_factory=dict)
    """More about some fields."""
    titles: Sequence[str] = ("label", "id")
    """The keys of a row that it is called by: the first of them in which anything stands."""


@dataclass(frozen=True, slots=True)
class FieldForm:
    """What stands in the fields of a file, or of a part of it, and what is wrong with it."""

    site: Site
    root: Located
    faults: Mapping[str, Sequence[Problem]]
    words: FormWords
    entries: Sequence[FormEntry]
    typed: Mapping[str, Values] = field(default_factory=dict)
    """What stands in a field in the place of what the file says, by its path: it is not saved yet."""

    def marks(self) -> str:
        """All of the fields, one below the other."""
        enter = by_enter(self.site) if self.words.moved else ""
        return enter + "".join(self.entry(one, self.root) for one in self.entries)

    def summary(self) -> str:
        """The errors with links to their fields, above the form; those that no field has with their place."""
        items = [self._told(path, problem) for path, problems in self.faults.items() for problem in problems]
        return element("ul", "".join(items), class_="problems") if items else ""

    def _told(self, path: str, problem: Problem) -> str:
        told = self.site.told(problem.message)
        link = element("a", told, href=f"#{identifier(path)}") if self._has_field(path) else told
        hint = self._hint(problem)
        return element("li", element("p", link + f" ({problem.code})") + hint, class_=str(problem.severity))

    def _has_field(self, path: str) -> bool:
        return bool(path) and path.split(".")[0] in {entry.path for entry in self.entries}

    def entry(self, entry: FormEntry, holder: Located | None) -> str:
        """The marks of one key of a mapping."""
        there = within(holder, entry.path.rpartition(".")[2])
        match entry:
            case DrawnEntry():
                return entry.marks(self, there)
            case KeyField():
                return self._leaf(entry, there)
            case KeyGroup():
                return self.set(entry.path, "".join(self.entry(one, there) for one in entry.entries))
            case KeyChoices():
                known = [shown(within(there, str(number))) for number in range(rows_of(there))]
                said = set(self.typed.get(entry.path, known))
                boxes = "".join(tick(entry.path, word, self.label(word), checked=word in said) for word in entry.words)
                return self.set(entry.path, boxes)
            case KeyLines():
                return self._lines(entry, there)
            case KeyList():
                return self.set(entry.path, self.numbered(entry, there))
        raise TypeError(type(entry))

    def numbered(self, entry: KeyList, there: Located | None) -> str:
        """The rows of a list, with empty ones behind them."""
        count = rows_of(there)
        most = min(count + entry.spare, max(entry.most, count))
        rows = "".join(self._row(entry, number, there, count) for number in range(most))
        return self._order(entry, there, count) + rows

    def _order(self, entry: KeyList, there: Located | None, count: int) -> str:
        """The rows by what they are called; nothing where there is no order to speak of."""
        if entry.path not in self.words.ordered or count < _FEWEST:
            return ""
        called = {f"{entry.path}.{number}": self._called(within(there, str(number))) for number in range(count)}
        order = self.typed.get(f"{ORDER}{entry.path}", ())
        called = {value: called[value] for value in dict.fromkeys((*order, *called))}
        named = {value: words or value.rpartition(".")[2] for value, words in called.items()}
        hint = element("p", self.site.told(say("The order in which they are printed; it is saved with the form.")))
        name, id_ = f"{ORDER}{entry.path}", f"{identifier(entry.path)}-order"
        listed = ordering(self.site, name, named, id=id_, removed=False)
        return element("div", hint + listed + self.wrong(name), class_="row-order")

    def _called(self, there: Located | None) -> str:
        return shown(there) or next((told for key in self.words.titles if (told := shown(within(there, key)))), "")

    def _row(self, entry: KeyList, number: int, whole: Located | None, count: int) -> str:
        there = within(whole, str(number))
        row = entry.row(number)
        if isinstance(row, KeyField):
            return self._leaf(row, there)
        inside = row.inside(self, there) if isinstance(row, DrawnEntry) else self._inside(row, there)
        if number >= count:
            title = self.site.told(say("One more"))
            # The first row of an empty list is what somebody has come to fill in.
            opened = number == 0 or self._is_typed(row.path)
            summary = element("summary", title)
            return element("details", summary + inside, class_="row new", id=identifier(row.path), open=opened)
        title = (row.called(there) if isinstance(row, DrawnEntry) else self._called(there)) or str(number + 1)
        gone = f"{row.path}.{GONE}"
        out = tick(gone, "", self.site.told(say("Take it out when the form is saved")), checked=gone in self.typed)
        out += self.wrong(gone)
        moves = self._moves(entry, number, count, title) if entry.path in self.words.moved else ""
        legend = element("legend", escaped(title))
        whole_row = legend + self.wrong(row.path) + inside + element("div", out + moves, class_="row-end")
        return element("fieldset", whole_row, class_="row", id=identifier(row.path))

    def _inside(self, row: FormEntry, there: Located | None) -> str:
        assert isinstance(row, KeyGroup)
        return "".join(self.entry(one, there) for one in row.entries)

    def _moves(self, entry: KeyList, number: int, count: int, title: str) -> str:
        ways = [(UP, "↑", say("Move up: {name}", name="{name}"), number > 0)]
        ways.append((DOWN, "↓", say("Move down: {name}", name="{name}"), number < count - 1))
        buttons = "".join(
            element(
                "button",
                sign,
                type="submit",
                name=name,
                value=f"{entry.path}.{number}",
                class_="small",
                aria_label=self.site.translate(told).replace("{name}", title),
            )
            for name, sign, told, possible in ways
            if possible
        )
        return element("span", buttons, class_="moves")

    def set(self, path: str, inside: str) -> str:
        """Fields that belong together, with their name."""
        if path in self.words.folded:
            opened = any(one.startswith(path) for one in self.faults) or self._is_typed(path)
            summary = element("summary", self.label(path))
            inside = summary + self.help(path) + self.wrong(path) + inside
            return element("details", inside, id=identifier(path), class_="folded", open=opened)
        legend = element("legend", self.label(path))
        return element("fieldset", legend + self.help(path) + self.wrong(path) + inside, id=identifier(path))

    def _leaf(self, leaf: KeyField, there: Located | None) -> str:
        name, value = identifier(leaf.path), self.value(leaf.path, shown(there))
        if isinstance(leaf.shape, TruthShape):
            box = tick(leaf.path, "", self.label(leaf.name), checked=value == "true", id_=name)
            return element("div", box + self.help(leaf.name, name) + self.wrong(leaf.path), class_="field")
        label = self.label(leaf.name if leaf.name in self.words.labels else leaf.name.rpartition(".")[0] or leaf.name)
        if leaf.required and "." not in leaf.path:
            label += element("span", " " + self.site.told(say("(needed)")), class_="quiet")
        if leaf.name in self.words.brought:
            return self.labelled(leaf.path, label, self._brought(leaf, value))
        more = self._upload(leaf, name) if leaf.name in self.words.files else ""
        return self.labelled(leaf.path, label, self._field(leaf, value, self.usual(leaf.path)) + more)

    def labelled(self, path: str, label: str, field: str) -> str:
        """A field below its name and its help, with what is wrong with it."""
        id_, name = identifier(path), name_of(path)
        return element(
            "div",
            element("label", label, for_=id_) + self.help(name, id_) + field + self.wrong(path),
            class_=f"field of-{identifier(name.replace('.', '-'))}",
        )

    def usual(self, path: str) -> dict[str, str | None]:
        """What every field has: its id, its name, and what describes it."""
        id_ = identifier(path)
        described = " ".join(
            f"{id_}-{part}"
            for part, there_is in (
                ("help", name_of(path) in self.words.help),
                ("wrong", path in self.faults or path in self.typed),
            )
            if there_is
        )
        return {
            "id": id_,
            "name": path,
            "aria_describedby": described or None,
            "aria_invalid": "true" if self._errors(path) else None,
        }

    def _field(self, leaf: KeyField, value: str, usual: Mapping[str, str | None]) -> str:
        words = self.words.offers.get(leaf.name) or {word: self._plain(word) for word in choices(leaf)}
        if words:
            usual_one = {} if leaf.required or "" in words else {"": self.site.translate(say("as usual"))}
            return _choice({**usual_one, **words}, value, usual)
        if leaf.name in self.words.areas:
            return area(value, usual, rows=2)
        if isinstance(leaf.shape, DayShape) and _is_day(value):
            return tag("input", type="date", value=value, **usual)
        more: dict[str, str | int | None] = {"type": "text", "value": value, "autocomplete": "off"}
        if leaf.name in self.words.attributes:
            more |= self.words.attributes[leaf.name]
        elif isinstance(leaf.shape, NumberShape):
            more |= {"inputmode": "decimal"}
        else:
            more["size"] = min(60, longest(leaf) or 40)
        return tag("input", **usual, **more)

    def _lines(self, entry: KeyLines, there: Located | None) -> str:
        return self.labelled(
            entry.path,
            self.label(entry.path),
            area(self.value(entry.path, entry.text(there)), self.usual(entry.path), rows=3),
        )

    def value(self, path: str, stands: str) -> str:
        """What a field shows: what was typed and is not saved, else what stands in the file."""
        return next(iter(self.typed[path]), "") if path in self.typed else stands

    def _brought(self, leaf: KeyField, value: str) -> str:
        """The name of the file that is there, and the field for another one."""
        held = tag("input", type="hidden", name=leaf.path, value=value)
        there = element("p", escaped(value), class_="there") if value else ""
        return held + there + tag("input", type="file", **{**self.usual(leaf.path), "name": f"file:{leaf.path}"})

    def _upload(self, leaf: KeyField, name: str) -> str:
        told = self.site.told(say("Choose a file of yours in its place"))
        box = element("label", told, for_=f"{name}-file", class_="small")
        return box + tag("input", type="file", id=f"{name}-file", name=f"file:{leaf.path}")

    def label(self, name: str) -> str:
        """What a key or a word to choose is called."""
        return escaped(self._plain(name, self.words.labels))

    def _plain(self, name: str, first: Mapping[str, Message] | None = None) -> str:
        message = (first or {}).get(name) or self.words.choices.get(name) or self.words.labels.get(name)
        return self.site.translate(message) if message else name

    def help(self, name: str, of: str = "") -> str:
        """A sentence about a key."""
        if name not in self.words.help:
            return ""
        return element("p", self.site.told(self.words.help[name]), class_="hint", id=f"{of}-help" if of else None)

    def _errors(self, path: str) -> bool:
        return path not in self.typed and any(
            problem.severity is Severity.ERROR for problem in self.faults.get(path, ())
        )

    def wrong(self, path: str) -> str:
        """What is wrong with a key, or that what stands in its field is not saved; then that is not judged yet."""
        told = self._unsaved(path) or "".join(self._fault(problem) for problem in self.faults.get(path, ()))
        return element("div", told, id=f"{identifier(path)}-wrong", class_="wrongs") if told else ""

    def _unsaved(self, path: str) -> str:
        if path not in self.typed:
            return ""
        there: Located | None = self.root
        for key in path.split("."):
            there = within(there, key)
        stands = shown(there)
        told = say("Not saved. In the file stands: {text}", text=stands) if stands else say("Not saved.")
        return element("p", self.site.told(told), class_="unsaved")

    def _is_typed(self, path: str) -> bool:
        return any(one == path or one.startswith(f"{path}.") for one in self.typed)

    def named(self, path: str) -> str:
        """A field as it is spoken of where others stand around it: with the list and the number of its row."""
        parts = path.removeprefix(ORDER).removesuffix(f".{GONE}").split(".")
        at = next((at for at, part in enumerate(parts) if part.isdigit()), len(parts))
        whole = self._plain(".".join(parts[:at]), self.words.labels)
        if at == len(parts):
            return whole
        inner = f": {self._plain(name_of('.'.join(parts)), self.words.labels)}" if parts[at + 1 :] else ""
        return f"{whole} {int(parts[at]) + 1}{inner}"

    def _hint(self, problem: Problem) -> str:
        told = self.site.hint(problem)
        return element("p", self.site.told(told), class_="hint") if told else ""

    def _fault(self, problem: Problem) -> str:
        hint = self._hint(problem)
        sort = say("Error") if problem.severity is Severity.ERROR else say("Warning")
        told = element("span", f"{self.site.told(sort)}: ", class_="sort") + self.site.told(problem.message)
        return element("p", told, class_="wrong") + hint


class DrawnEntry(ABC):
    """A key that has fields of its own kind."""

    @property
    @abstractmethod
    def path(self) -> str:
        """As of any key."""

    @abstractmethod
    def sent(self, form: SentForm, there: Located | None) -> Plain:
        """As of any key."""

    def called(self, there: Located | None) -> str:  # noqa: ARG002
        """What a row of it is called; its number where that is nothing."""
        return ""

    @abstractmethod
    def marks(self, form: FieldForm, there: Located | None) -> str:
        """Its fields with their name."""

    def inside(self, form: FieldForm, there: Located | None) -> str:
        """Its fields where a row around them has the name."""
        return self.marks(form, there)


def _choice(words: Mapping[str, str], value: str, usual: Mapping[str, str | None]) -> str:
    known = words if value in words else {**words, value: value}
    options = (
        element("option", escaped(told), value=word, selected=word == value or None) for word, told in known.items()
    )
    return element("select", "".join(options), **usual)


def by_enter(site: Site) -> str:
    """What Enter in a field presses: the first button of a form, which must not be one that moves a row."""
    told = site.told(say("Save"))
    return element("button", told, type="submit", class_="unseen", tabindex=-1, aria_hidden="true")


def area(value: str, usual: Mapping[str, str | None], *, rows: int) -> str:
    """A field for several lines, as high as what stands in it."""
    high = max(rows, min(12, value.count("\n") + len(value) // 90 + 1))
    return element("textarea", "\n" + escaped(value), rows=high, **usual)


def tick(name: str, value: str, told: str, *, checked: bool, id_: str | None = None) -> str:
    """A box with its words."""
    box = tag("input", type="checkbox", name=name, value=value or "yes", checked=checked or None, id=id_)
    return element("label", box + element("span", told), class_="tick")


def _is_day(value: str) -> bool:
    """Whether a browser's own field for days can show it; anything else is shown as it is written."""
    return not value or (len(value) == 10 and value[4] == value[7] == "-" and value.replace("-", "").isdecimal())
