"""Places to write as form fields: a widget over each place that is printed, in an element of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from sheetbuilder.layout.place import Choice, Place, PlaceKind, path
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.surfaces import Surface
from sheetbuilder.pdf.write.fields import FieldsOfDocument
from sheetbuilder.pdf.write.form_looks import FormLooks, typed
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.painting import PlacedArea, Placements
from sheetbuilder.pdf.write.slots import Content, array, field_slot, joined, own_reference
from sheetbuilder.pdf.write.syntax import numbers, text
from sheetbuilder.values import replace

_RADIO = 1 << 15
"""ISO 32000-1, table 226. What was chosen can be taken back, as nothing says that it cannot (NoToggleToOff)."""
_TICKED = "Yes"


class PlacesInFile:
    """The places of a document, added to its fields in the order in which its nodes are read."""

    def __init__(
        self,
        placements: Placements,
        surfaces: Sequence[Surface],
        looks: FormLooks,
        objects: Objects,
        fields: FieldsOfDocument,
        *,
        annotated: bool = False,
    ) -> None:
        """Where `annotated`, a widget says itself what its field does.

        PDF/UA-2 does not take the field's word for it (ISO 14289-2, 8.10.2.3).
        """
        self._surfaces, self._looks, self._objects, self._fields = surfaces, looks, objects, fields
        self._annotated = annotated
        self._choices: dict[str, _Choosing] = {}
        self._areas: dict[Place, list[PlacedArea]] = {}
        for area in placements.areas:
            self._areas.setdefault(area.area.place, []).append(area)

    def add(self, nodes: Iterable[Node]) -> None:
        """Write the places of some nodes.

        A Form holds one widget and nothing else (ISO 32000-1, table 340). Where one element stands for several in
        print, as that of a scale, or is a cell, it holds a Form for each.
        """
        for node in nodes:
            shown = [
                (_part(place, at), area)
                for place in node.places
                for at, area in enumerate(self._areas.get(place, ()), 1)
            ]
            alone = node.role is Role.FORM and len(shown) == 1
            for place, area in shown:
                holder = node if alone else Node(Role.FORM, node)
                if not alone:
                    self._fields.hung.setdefault(id(node), []).append(holder)
                made = self._widget(place, area, ringed=len(node.places) > 1)
                self._fields.nodes[id(holder)] = [(made, area.surface)]

    def end(self) -> None:
        """Close the choices, all of whose places are known now."""
        for one in self._choices.values():
            told = b"/FT/Btn/Ff %d/TU %s/V/Off/T " % (_RADIO, text(one.choice.label))
            kids = array(map(own_reference, one.widgets))
            self._objects.fill(one.number, joined((b"<<", told, field_slot(one.choice.name), b"/Kids", kids, b">>")))
        self._fields.fonts |= self._looks.font.fonts

    def _widget(self, place: Place, area: PlacedArea, *, ringed: bool) -> int:
        """The object number of a widget; what it says is with the others that are finished when the tree is known."""
        number, _ = self._objects.add()
        said: tuple[Content, ...]
        if place.kind is PlaceKind.TEXT:
            surface = self._surfaces[area.surface]
            how = typed(area, min(surface.width, surface.height), self._looks.least)
            box, said = how.box, (self._looks.text(how),)
        else:
            box = area.box
            state = place.name.rpartition("/")[2] if place.choice is not None else _TICKED
            said = (self._looks.button(state, box, ringed=ringed),)
        if place.choice is not None:
            one = self._choosing(place.choice)
            one.widgets.append(number)
            told = f"{place.choice.label}: {place.label}"
            own: tuple[Content, ...] = (b"/Parent ", own_reference(one.number), b"/TU " + text(told))
            own = (*own, b"/Contents " + text(told)) if self._annotated else own
        else:
            self._fields.roots.append(number)
            kind = b"/FT/Btn/V/Off" if place.kind is PlaceKind.TICK else b""
            own = (kind, b"/T ", field_slot(place.name), b"/TU " + text(place.label))
            own = (*own, b"/Contents " + text(place.label)) if self._annotated else own
        rect = b"/Type/Annot/Subtype/Widget/F 4/Border[0 0 0]/Rect[%s]" % numbers(box).encode("ascii")
        self._fields.bodies[number] = joined((rect, *own, *said))
        return number

    def _choosing(self, choice: Choice) -> _Choosing:
        if choice.name not in self._choices:
            number, _ = self._objects.add()
            self._choices[choice.name] = _Choosing(choice, number)
            self._fields.roots.append(number)
        return self._choices[choice.name]


class _Choosing(Struct, frozen=True):
    """A choice as it is written: the number of its field, and its widgets."""

    choice: Choice
    number: int
    widgets: list[int] = field(default_factory=list)


def _part(place: Place, at: int) -> Place:
    """A place that goes on elsewhere has a field for each part."""
    return place if at == 1 else replace(place, name=path(place.name, str(at)), label=f"{place.label}, {at}")
