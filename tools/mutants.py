"""Lines of the code changed one at a time, to see whether a test notices: `python -m tools.mutants [WORD ...]`.

Not part of the gate. Each change is made in a copy of the checkout and tried by the tests named beside it; with words,
only changes whose module or line has one of them. A line that is no longer there, or is there twice, ends the run at
once: the list must follow the code. `--check` looks for the lines alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120
"""Seconds for the tests of one change: a loop without end is noticed too."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of one line."""

    module: str
    line: str
    changed: str

    @property
    def path(self) -> str:
        """The module's file, in the checkout."""
        return f"sheetbuilder/{self.module}.py"

    def applied(self, text: str) -> str:
        """The module with the change; raises where the line does not stand there exactly once."""
        lines = text.split("\n")
        places = [at for at, line in enumerate(lines) if line.strip() == self.line]
        if len(places) != 1:
            raise SystemExit(f"{self.path}: {len(places)} lines are “{self.line}”")
        (at,) = places
        lines[at] = lines[at].replace(self.line, self.changed)
        return "\n".join(lines)


# The tests that mirror each module; what only a whole build would notice is not noticed soon enough.
TESTS: dict[str, tuple[str, ...]] = {
    "brand/colours": ("brand/test_colours.py",),
    "content/uniqueness": ("content",),
    "branding/punched": ("branding/test_punched.py",),
    "compose/one_file": ("compose/test_one_file.py",),
    "compose/targets": ("compose/test_targets.py", "test_offers.py"),
    "content/lint": ("content/test_lint.py",),
    "content/references": ("content/test_references.py",),
    "content/rules": ("content/test_rules.py",),
    "figures/sizing": ("figures",),
    "figures/workflow": ("figures",),
    "handout/binding/numbering": ("handout/binding",),
    "handout/personal/participants": ("handout/personal/test_participants.py",),
    "handout/personal/sorting": ("handout/personal/test_sorting.py",),
    "layout/extents": ("layout/test_extents.py",),
    "layout/holes": ("layout/test_holes.py",),
    "layout/sides": ("layout/test_sides.py",),
    "layout/flow/bands": ("layout/flow",),
    "layout/flow/pages": ("layout/flow",),
    "layout/text/typesetter": ("layout/text",),
    "layout/text/typography": ("layout/text",),
    "layout/text/shaping": ("layout/text",),
    "models/kinds": ("models", "content"),
    "models/markup": ("models",),
    "models/nearest": ("models",),
    "pdf/inspect/player": ("pdf/inspect/test_player.py",),
    "pdf/write/attributes": ("pdf/write",),
    "pdf/write/navigation": ("pdf/write/test_navigation.py",),
    "pdf/write/objects": ("pdf/write",),
    "pdf/write/painting": ("pdf/write/test_painting.py",),
    "pdf/write/structure": ("pdf/write",),
    "publish/fingerprint": ("publish",),
    "publish/statement": ("publish",),
    "source/located": ("source", "content/test_lint.py"),
    "source/table": ("source",),
    "source/text": ("source",),
    "templates/imprint": ("templates",),
    "theme/clearance": ("theme",),
    "theme/palette": ("theme",),
}

# What five reviews of the tests found unnoticed, each of them closed.
FOUND = (
    Mutant(
        "pdf/write/painting",
        "if last is link and abs(known[1] - box[1]) < 1:",
        "if last is link:",
    ),
    Mutant(
        "pdf/write/navigation", 'Count=b"-%d" % len(own) if own else None,', 'Count=b"%d" % len(own) if own else None,'
    ),
    Mutant("pdf/inspect/player", "amount = run.advance * stretch", "amount = run.advance"),
    Mutant("content/rules", 'if total > limits.get("back", total):', 'if total < limits.get("back", total):'),
)

