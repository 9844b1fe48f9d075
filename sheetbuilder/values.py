"""Values: what is equal by what it says, a dataclass or one of msgspec's Structs, and copies of one with changes.

A Struct is a class in a fiftieth of the time that a dataclass takes at import, and a file of many is read in C. So what
is needed whenever pages are made is a Struct; what has an identity, such as a node of the tree, is an ordinary class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Type checkers take a Struct for a dataclass, and hold the names and the kinds of what is changed against it.
    from dataclasses import replace as replace
else:
    import dataclasses

    from msgspec import Struct, structs

    def replace(value, /, **changes):
        """A copy of a value with some of its fields changed, as `copy.replace` of Python 3.13 makes it."""
        change = structs.replace if isinstance(value, Struct) else dataclasses.replace
        return change(value, **changes)


__all__ = ["replace"]
