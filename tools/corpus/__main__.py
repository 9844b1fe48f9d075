"""`python -m tools.corpus FOLDER`: draw the wide net; VERAPDF_JAR names the validator.

`--standard ua-2` makes the results to the newer standards.
`--producers typst,reportlab` and `--rewriters qpdf` draw a smaller one; a program that is not installed is said aloud.
The exit code is 1 where a claim of ours and veraPDF's verdict disagree.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from sheetbuilder.pdf.conformance.standards import PAIRS, UA_1
from tools.corpus.net import disagreements, drawn, table
from tools.corpus.producers import PRODUCERS, REWRITERS, produced, rewritten


def main(arguments: list[str]) -> int:
    """Make the files, use them, ask, and tell."""
    parser = argparse.ArgumentParser(prog="python -m tools.corpus")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--producers", default=",".join(PRODUCERS))
    parser.add_argument("--rewriters", default=",".join(REWRITERS))
    parser.add_argument("--standard", choices=list(PAIRS), default=UA_1.name)
    asked = parser.parse_args(arguments)
    jar = Path(os.environ.get("VERAPDF_JAR", ""))
    if not jar.is_file():
        print("VERAPDF_JAR names no file", file=sys.stderr)
        return 2

    def absent(told: str) -> None:
        print(f"SKIPPED {told}", file=sys.stderr)

    sources = produced(asked.folder / "sources", asked.producers.split(","), absent)
    names = [name for name in asked.rewriters.split(",") if name]
    sources += rewritten(asked.folder / "sources", sources, names, absent)
    out = asked.folder / "outputs"
    out.mkdir()
    rows, refused = drawn(sources, out, jar, PAIRS[asked.standard])
    print("\n".join(table(rows, refused)))
    return 1 if disagreements(rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
