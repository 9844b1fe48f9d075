"""Damage done to files of every kind by the thousand: `python -m tools.fuzz 10000`.

PDFs, SVGs, pictures, fonts, YAML and CSV are changed where it hurts (names, numbers, brackets, references, tables,
stretches cut out, doubled or put elsewhere) and given to the public entry points. Each case ends in an answer or in
problems: any other exception, or a case that hangs, is a fault of ours. The exit code is 1 where there was one.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import StreamObject

import sheetbuilder
from sheetbuilder.brand.logo import LogoFile
from sheetbuilder.errors import SheetbuilderError, Where
from sheetbuilder.foreign.filled.report import read_filled
from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.foreign.letterhead.report import prepare as prepare_letterhead
from sheetbuilder.foreign.logo.facts import Wish
from sheetbuilder.foreign.logo.report import prepare as prepare_logo
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.handout.foreign import load_whole
from sheetbuilder.handout.personal.participants import read_participants
from sheetbuilder.theme.picture import PictureFormat
from tools import fonts

PATIENCE = 300.0
"""Seconds after which a case hangs; a child that reads is ended long before, but the machine may be busy."""
_A_RUN = 100
"""Cases that are read by one reader."""
ROOT = Path(__file__).resolve().parents[1]
LIST = "navn;organisation;udgave\nDeltager 1;Eksempelkøbing Kommune;\nDeltager 2;Prøvesund Kommune;underviser\n"

_TOKENS = re.compile(rb"/[A-Za-z0-9]+|-?\d+(?:\.\d+)?|<<|>>|\[|\]|[A-Za-z_-]+|[:;,\"'{}()<>&#%=]|\s+")
_ODD = (
    *(
        b"0",
        b"-1",
        b"1",
        b"99999999999999999999",
        b"1e999",
        b"nan",
        b"true",
        b"null",
        b"<<",
        b">>",
        b"[",
        b"]",
        b"(",
        b")",
    ),
    *(
        b"/",
        b"/Type",
        b"/Kids",
        b"/Parent",
        b"/K",
        b"1 0 R",
        b"9999 0 R",
        b"\x00",
        b"\xff\xfe",
        b"\xc3",
        b"\xed\xa0\x80",
    ),
    *(
        b"&",
        b"<",
        b">",
        b"'",
        b'"',
        b":",
        b"- ",
        b"\t",
        b"{",
        b"*a",
        b"&a",
        b"!!python/object",
        b"@",
        b"%",
        b"#",
        b"\n\n",
    ),
    *("\u202e".encode(), "🜁".encode(), "æ".encode("latin-1"), b"url(#a)", b"<use href='#a'/>", b"A" * 5000),
)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes with one to four hurts, most of them at the bounds of tokens."""
    for _ in range(chance.randint(1, 4)):
        tokens = [found.span() for found in _TOKENS.finditer(data)] or [(0, 0)]
        begin, end = chance.choice(tokens)
        other, last = chance.choice(tokens)
        match chance.randrange(7):
            case 0:
                data = data[:begin] + chance.choice(_ODD) + data[end:]
            case 1:
                data = data[:begin] + data[end:]
            case 2:
                data = data[:begin] + data[other:last] + data[end:]
            case 3:
                data = data[:begin] + data[begin:end] * chance.choice((2, 3, 200)) + data[end:]
            case 4:
                low, high = sorted((begin, other))
                data = data[:low] + data[min(high, low + 4000) :]
            case 5:
                data = data[:begin] + chance.choice(_ODD) + data[begin:]
            case _:
                at = chance.randrange(len(data) + 1)
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    return data


def opened(data: bytes) -> bytes:
    """A PDF with its streams unpacked, so that damage reaches what is in them."""
    out = io.BytesIO()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for number in range(1, len(writer._objects) + 1):
        held = writer.get_object(number)
        if isinstance(held, StreamObject) and held.get("/Filter") == "/FlateDecode" and "/DecodeParms" not in held:
            content = bytes(held.get_data())
            if len(content) < 20_000:
                held._data = content
                del held["/Filter"]
    writer.write(out)
    return out.getvalue()


