"""A brand's own date: the day from which what it prints is as it is, so that old prints and new ones look different.

What a pack was made from is kept in its manifest as a hash; where the content is still the same the date stays, else
it is the day of the build. A brand that writes its own date keeps it, and is told when the content has changed since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sheetbuilder.brand import Brand
from sheetbuilder.content import Package
from sheetbuilder.errors import Problem, Severity, say
from sheetbuilder.publish.fingerprint import as_json, hash_of, sha256
from sheetbuilder.publish.manifest import Revision
from sheetbuilder.source import Located
from sheetbuilder.source.named import files_named

_OWN = "revision"
_NO_CONTENT = frozenset((_OWN, "extends", "locks"))
"""Keys that say nothing of what is printed; what a file extends is in it by now."""


def revised(package: Package, brand: Brand, day: date, before: Iterable[Revision]) -> Revision:
    """The revision of what is printed on a day; `before` are those of packs that are there, the nearest first."""
    content = content_of(package, brand)
    known = list(before)
    if (own := brand.file.revision) is not None:
        # The content that the date was first given to, so that it is told as long as nobody writes another.
        first = next((one.content for one in known if one.day == own), content)
        return Revision(own, first)
    return next((one for one in known if one.content == content), Revision(day, content))


def outlived(package: Package, brand: Brand, revision: Revision) -> tuple[Problem, ...]:
    """A warning where a brand has kept its own date, and not what it dates."""
    if brand.file.revision is None or revision.content == content_of(package, brand):
        return ()
    message = say("the content has changed since {date}", date=str(revision.day))
    hint = say("write a new date, or remove the key, and it moves by itself")
    return (Problem("SB353", message, brand.file.where_of(_OWN), hint, Severity.WARNING),)


def content_of(package: Package, brand: Brand) -> str:
    """A hash of what the files of a package and of a brand say, and of the files that the brand names.

    Comments and the order of keys make no difference, nor which program reads them; the brand's own date is no content.
    """
    own = _plain(brand.file.located)
    if isinstance(own, dict):
        own = {key: value for key, value in own.items() if key not in _NO_CONTENT}
    named = sorted(hash_of(path) for path in set(files_named(brand.file.located)))
    # One JSON object of files by number and of the brand's two keys, which come behind all numbers.
    of_brand = as_json({"brand": own, "named": named})
    return sha256(package.found("said", lambda: _said(package)) + b", " + of_brand.removeprefix(b"{"))


def _said(package: Package) -> bytes:
    """What the files of a package say, as JSON, its end left open."""
    files = {str(index): _plain(one.located) for index, one in enumerate(package.parts().files())}
    return as_json(files).removesuffix(b"}")


def _plain(located: Located | None) -> object:
    value = located.value if located is not None else None
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


__all__ = ["Revision", "content_of", "outlived", "revised"]