MUTANTS = (
    Mutant(
        "brand/colours",
        'return "#" + "".join(f"{round(channel * 255):02X}" for channel in (colour.red, colour.green, colour.blue))',
        'return "#" + "".join(f"{int(channel * 255):02X}" for channel in (colour.red, colour.green, colour.blue))',
    ),
    Mutant("branding/punched", "if isinstance(item, Text | Picture | Inset) or item.mark is not None:", "if False:"),
    Mutant(
        "branding/punched", "if overlays is not None and holes and _inked(page, holes, overlays, grounds):", "if False:"
    ),
    Mutant("compose/one_file", "elif target.kind in _PARTS:", "elif target.kind not in _PARTS:"),
    Mutant("compose/targets", "if _taken(package, name):", "if False:"),
    Mutant("compose/targets", "if quick is not None:", "if quick is None:"),
    Mutant("content/uniqueness", "if before is not thing:", "if before is thing:"),
    Mutant(
        "content/lint",
        'if closing not in (opening, "’") and text.count(opening) != text.count(closing):',
        "if text.count(opening) != text.count(closing):",
    ),
    Mutant(
        "content/lint", "for where in min(places.values(), key=len):", "for where in max(places.values(), key=len):"
    ),
    Mutant("content/references", "if seen != right:", "if seen != right[::-1]:"),
    Mutant(
        "content/references",
        "while above in nodes and above not in passed:",
        "while above in nodes and above not in passed and len(passed) < 2:",
    ),
    Mutant(
        "content/references",
        "if phase.number not in served and any(step.number == sheet.step for step in phase.steps):",
        "if phase.number not in served:",
    ),
    Mutant("figures/sizing", "size = max(SMALLEST, look.size * self.type_scale)", "size = look.size * self.type_scale"),
    Mutant(
        "figures/sizing", "top = cy - len(lines) * style.leading / 2", "top = cy - (len(lines) - 1) * style.leading / 2"
    ),
    Mutant(
        "figures/workflow", "return self.lit is None or phase.number == self.lit", "return phase.number == self.lit"
    ),
    Mutant("handout/binding/numbering", "index = index // 26 - 1", "index = index // 26"),
    Mutant("handout/binding/numbering", "if ours.recto or theirs.recto:", "if ours.recto and theirs.recto:"),
    Mutant("handout/binding/numbering", "if participant.whole:", "if not participant.whole:"),
    Mutant("handout/personal/participants", "elif len(text) > _LONGEST:", "elif len(text) >= _LONGEST:"),
    Mutant("handout/personal/participants", "for row in rows[_MOST:][:1]:", "for row in rows[_MOST + 1 :][:1]:"),
    Mutant(
        "handout/personal/sorting", "groups = sorted(alike, key=len, reverse=True)", "groups = sorted(alike, key=len)"
    ),
    Mutant("layout/extents", "blank = _SPACE * item.size * (len(item.text) - len(item.text.rstrip()))", "blank = 0.0"),
    Mutant("layout/extents", "if item.closed or item.fill is not None:", "if item.closed:"),
    Mutant("layout/flow/bands", "filled = first.again.height", "filled = 0.0"),
    Mutant("layout/flow/bands", "chunk = [replace(first, gap=0.0), *chunk[1:]]", "pass"),
    Mutant("layout/flow/bands", "if len(parts) <= count:", "if len(parts) < count:"),
    Mutant("layout/flow/pages", "if len(pages) > 1 and len(pages) % 2:", "if len(pages) % 2:"),
    Mutant(
        "layout/flow/pages",
        "bound = sides.bound_at(number, landscape=lies)",
        "bound = BOTH_SIDES.bound_at(number, landscape=lies)",
    ),
    Mutant("layout/flow/pages", "if bound is not Edge.BOTTOM or draft.bare:", "if bound is not Edge.BOTTOM:"),
    Mutant("layout/flow/pages", "return max(0.0, min(wanted, free))", "return max(0.0, wanted)"),
    Mutant("layout/holes", "reach = CLEAR - FROM_EDGE", "reach = RADIUS"),
    Mutant("layout/holes", "x = FROM_EDGE if bound is Edge.LEFT else width - FROM_EDGE", "x = FROM_EDGE"),
    Mutant("layout/sides", "along = self.flip is not Flip.SHORT", "along = True"),
    Mutant(
        "layout/sides",
        "return _ACROSS[edge] if along and not self.one_sided and number % 2 == 0 else edge",
        "return _ACROSS[edge] if along and number % 2 == 0 else edge",
    ),
    Mutant(
        "layout/text/typesetter",
        "natural += units[start].width + (spaces[start] if start < end - 1 else 0.0)",
        "natural += units[start].width + spaces[start]",
    ),
    Mutant("layout/text/typesetter", "closing = hyphen if end < count and last.hyphen else 0.0", "closing = 0.0"),
    Mutant(
        "layout/text/typesetter",
        "lone = end - start == 1 and start > 0 and length < _LONE_WORD * width",
        "lone = False",
    ),
    Mutant("layout/text/typesetter", "short = length < _SHORTEST_LAST_LINE * width", "short = False"),
    Mutant(
        "layout/text/typesetter",
        "stranded = last.space is not None and sum(len(piece.text) for piece in last.pieces) == 1",
        "stranded = False",
    ),
    Mutant(
        "layout/text/typography",
        "if lowered.startswith(stem) and len(lowered) - len(stem) <= _LEAST_PIECE:",
        "if lowered.startswith(stem):",
    ),
    Mutant(
        "layout/text/typography",
        "if cut - last >= _LEAST_PIECE and len(letters) - cut >= _LEAST_PIECE:",
        "if cut - last >= _LEAST_PIECE:",
    ),
    Mutant(
        "layout/text/shaping",
        "kerns.append((index + 1, moved * 1000 / self.units))",
        "kerns.append((index, moved * 1000 / self.units))",
    ),
    Mutant("models/kinds", 'number = value.replace(",", ".")', 'number = value.replace(",", "")'),
    Mutant(
        "models/markup",
        'return scheme not in ("http", "https") or re.match(r"//[^/\\s]+", rest) is not None',
        "return True",
    ),
    Mutant(
        "models/nearest",
        'wanted = given[:_LONGEST].strip().casefold().replace("-", "_").replace(" ", "_")',
        'wanted = given[:_LONGEST].strip().casefold().replace("-", "_")',
    ),
    Mutant(
        "pdf/write/attributes",
        "return found if isinstance(found, float) and found == int(found) and 1 <= found <= _MOST else None",
        "return found",
    ),
    Mutant(
        "pdf/write/attributes",
        "return found if found and len(found) == len(members) <= _MOST else None",
        "return found or None",
    ),
    Mutant("pdf/write/syntax", 'return "0" if text in ("-0", "") else text', "return text"),
    Mutant("pdf/write/syntax", "return _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], value)", "return value"),
    Mutant(
        "pdf/write/painting",
        "self._anchor(node.anchor, self._height if node.role is Role.PART else min(self._height, box[3] + 6))",
        "self._anchor(node.anchor, min(self._height, box[3] + 6))",
    ),
    Mutant("pdf/write/structure", "if at == page:", "if at is not None:"),
    Mutant(
        "pdf/write/structure",
        "or node.role in (Role.TD, Role.TH)",
        "or node.role in (Role.TD,)",
    ),
    Mutant(
        "publish/fingerprint",
        'for path in sorted(directory.rglob("*.yaml"))',
        'for path in sorted(directory.glob("*.yaml"))',
    ),
    Mutant("publish/statement", "if not any(without.values()):", "if not all(without.values()):"),
    Mutant(
        "publish/statement",
        "if file.pages == 1 and told.file_line_one is not None:",
        "if told.file_line_one is not None:",
    ),
    Mutant("source/located", 'skip = self.style == "\'" and text[at] == "\'"', "skip = False"),
    Mutant("source/table", "return 0, max(_DELIMITERS, key=heads.count)", "return 0, _DELIMITERS[0]"),
    Mutant("source/table", 'self._line_start = self._at + piece.rfind("\\n") + 1', "self._line_start = self._at"),
    Mutant(
        "source/text",
        'depth = depth + 1 if found[0] in "[{" else max(0, depth - 1)',
        'depth = depth + 1 if found[0] in "[{" else depth',
    ),
    Mutant(
        "templates/imprint",
        "large = longest <= width and len(context.lines(name, _LARGE, width, None)) <= _MOST_LINES",
        "large = longest <= width",
    ),
    Mutant(
        "theme/clearance",
        "return next((found for known, found in self.pages if known == tuple(names)), NOTHING)",
        "return next((found for known, found in self.pages if known[:1] == tuple(names)[:1]), NOTHING)",
    ),
    Mutant(
        "theme/colour",
        "return 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)",
        "return 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.722 * linear(self.blue)",
    ),
    Mutant(
        "theme/palette",
        "for in_grey, ratio in ((False, contrast(one, other)), (True, contrast(one.grey, other.grey))):",
        "for in_grey, ratio in ((False, contrast(one, other)),):",
    ),
)


