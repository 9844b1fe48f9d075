"""What a model says of one of its keys: whether it may be left out, what it may hold, what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from sheetbuilder.errors import Message

REQUIRED: Any = ...
"""In the place of a default: the key must be there."""
_CHECKS = "checks"
_BOUNDS = ("ge", "gt", "le", "min_length", "max_length", "pattern", "strip")
M = TypeVar("M")


class Limits(NamedTuple):
    """What is said of a key, and of the kind of value under it; beside a type in `Annotated`, of the kind alone."""

    default: Any = REQUIRED
    default_factory: Callable[[], object] | None = None
    factory: Callable[[Mapping[str, Any]], object] | None = None
    check_default: bool = False
    key: str | None = None
    description: str | None = None
    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    strip: bool | None = None
    places: tuple[str, ...] = ()

    @property
    def bounded(self) -> bool:
        """Whether it says anything of the kind of value."""
        return any(getattr(self, name) is not None for name in _BOUNDS)

    def within(self, *others: Limits) -> Limits:
        """The limits of others that stand before it, and its own in their place."""
        said = {
            name: getattr(one, name) for one in (*others, self) for name in _BOUNDS if getattr(one, name) is not None
        }
        return Limits(**said)

    @property
    def required(self) -> bool:
        """Whether the key must be there."""
        return self.default is REQUIRED and self.default_factory is None and self.factory is None

    def otherwise(self, values: Mapping[str, Any]) -> Any:
        """The value where the key is left out, which may depend on those before it; `REQUIRED` if it may not be."""
        if self.factory is not None:
            return self.factory(values)
        return self.default_factory() if self.default_factory is not None else self.default


def Field(
    default: Any = REQUIRED,
    *,
    default_factory: Callable[[], object] | None = None,
    factory: Callable[[Mapping[str, Any]], object] | None = None,
    check_default: bool = False,
    key: str | None = None,
    description: str | None = None,
    ge: float | None = None,
    gt: float | None = None,
    le: float | None = None,
    min_length: int | None = None,
    max_length: int | None = None,
    pattern: str | None = None,
    strip: bool | None = None,
    places: tuple[str, ...] = (),
) -> Any:
    """A key of a model, as it stands behind `=`, or the limits of a kind of value, as they stand in `Annotated`.

    `key` is what the file calls it, where that is no name here. A default comes from a `default_factory`, or from a
    `factory` that is handed the values before it; `check_default` has the checks of the class look at it, too.
    Lengths count the characters of a text and the entries of a list. `strip` takes the white space off both ends.
    `places` are what may stand in braces in a phrase.
    """
    return Limits(
        default=default,
        default_factory=default_factory,
        factory=factory,
        check_default=check_default,
        key=key,
        description=description,
        ge=ge,
        gt=gt,
        le=le,
        min_length=min_length,
        max_length=max_length,
        pattern=pattern,
        strip=strip,
        places=places,
    )


class Then(Struct, frozen=True):
    """A look at a text of the right form, which raises `RefusedValue`; the text that comes back is the value."""

    look: Callable[[str], str]


class OneOrMany(Struct, frozen=True):
    """A list of which one entry may stand alone, without being a list."""


class Given(Struct, frozen=True):
    """What a check of a class may ask for beside the value: the key's name, the sound values before it, the context."""

    name: str
    values: Mapping[str, Any]
    context: Mapping[str, object]


def check(*names: str) -> Callable[[M], M]:
    """Mark a class method `(value, given)` as a check of these fields, or of all for `*`; it raises `RefusedValue`."""

    def marked(method: M) -> M:
        vars(method)[_CHECKS] = names
        return method

    return marked


def checked_by(member: object) -> tuple[str, ...]:
    """The fields that a class method checks; none for whatever else a class holds."""
    return vars(member).get(_CHECKS, ()) if isinstance(member, classmethod) else ()


class RefusedValue(ValueError):
    """A value that cannot stand where it does: the kind of fault (`messages`), and what is to be told of it."""

    def __init__(self, kind: str, **context: Any) -> None:
        super().__init__(kind)
        self.kind = kind
        self.context = context


def refuse(message: Message, hint: Message | None = None) -> RefusedValue:
    """What a check raises; the author reads the message and the hint at the value's place."""
    return RefusedValue("refused", message=message, hint=hint)