@dataclass(slots=True)
class Bench:
    """A folder, a child that reads, and what the kinds of files are tried with."""

    folder: Path
    reader: Reader
    package: sheetbuilder.Package
    seeds: Mapping[str, list[bytes]]
    counted: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)

    def tried(self, kind: str, data: bytes) -> None:
        """One case: it counts, and what goes wrong is kept with its input."""
        path = self.folder / f"case.{kind}"
        path.write_bytes(data)
        began = time.monotonic()
        self.counted[kind] += 1
        try:
            _ENTRIES[kind](self, path, data)
        except Exception:  # noqa: BLE001 (whatever it is, it is a fault of ours)
            self._fault(kind, data, traceback.format_exc(limit=-4))
        took = time.monotonic() - began
        self.slowest = max(self.slowest, took)
        if took > PATIENCE:
            self._fault(kind, data, f"{took:.0f} seconds")

    def refusing(self, attempt: Callable[[], object]) -> None:
        """An attempt that may end in problems."""
        try:
            attempt()
        except SheetbuilderError as error:
            self.refused += 1
            if not error.problems or not all(str(problem.message) for problem in error.problems):
                raise ValueError("a refusal without words") from error

    def _fault(self, kind: str, data: bytes, told: str) -> None:
        kept = self.folder / f"fault-{len(self.faults)}.{kind}"
        kept.write_bytes(data)
        self.faults.append(f"{kept}: {told}")


def _pdf(bench: Bench, path: Path, data: bytes) -> None:
    sheetbuilder.inspect(path)
    file = LogoFile(Where(path), path.name, PictureFormat.PDF, data)
    prepare_logo(file, Wish(PictureFormat.PDF), bench.reader)
    bench.refusing(lambda: prepare_letterhead(path, 1, bench.reader))
    bench.refusing(lambda: read_filled(path, bench.reader))
    bench.refusing(lambda: take(path, alts=dict.fromkeys(range(1, 20), "En side"), reader=bench.reader))


def _svg(bench: Bench, path: Path, data: bytes) -> None:
    prepare_logo(LogoFile(Where(path), path.name, PictureFormat.SVG, data), Wish(PictureFormat.SVG), bench.reader)


def _picture(bench: Bench, path: Path, data: bytes) -> None:
    kind = PictureFormat.JPEG if data.startswith(b"\xff\xd8") else PictureFormat.PNG
    prepare_logo(LogoFile(Where(path), path.name, kind, data), Wish(kind), bench.reader)


def _font(bench: Bench, path: Path, _data: bytes) -> None:
    """As a brand's font, on a page that is read back: a font that is accepted gives a sound file."""
    brand = path.with_name("brand.yaml")
    named = f"fonts:\n  name: Egen\n  regular: {path.name}\n  bold: {path.name}\n"
    brand.write_text(f'type: brand\nname: Prøvehøj\nmunicipality_code: "0000"\n{named}', encoding="utf-8")
    out = bench.folder / "out"
    bench.refusing(lambda: sheetbuilder.build(bench.package, ("2.6",), brand=sheetbuilder.load_brand(brand), out=out))
    shutil.rmtree(out, ignore_errors=True)


def _yaml(bench: Bench, path: Path, _data: bytes) -> None:
    bench.refusing(lambda: sheetbuilder.load_brand(path))
    bench.refusing(lambda: load_whole(path, bench.package))


def _csv(bench: Bench, path: Path, _data: bytes) -> None:
    words = bench.package.words.handout
    assert words is not None
    bench.refusing(lambda: read_participants(path, sheetbuilder.Edition.PARTICIPANT, words))


_ENTRIES: Mapping[str, Callable[[Bench, Path, bytes], None]] = {
    "pdf": _pdf,
    "svg": _svg,
    "png": _picture,
    "ttf": _font,
    "yaml": _yaml,
    "csv": _csv,
}
KINDS = tuple(_ENTRIES)