def copied(folder: Path) -> Path:
    """The checkout as it is now, without what git does not know."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout.decode()
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def noticed(mutant: Mutant, copy: Path) -> str | None:
    """The first test that fails with the change; None where all of them pass."""
    path = copy / mutant.path
    right = path.read_text("utf-8")
    path.write_text(mutant.applied(right), "utf-8")
    try:
        return failing(copy, TESTS[mutant.module])
    finally:
        path.write_text(right, "utf-8")


def failing(copy: Path, names: Sequence[str]) -> str | None:
    """The first of some tests that fails."""
    tests = [f"tests/{name}" for name in names]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return "(no end)"
    if ran.returncode not in (0, 1):
        raise SystemExit(f"{names}: the tests did not run\n{ran.stdout}{ran.stderr}")
    failed = [line for line in ran.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return failed[0].split(" ")[1] if failed else "a test" if ran.returncode else None


def main(arguments: Sequence[str]) -> int:
    """Try the changes; 1 where one goes unnoticed."""
    for mutant in (*FOUND, *MUTANTS):
        mutant.applied((ROOT / mutant.path).read_text("utf-8"))
    if "--check" in arguments:
        return 0
    chosen = [
        mutant
        for mutant in (*FOUND, *MUTANTS)
        if not arguments or any(word in f"{mutant.module} {mutant.line}" for word in arguments)
    ]
    survived = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        for names in dict.fromkeys(TESTS[mutant.module] for mutant in chosen):
            if test := failing(copy, names):
                raise SystemExit(f"{test} fails without any change")
        for mutant in chosen:
            test = noticed(mutant, copy)
            survived += test is None
            print(f"{'noticed ' if test else 'SURVIVED'}  {mutant.module}: {mutant.line}  {test or ''}", flush=True)
    print(f"{len(chosen)} changes in {len({one.module for one in chosen})} modules, {survived} unnoticed")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
