"""Which class a mapping becomes: the one that a table names for its `type`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sheetbuilder.models.base import Content, said
from sheetbuilder.models.shapes import SeenShape
from sheetbuilder.models.structure import ModelShape, make
from sheetbuilder.models.walk import Walk
from sheetbuilder.source import Located


class ChosenShape(SeenShape):
    """One of the classes of the table of that name, which reading hands on as context.

    With `place`, a key and a value, the chosen class finds that in its context and may refuse to stand there; `takes`
    tells which classes do not, so that the others are proposed. A JSON Schema has `schema` for the choice, or `base`.
    """

    def __init__(
        self,
        base: type[Content],
        table: str,
        *,
        place: tuple[str, object] | None = None,
        takes: Callable[[type[Any]], bool] = lambda _: True,
        schema: type[Content] | None = None,
    ) -> None:
        self.seen = (ModelShape(schema or base),)
        self._table, self._takes = table, takes
        self._place = dict([place] if place else ())

    def read(self, located: Located, key: str, walk: Walk) -> Any:
        if not isinstance(located.value, dict):
            return walk.wrong("block_shape", located, key)
        kinds: Any = walk.context.get(self._table, {})
        given = located.value.get("type")
        if given is None or given.value is None:
            return walk.wrong("block_without_type", located, key, known=self._known(kinds))
        name = said(given)
        kind = kinds.get(name) if isinstance(name, str) else None
        if kind is None:
            return walk.wrong("block_unknown", given, "type", name=name, known=self._known(kinds))
        outer: Mapping[str, object]
        outer, walk.context = walk.context, {**walk.context, **self._place}
        made = make(kind, located, key, walk)
        walk.context = outer
        return made

    def _known(self, kinds: Mapping[str, type[Content]]) -> tuple[str, ...]:
        return tuple(name for name, kind in kinds.items() if self._takes(kind))
