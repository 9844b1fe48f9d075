"""Click's own words, such as Usage and Options, in the language of the run."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager

from sheetbuilder import resources
from sheetbuilder.language import DOMAIN


@contextmanager
def click_speaks(language: str) -> Iterator[None]:
    """While this holds, click finds its words in our catalogue of that language.

    Click asks the text domain of the process, and gettext the variable LANGUAGE; both are put back.
    """
    domain, wish = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(resources.catalogues()))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if wish is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = wish
