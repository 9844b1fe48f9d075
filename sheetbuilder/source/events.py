"""One pass over the events of the YAML parser, from which our values grow."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import yaml
from msgspec import Struct

from sheetbuilder.errors import Message, Problem, Where, say
from sheetbuilder.source.faults import fault
from sheetbuilder.source.located import Located, Source
from sheetbuilder.source.text import FORBIDDEN

DEEPEST = 20
_MOST_TOLD = 100  # of one file: nobody reads more at once

# The C parser is absent where PyYAML was built without libyaml; the pure one says the same, slower.
_Parser: Callable[[str], yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Reading(Struct, frozen=True):
    """What a file gave: its values as far as they could be read, and everything that is wrong with it."""

    root: Located | None
    problems: tuple[Problem, ...]


def walk(source: Source) -> Reading:
    """The values of a text; depth is counted while the parser runs, so that nothing deep is ever built."""
    return _Walk(source).reading()


class _TooDeepError(Exception):
    pass


class _Walk:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._problems: list[Problem] = []
        self._quoted: Located | None = None  # the last text in quotation marks
        self._parser = _Parser(source.text)
        self._next: Callable[[], yaml.Event] = self._parser.get_event

    def reading(self) -> Reading:
        root: Located | None = None
        try:
            root = self._document()
        except _TooDeepError:
            return Reading(None, tuple(self._problems))
        except yaml.YAMLError as error:
            return Reading(None, (*self._problems, *fault(error, self._source, self._quoted)))
        finally:
            self._parser.dispose()
        self._problems.extend(self._wrong_root(root))
        usable = root is not None and isinstance(root.value, dict)
        return Reading(root if usable else None, tuple(self._problems))

    def _document(self) -> Located | None:
        self._next()  # the stream starts
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        root = self._value(self._next(), 1)
        self._next()  # the document ends
        further = self._next()
        if not isinstance(further, yaml.StreamEndEvent):
            message = say("a second document begins here")
            self._tell("SB112", message, self._place(further), say("a file holds one document: remove “---”"))
        return root

    def _wrong_root(self, root: Located | None) -> Iterator[Problem]:
        if root is None or root.value is None:
            hint = say("begin with “type: …”")
            yield Problem("SB107", say("the file is empty"), Where(self._source.file), hint)
        elif not isinstance(root.value, dict):
            hint = say("begin with “type: …”, without “-” before it")
            yield Problem("SB108", say("the file must hold keys with values, not a list or a text"), root.where, hint)

    def _value(self, event: yaml.Event, depth: int) -> Located:
        if type(event) is yaml.ScalarEvent:
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            self._tell(
                "SB109",
                say("references (“*{name}”) are not used here", name=event.anchor),
                self._place(event),
                say("write the text out; a text that begins with “*” is put in quotation marks"),
            )
            return Located(None, self._source, _start(event), _end(event))
        assert isinstance(event, yaml.CollectionStartEvent)
        self._refuse_marks(event)
        if depth > DEEPEST:
            self._tell(
                "SB106",
                say("more than {deepest} levels stand inside one another", deepest=DEEPEST),
                self._place(event),
            )
            raise _TooDeepError
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        items = []
        while not isinstance(item := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(item, depth + 1))
        return self._filled(event, item, tuple(items), items[-1].end if items else None)

    def _scalar(self, event: yaml.ScalarEvent) -> Located:
        self._refuse_marks(event)
        style = event.style or ""
        value: str | None = event.value
        if not style and value in _NULLS:
            value = None
        located = Located(value, self._source, _start(event), _end(event), style)
        if style in ("'", '"'):
            self._quoted = located
            if style == '"' and (found := FORBIDDEN.search(event.value)):
                message = say("an invisible control character, U+{number}", number=f"{ord(found[0]):04X}")
                self._tell("SB105", message, located.where, say("write the text without it"))
        return located

    def _mapping(self, event: yaml.MappingStartEvent, depth: int) -> Located:
        values: dict[str, Located] = {}
        keys: dict[str, tuple[int, int, int]] = {}
        value: Located | None = None
        while not isinstance(at := self._next(), yaml.MappingEndEvent):
            name = self._key(at, depth)
            value = self._value(self._next(), depth + 1)
            if name is None:
                continue
            (line, column), (_, end_column) = _start(at), _end(at)
            if name in values:
                message = say(
                    "the key “{key}” stands here for the second time, first in line {line}",
                    key=name,
                    line=keys[name][0] + 1,
                )
                place = self._source.where(line, column, end_column)
                self._tell("SB111", message, place, say("keep one of the two"))
                continue
            values[name] = value
            keys[name] = line, column, end_column
        return self._filled(event, at, values, value.end if value else None, keys)

    def _key(self, event: yaml.Event, depth: int) -> str | None:
        if type(event) is yaml.ScalarEvent and event.value.isidentifier() and event.value not in _NULLS:
            self._refuse_marks(event)
            return event.value
        key = self._value(event, depth + 1)
        if not isinstance(key.value, str):
            hint = say("put a text that begins with “[” or “{{” in quotation marks")
            self._tell("SB110", say("a key is missing before the colon"), key.where, hint)
            return None
        if key.value == "<<" and not key.style:
            self._tell("SB109", say("merging with “<<” is not used here"), key.where, say("write the keys out"))
            return None
        return key.value

    def _filled(
        self,
        event: yaml.CollectionStartEvent,
        end: yaml.Event,
        value: dict[str, Located] | tuple[Located, ...],
        last: tuple[int, int] | None,
        keys: dict[str, tuple[int, int, int]] | None = None,
    ) -> Located:
        """A mapping or a list; without brackets it ends where its last value ends."""
        stop = _end(end) if event.flow_style else last or _end(event)
        return Located(value, self._source, _start(event), stop, "{" if event.flow_style else "", keys or {})

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is None and event.tag is None:
            return
        if event.anchor is not None:
            hint = say("a text that begins with “&” is put in quotation marks")
            self._tell(
                "SB109",
                say("names for values (“&{name}”) are not used here", name=event.anchor),
                self._place(event),
                hint,
            )
        if event.tag is not None:
            hint = say("a text that begins with “!” is put in quotation marks")
            self._tell("SB109", say("tags (“{tag}”) are not used here", tag=event.tag), self._place(event), hint)

    def _place(self, event: yaml.Event) -> Where:
        (line, column), (end_line, end_column) = _start(event), _end(event)
        whole = isinstance(event, yaml.NodeEvent) and not isinstance(event, yaml.CollectionStartEvent)
        return self._source.where(line, column, end_column if whole and end_line == line else None)

    def _tell(self, code: str, message: Message, where: Where, hint: Message | None = None) -> None:
        if len(self._problems) < _MOST_TOLD:
            self._problems.append(Problem(code, message, where, hint))


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None  # every parser gives its events their marks
    return mark.line, mark.column


def _end(event: yaml.Event) -> tuple[int, int]:
    mark = event.end_mark
    assert mark is not None
    return mark.line, mark.column
