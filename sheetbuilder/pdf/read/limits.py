"""How much of a foreign PDF is read; what goes beyond is refused."""

from __future__ import annotations

SECONDS = 20
"""Of processor time that one request may take, where the platform can be told."""
PAINTING = 6
"""Of processor time that painting one page may take."""
JUDGING = 120
"""Of processor time for one finished file that is judged, of any number of pages."""
ALTOGETHER = 900
"""By the clock, for all foreign files of one recipe or brand; what stands behind slow ones is not waited for."""
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
PAINTED = 1_000_000_000
"""Pixels of all pictures that one page draws, as often as it draws them."""
TILES = 5_000_000
"""Of a pattern on a usual page."""
LAYERS = 2_500
"""Tiles of a pattern that lie over one another."""
DASH = 1e-4
"""Units that the dashes of a line have at least, taken together."""
PICTURED = 25
"""Pages that are painted to see where their ink is."""
SMALLEST, LARGEST = 10.0, 14_400.0
"""Points of a side of a page (ISO 32000-1, annex C)."""
NESTED = 200
"""Arrays and dictionaries inside each other among the operands of content."""
LENGTH = 8
"""Bytes that say how long an answer of the child is."""
STEP = b"\xff\xff\xff\xff"
"""What stands in place of the first half of a length where the child only says which page it is about to paint."""
ANSWER = 512 * 1024**2
"""Bytes of an answer that are believed to be one."""
ELEMENTS = 150_000
"""Structure elements of one file that is grafted."""
