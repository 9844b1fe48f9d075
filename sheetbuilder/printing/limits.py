"""How much a printer may say, and how long it may take; what goes beyond is no answer."""

from __future__ import annotations

CONNECTING = 10.0
"""Seconds until a printer must be there, for each address that its name has."""
ASKING = 30.0
"""Seconds for a question and its whole answer."""
SENDING = 900.0
"""Seconds for a document and the answer to it: some printers take no more than what they have paper for."""
WAITING = 120.0
"""Seconds in which something must move while a document is sent."""
ANSWER = 4 * 1024**2
"""Bytes of an answer; printers that list every tray and paper need some 100 000."""
VALUES = 20_000
"""Values in an answer, those inside collections counted."""
DEPTH = 16
"""Collections inside one another."""
NAME, TEXT = 255, 1023
"""Bytes of a name and of a text (RFC 8011, 5.1); what is longer is cut off, not believed less."""
DOCUMENT = 200 * 1024**2
"""Bytes of a document that is printed: a whole course's copies in one file are large."""
PAGES = 5_000
"""Pages of one."""
COPIES = 999
"""Copies that can be asked for: more than that is a slip of the finger."""
SPOOLING = 300.0
"""Seconds that `lp` may take to hand a document over."""
LISTING = 15.0
"""Seconds that `lpstat` may take."""