def seeds() -> dict[str, list[bytes]]:
    """The files that come along, by kind."""
    pdfs = [*(ROOT / "examples").rglob("*.pdf"), *(ROOT / "tests" / "foreign").rglob("*.pdf")]
    small = [path.read_bytes() for path in sorted(pdfs) if path.stat().st_size < 60_000]
    found = {
        "pdf": [*small, *map(opened, small)],
        "svg": [path.read_bytes() for path in sorted((ROOT / "examples").rglob("*.svg"))],
        "png": pictures(),
        "ttf": [(ROOT / "fonts" / "SourceSans3-Regular.ttf").read_bytes()],
        "yaml": [path.read_bytes() for path in sorted((ROOT / "examples").glob("[bh]*/*.yaml"))],
        "csv": [LIST.encode("utf-8"), LIST.encode("utf-16"), LIST.encode("cp1252")],
    }
    found["svg"] += [path.read_bytes() for path in sorted((ROOT / "tests" / "foreign" / "logo").glob("*.svg"))]
    assert all(found.values())
    return found


def pictures() -> list[bytes]:
    """Pictures of the sorts that logos are delivered in."""
    made = []
    drawn = Image.radial_gradient("L").resize((64, 48))
    for mode in ("L", "RGB", "RGBA", "P", "CMYK"):
        for kind in ("JPEG",) if mode == "CMYK" else ("PNG", "JPEG") if mode in ("L", "RGB") else ("PNG",):
            out = io.BytesIO()
            drawn.convert(mode).save(out, kind)
            made.append(out.getvalue())
    return made


def case(seed: int, kind: str, number: int, whole: list[bytes]) -> bytes:
    """A damaged file: the same one for the same seed, kind and number. Of fonts the first ones are each table's."""
    chance = random.Random(f"{seed}/{kind}/{number}")
    data = chance.choice(whole)
    if kind == "ttf":
        return fonts.damaged(data, number, chance)
    return damaged(data, chance)


def cases(count: int, kinds: tuple[str, ...] = KINDS) -> Iterator[tuple[str, int]]:
    """So many cases, dealt out over the kinds in turn; of fonts, which cost a page each, every table and 500 more."""
    dealt: Counter[str] = Counter()
    while dealt.total() < count:
        for kind in kinds:
            if dealt.total() < count and (kind != "ttf" or kinds == ("ttf",) or dealt[kind] < fonts.FULL):
                yield kind, dealt[kind]
                dealt[kind] += 1


def fuzz(
    folder: Path,
    count: int,
    kinds: tuple[str, ...] = KINDS,
    *,
    seed: int = 0,
    first: int = 0,
    told: Callable[[Bench, str], None] = lambda *_: None,
) -> Bench:
    """So many cases without those before `first`; `told` hears of each when it is over."""
    bench = Bench(folder, Reader(), sheetbuilder.load(), seeds())
    for at, (kind, number) in enumerate(cases(count, kinds)):
        if at < first:
            continue
        bench.tried(kind, case(seed, kind, number, bench.seeds[kind]))
        told(bench, kind)
        if (at + 1) % _A_RUN == 0:
            # All files of a run have so much time together, and a run has fewer files than are tried here.
            bench.reader.end()
            bench.reader = Reader()
    bench.reader.end()
    return bench


def progress(bench: Bench, _: str) -> None:
    """A line for every hundredth case."""
    if bench.counted.total() % _A_RUN == 0:
        print(f"  {bench.counted.total()} cases, {len(bench.faults)} faults", *bench.faults[-1:], flush=True)


def main(arguments: list[str]) -> int:
    """Run, and tell."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz")
    parser.add_argument("count", type=int)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="go on behind a run that was stopped")
    asked = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    began = time.monotonic()
    kinds = tuple(asked.kinds.split(","))
    bench = fuzz(folder, asked.count, kinds, seed=asked.seed, first=asked.first, told=progress)
    for kind in bench.counted:
        print(f"{kind}: {bench.counted[kind]} cases")
    seconds, slowest = time.monotonic() - began, bench.slowest
    print(f"{bench.refused} refusals in words, {seconds:.0f} s, slowest {slowest:.1f} s, {len(bench.faults)} faults")
    print("\n".join(bench.faults[:20]))
    return 1 if bench.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
