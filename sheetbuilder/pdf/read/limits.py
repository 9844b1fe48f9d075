"""How much of a foreign PDF is read; what goes beyond is refused."""

from __future__ import annotations

SECONDS = 20
"""Of processor time that one request may take, where the platform can be told."""
PATIENCE = 3
"""How many times as long the parent waits by the clock: others may be at work on the machine."""
MEMORY = 1024**3
"""Bytes of address space that the child may have, where the platform can be told."""
BYTES = 50 * 1024**2
PAGES = 500
DRAWS = 10_000
"""Forms that one page may draw, counted with those that forms draw."""
DEPTH = 24
"""Forms inside forms."""
CONTENT = 64 * 1024**2
"""Bytes of content streams that one file may decode to."""
OPERATIONS = 2_000_000
"""Operators of content that are looked at in one file."""
OBJECTS = 300_000
PIXELS = 40_000_000
"""Of one picture; a few kilobytes can ask for more than a printer has memory for."""
PICTURED = 25
"""Pages that are painted to see where their ink is."""
SMALLEST, LARGEST = 10.0, 14_400.0
"""Points of a side of a page (ISO 32000-1, annex C)."""
LENGTH = 8
"""Bytes that say how long an answer of the child is."""
ANSWER = 512 * 1024**2
"""Bytes of an answer that are believed to be one."""
ELEMENTS = 150_000
"""Structure elements of one file that is grafted."""
