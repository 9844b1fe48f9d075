"""What the room Print shows, read by hand."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests import pages


@pytest.fixture
def order() -> Callable[[pages.Answered], list[str]]:
    """What stands on the list of a page, in its order."""
    return lambda page: re.findall(r'<input type="hidden" name="chosen" value="([^"]+)">', page.text)
