"""What one field holds: a text, a tick, what is chosen of its options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pypdf.generic import DictionaryObject

from sheetbuilder.foreign.filled.answer import AnswerKind, FilledField
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.fields import RADIO, described, full_name, inherited

_OFF = "Off"
_NOTHING = (None, "", f"/{_OFF}")
_MULTIPLE = 1 << 21
"""Of a choice (ISO 32000-1, table 230)."""


def value_of(widgets: Sequence[DictionaryObject], page: int) -> FilledField:
    """The field of some widgets, which begin on a page."""
    first = widgets[0]
    kind, name = objects.name(inherited(first, "/FT")), full_name(first)
    if kind == "Btn":
        return _button(widgets, name, page)
    if kind == "Ch":
        return _choice(widgets, name, page)
    return FilledField(name, AnswerKind.TEXT, described(first), page, _text(_held(widgets)) or "")


def _held(widgets: Sequence[DictionaryObject]) -> object:
    """The value of a field; where several go by one name, any of them may have it."""
    values = [inherited(widget, "/V") for widget in widgets]
    return next((value for value in values if objects.follow(value) not in _NOTHING), values[0])


def _button(widgets: Sequence[DictionaryObject], name: str, page: int) -> FilledField:
    """A box to tick, or several of which one is chosen; those need not be called so (ISO 32000-1, 12.7.4.2.3)."""
    first = widgets[0]
    states = [_states(widget) for widget in widgets]
    shown = [_state(widget) for widget in widgets]
    held = _chosen(_held(widgets))
    on = held if held is not None else next((state for state in shown if state not in (None, _OFF)), _OFF)
    doubtful = any(_differs(state, on, able) for state, able in zip(shown, states, strict=True))
    all_states = list(dict.fromkeys(state for each in states for state in each))
    if not (objects.integer(inherited(first, "/Ff")) or 0) & RADIO and len(all_states) < 2:
        return FilledField(name, AnswerKind.TICK, _label(first), page, on != _OFF, doubtful=doubtful)
    labels = dict(_labels(widgets, states))
    value = None if on == _OFF else labels.get(on, on)
    doubtful = doubtful or (on != _OFF and on not in labels)
    return FilledField(name, AnswerKind.ONE, _label(first), page, value, tuple(labels.values()), doubtful)


def _differs(shown: str | None, on: str, able: Sequence[str]) -> bool:
    """Whether a box shows something else than what is on, in a field that can be looked at as well as asked."""
    return shown in able if on == _OFF else shown not in (None, _OFF, on) or (shown == _OFF and on in able)


def _labels(widgets: Sequence[DictionaryObject], states: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """What each state is called: what its own widget is told as, else what the field says it exports, else its name."""
    whole = _label(widgets[0])
    exported = [objects.text(value) for value in objects.array(inherited(widgets[0], "/Opt"))]
    own = [objects.text(objects.get(widget, "/TU")) if "/Parent" in widget else None for widget in widgets]
    told = [(said or "").strip().removeprefix(f"{whole}: ") for said in own]  # the question is told already
    apart = all(told) and len(set(told)) == len(told) and whole not in told
    for place, each in enumerate(states):
        for state in each:
            # A state may be the number of what is exported (ISO 32000-1, table 227).
            number = int(state) if state.isascii() and state.isdigit() and len(state) < 9 else place
            said = exported[number] if number < len(exported) else None
            yield state, (told[place] if apart else "") or (said or "").strip() or state


def _label(widget: DictionaryObject) -> str:
    """What is told of the field as a whole, where its widgets are told apart."""
    above = objects.dictionary(objects.raw(widget, "/Parent"))
    return described(widget if "/T" in widget or above is None else above)


def _states(widget: DictionaryObject) -> list[str]:
    """What a button can look like when it is on."""
    normal = objects.raw(objects.get(widget, "/AP"), "/N")
    return [] if objects.stream(normal) is not None else [name for name, _ in objects.entries(normal) if name != _OFF]


def _state(widget: DictionaryObject) -> str | None:
    return objects.name(objects.get(widget, "/AS"))


def _chosen(value: object) -> str | None:
    """The state that a field holds, which is a name; some programs write a text."""
    return objects.name(value) or objects.text(value)


def _choice(widgets: Sequence[DictionaryObject], name: str, page: int) -> FilledField:
    """A list to choose from, one of it or several."""
    first = widgets[0]
    options = dict(_options(inherited(first, "/Opt")))
    chosen = tuple(options.get(said, said) for member in objects.array(_held(widgets)) if (said := _text(member)))
    several = bool((objects.integer(inherited(first, "/Ff")) or 0) & _MULTIPLE)
    value = chosen if several else chosen[0] if chosen else None
    kind = AnswerKind.SEVERAL if several else AnswerKind.ONE
    return FilledField(name, kind, described(first), page, value, tuple(options.values()))


def _options(value: object) -> Iterator[tuple[str, str]]:
    """What each option is exported as, and what is shown of it (ISO 32000-1, table 231)."""
    for member in objects.array(value):
        pair = [_text(each) or "" for each in objects.array(member)]
        if pair:
            yield pair[0], pair[-1]


def _text(value: object) -> str | None:
    """A text with its lines parted as everywhere else; a stream holds one as well (ISO 32000-1, table 222)."""
    held = objects.stream(value)
    said = objects.text(value) if held is None else objects.decoded(bytes(held.get_data()))
    return said.replace("\r\n", "\n").replace("\r", "\n") if said is not None else None
