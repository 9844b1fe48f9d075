"""How the letterhead of one kind of page is laid: its fields, what they are called, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sheetbuilder.app.brand_room.letterheads import BY_ITSELF, KINDS, PARTICULAR, chosen, with_common_file
from sheetbuilder.app.yaml_files.editing import KEPT, Plain
from sheetbuilder.app.yaml_files.fields import FormEntry, KeyField, KeyGroup, entries_of, within
from sheetbuilder.app.yaml_files.form import Attributes, FieldForm, FormWords
from sheetbuilder.brand.overlay import NONE, LetterheadPage
from sheetbuilder.errors import Message, Problem, say
from sheetbuilder.html.markup import element
from sheetbuilder.models.shapes import ChoiceShape
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.site import Site
from sheetbuilder.source import Located

CHOSEN = frozenset({"file", "page"})
"""Keys of a letterhead that are chosen by looking; all others are fields."""
LABELS: Mapping[str, Message] = MappingProxyType(
    {
        "layer": say("Under or over what is on the page"),
        "place": say("Size and place"),
        "mirror": say("On the back of a paper"),
        "safe_area": say("How far what is on the page keeps from the edges, in millimetres"),
        "safe_area.top": say("At the top"),
        "safe_area.bottom": say("At the bottom"),
        "safe_area.left": say("At the left"),
        "safe_area.right": say("At the right"),
    }
)
"""By the path of a key below that of the kind of page."""
CHOICES: Mapping[str, Mapping[str, Message]] = MappingProxyType(
    {
        "layer": {
            "": say("as usual: under it"),
            "under": say("under it"),
            "over": say("over it"),
        },
        "place": {
            "": say("as usual: as large as the page allows"),
            "fit": say("as large as the page allows"),
            "true-size": say("in its true size, from the top left corner"),
            "centred": say("in its true size, in the middle of the page"),
        },
        "mirror": {
            "": say("as is said below for all"),
            "true": say("turned round, as in a mirror"),
            "false": say("as on the front"),
        },
    }
)
"""The words that a key can have, each as the page says it."""
_TRUTHS = MappingProxyType({"true": True, "false": False})
_MILLIMETRES: Attributes = MappingProxyType({"inputmode": "decimal", "size": 5})


class MirrorField(KeyField):
    """A truth of which a file may also say nothing, which is not the same as saying no."""

    __slots__ = ()

    def sent(self, form: SentForm, there: Located | None) -> Plain:
        """True or false, or nothing."""
        said = KeyField.sent(self, form, there)
        return _TRUTHS.get(said, said) if isinstance(said, str) else said


def laid_entry(kind: str) -> KeyGroup:
    """The fields of one kind of page."""
    above = f"overlay.{kind}."
    return KeyGroup(f"overlay.{kind}", tuple(map(_field, entries_of(LetterheadPage, above, CHOSEN))))


def _field(entry: FormEntry) -> FormEntry:
    if entry.path.endswith(".mirror"):
        return MirrorField(entry.path, ChoiceShape(_TRUTHS), required=False)
    return entry


def is_laid(root: Located | None, kind: str, count: int) -> bool:
    """Whether a kind of page has a letterhead of which more can be said; `count` pages are in the file of all."""
    page = chosen(root, kind)
    if page:
        return page != NONE
    return with_common_file(root) and 0 < BY_ITSELF.get(kind, 0) <= count


def laying(form: SentForm, root: Located | None) -> Mapping[str, Mapping[str, Plain]]:
    """What the fields say, by kind of page, as far as it is not what stands in the file."""
    overlay = within(root, "overlay")
    found = {}
    for kind in (*KINDS, *PARTICULAR):
        if form.ticked(f"overlay.{kind}.layer"):  # the fields of this kind were on the page
            there = within(overlay, kind)
            found[kind] = _new(laid_entry(kind).sent(form, there), there)
    return {kind: said for kind, said in found.items() if said}


def _new(said: Plain, there: Located | None) -> Mapping[str, Plain]:
    """Of what a mapping is to hold, what it does not hold yet."""
    found: dict[str, Plain] = {}
    for key, value in said.items() if isinstance(said, Mapping) else ():
        held = within(there, key)
        if isinstance(value, Mapping):
            if inner := _new(value, held):
                found[key] = inner
        elif value is not KEPT and (value is not None or held is not None):
            found[key] = value
    return found


def letterhead_form(
    site: Site, root: Located, faults: Mapping[str, Sequence[Problem]], shown: Sequence[str]
) -> FieldForm:
    """The fields of the kinds of pages that are shown, and what is wrong where it is wrong."""
    entries = [laid_entry(kind) for kind in shown]
    labels = {f"overlay.{kind}.{key}": told for kind in shown for key, told in LABELS.items()}
    words = {
        f"overlay.{kind}.{key}": {word: site.translate(told) for word, told in known.items()}
        for kind in shown
        for key, known in CHOICES.items()
    }
    sizes = {path: _MILLIMETRES for path in labels if ".safe_area." in path}
    known = FormWords(labels, {}, {}, offers=words, attributes=sizes)
    places = {"", "overlay", *(f"overlay.{kind}" for kind in (*KINDS, *PARTICULAR)), *labels}
    return FieldForm(site, root, _at_fields(faults, places), known, [KeyGroup("overlay", entries)])


def laid_marks(form: FieldForm, kind: str) -> str:
    """The fields of one kind of page, folded away where nothing is said and nothing is wrong."""
    entry, there = laid_entry(kind), within(within(form.root, "overlay"), kind)
    held = there.value if there is not None and isinstance(there.value, Mapping) else {}
    opened = bool(held.keys() - CHOSEN) or any(path.startswith(f"{entry.path}.") for path in form.faults)
    inside = "".join(form.entry(one, there) for one in entry.entries)
    summary = element("summary", form.site.told(say("How it is laid")))
    return element("details", summary + inside, class_="folded laid", open=opened)


def _at_fields(faults: Mapping[str, Sequence[Problem]], places: set[str]) -> Mapping[str, Sequence[Problem]]:
    """The problems of letterheads at the nearest place of the page that there is for each."""
    found: dict[str, list[Problem]] = {}
    for path, problems in faults.items():
        if path.split(".")[0] == "overlay":
            at = path
            while at not in places:
                at = at.rpartition(".")[0]
            found.setdefault(at, []).extend(problems)
    return found
