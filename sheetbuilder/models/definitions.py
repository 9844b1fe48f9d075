"""The forms of values as JSON Schema 2020-12 says them; what is no plain value is defined once, by its class."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from sheetbuilder.models.base import Content
from sheetbuilder.models.field import REQUIRED
from sheetbuilder.models.shapes import (
    ChoiceShape,
    DayShape,
    ListShape,
    MappingShape,
    NumberShape,
    OptionalShape,
    PairShape,
    SeenShape,
    TextShape,
    TruthShape,
    ValueShape,
)
from sheetbuilder.models.structure import Field, ModelShape, fields_of

Schema = dict[str, Any]


class Definitions:
    """What the models of a file need defined; `choices` are the classes that may stand for one, by its name."""

    def __init__(self, choices: Mapping[str, tuple[type[Content], ...]]) -> None:
        self._choices = choices
        self.found: dict[str, Schema] = {}

    def model(self, kind: type[Content]) -> Schema:
        """The mapping that becomes a model."""
        fields = fields_of(kind).values()
        required = [field.key for field in fields if field.limits.required]
        told: Schema = {"additionalProperties": False}
        told["properties"] = {field.key: self._field(field) for field in fields}
        return {**told, **({"required": required} if required else {}), "type": "object"}

    def _field(self, field: Field) -> Schema:
        """A value, and what an author is told of its key; what comes from the value's kind is said first."""
        limits, shape = field.limits, field.shape
        default = limits.default.value if isinstance(limits.default, Enum) else limits.default
        default = list(default) if isinstance(default, tuple) else default
        beside: Schema = {} if default in (None, REQUIRED) or limits.required else {"default": default}
        if limits.description is not None:
            beside["description"] = limits.description
        if isinstance(shape, OptionalShape):
            return {**self.of(shape.of), **beside}
        return dict(sorted({**self.of(shape), **beside}.items()))

    def of(self, shape: ValueShape) -> Schema:
        """A value of a form."""
        match shape:
            case OptionalShape():
                return self.of(shape.of)
            case SeenShape():
                return self._either(shape.seen)
            case ModelShape():
                return self._reference(shape.kind)
            case ChoiceShape(name=name) if name:
                self.found[name] = {"enum": list(shape.values), "type": "string"}
                return {"$ref": f"#/$defs/{name}"}
            case ChoiceShape():
                words = list(shape.values)
                return {"const": words[0], "type": "string"} if len(words) == 1 else {"enum": words, "type": "string"}
            case ListShape():
                return self._list(shape)
            case PairShape():
                parts, count = [self.of(part) for part in shape.parts], len(shape.parts)
                return {"maxItems": count, "minItems": count, "prefixItems": parts, "type": "array"}
            case MappingShape():
                names = {key: value for key, value in self.of(shape.keys).items() if key != "type"}
                named = {"propertyNames": names} if names else {}
                return {"additionalProperties": self.of(shape.of), **named, "type": "object"}
            case _:
                return _plain(shape)

    def _either(self, shapes: tuple[ValueShape, ...]) -> Schema:
        return self.of(shapes[0]) if len(shapes) == 1 else {"anyOf": [self.of(one) for one in shapes]}

    def _list(self, shape: ListShape) -> Schema:
        bounds = {"maxItems": shape.most, "items": self.of(shape.of), "minItems": shape.least}
        told = {key: bound for key, bound in sorted(bounds.items()) if bound is not None} | {"type": "array"}
        return {"anyOf": [self.of(shape.of), told]} if shape.alone else told

    def _reference(self, kind: type[Content]) -> Schema:
        name = kind.__name__
        if name not in self.found:
            self.found[name] = {}  # so that what holds its own kind ends
            among = self._choices.get(name)
            self.found[name] = {"oneOf": [self._reference(one) for one in among]} if among else self.model(kind)
        return {"$ref": f"#/$defs/{name}"}


def _plain(shape: ValueShape) -> Schema:
    said: Schema
    match shape:
        case TextShape():
            said = {"maxLength": shape.most, "minLength": shape.least, "pattern": shape.pattern, "type": "string"}
        case NumberShape():
            said = {"exclusiveMinimum": shape.gt, "maximum": shape.le, "minimum": shape.ge}
            said["type"] = "integer" if shape.whole else "number"
        case DayShape():
            said = {"format": "date", "type": "string"}
        case TruthShape():
            said = {"type": "boolean"}
        case _:
            raise TypeError(f"nothing is said of {type(shape).__name__}")
    return {key: value for key, value in said.items() if value is not None}
