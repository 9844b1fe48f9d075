"""Makes the site: `python -m tools.site FOLDER`; the exit code is 1 where anything at all is told.

Sphinx's warnings are faults, and so is a link that leads nowhere, or anything that a page would load from elsewhere.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tools.site.front import front
from tools.site.links import faults
from tools.site.places import ROOT, Half, halves
from tools.site.sources import written

_CONFIGURATION = Path(__file__).parent


def made(out: Path) -> bool:
    """Make all of it into a folder; whether nothing is wrong with it."""
    right = True
    for half in halves():
        with tempfile.TemporaryDirectory() as folder:
            right = _built(half, Path(folder), out / half.language) and right
    (out / "index.html").write_bytes(front())
    wrong = list(faults(out))
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return right and not wrong


def _built(half: Half, folder: Path, out: Path) -> bool:
    source = folder / half.language
    source.mkdir()
    written(half, [other for other in halves() if other != half], source)
    strict = ("--fail-on-warning", "--keep-going", "--nitpicky", "--quiet", "--fresh-env", "--write-all")
    places = ("--conf-dir", _CONFIGURATION, "--doctree-dir", folder / "doctrees", source, out)
    language = ("-D", f"language={half.language}")
    words = (sys.executable, "-m", "sphinx", "-b", "html", *strict, *language, *places)
    return subprocess.run(words, cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(not made(Path(sys.argv[1]).resolve()))
