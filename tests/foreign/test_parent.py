"""Nothing of others is parsed by the process that we run in: it reads their bytes, and a child looks what they are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from tests.foreign.filled.forms import Form

HERE = Path(__file__).parents[2]
BRANDS = HERE / "examples" / "brands"
NEVER = ("PIL.Image.open", "fontTools.ttLib.TTFont", "pypdfium2.PdfDocument", "lxml.etree", "typst")
"""What opens files of others, and has no business in our own process."""
WATCHED = """
import hashlib, importlib, json, os, sys
seen = []
def told(value):
    if hasattr(value, "getvalue"):
        value = value.getvalue()
    if isinstance(value, str | os.PathLike):
        value = open(value, "rb").read() if os.path.isfile(value) else os.fsencode(value)
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes | bytearray | memoryview) else repr(value)[:80]
def watch(what, module, *path):
    home = importlib.import_module(module)
    *path, last = path
    for name in path:
        home = getattr(home, name)
    call = getattr(home, last)
    def watched(*given, **more):
        seen.append((what, [told(value) for value in (*given, *more.values())]))
        return call(*given, **more)
    setattr(home, last, watched)
watch("pypdf.PdfReader", "pypdf", "PdfReader", "__init__")
watch("reportlab.TTFont", "reportlab.pdfbase.ttfonts", "TTFontFile", "__init__")
watch("PIL.Image.open", "PIL.Image", "open")
watch("fontTools.ttLib.TTFont", "fontTools.ttLib", "TTFont", "__init__")
watch("pypdfium2.PdfDocument", "pypdfium2", "PdfDocument", "__init__")
for name in ("fromstring", "parse", "XML", "iterparse"):
    watch("lxml.etree", "lxml.etree", name)
for name in ("compile", "Compiler"):
    watch("typst", "typst", name)
for name in ("fromstring", "parse", "XML"):
    watch("xml", "xml.etree.ElementTree", name)
import uharfbuzz
class Blob(uharfbuzz.Blob):
    def __new__(cls, data):
        seen.append(("uharfbuzz.Blob", [told(data)]))
        return super().__new__(cls, data)
uharfbuzz.Blob = Blob
class Face(uharfbuzz.Face):
    def __new__(cls, data, *given):
        if not isinstance(data, uharfbuzz.Blob):
            seen.append(("uharfbuzz.Face", [told(data)]))
        return super().__new__(cls, data, *given)
uharfbuzz.Face = Face
from sheetbuilder.cli import main
try:
    main()
finally:
    with open(os.environ["SEEN"], "w") as file:
        json.dump(seen, file)
"""


def parsed(folder: Path, *words: str) -> list[tuple[str, list[str]]]:
    """What our own process handed to which reader in a run, by its hash."""
    log = folder / "seen.json"
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED, *words],
        env={**os.environ, "SEEN": str(log), "PYTHONPATH": str(HERE)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode in (0, 6), ran.stderr
    return [(what, given) for what, given in json.loads(log.read_text("utf-8"))]


def hashed(paths: Sequence[Path]) -> set[str]:
    return {sha256(path.read_bytes()).hexdigest() for path in paths}


def lettered(folder: Path) -> Path:
    """A brand with a font of its own, which is none of ours."""
    font = (HERE / "fonts" / "SourceSans3-Light.ttf").read_bytes()
    (folder / "egen.ttf").write_bytes(font + b"\0")
    brand = folder / "egen.yaml"
    names = "fonts:\n  name: Egen\n  regular: egen.ttf\n  bold: egen.ttf\n"
    brand.write_text(f'type: brand\nname: Prøvehøj\nmunicipality_code: "0000"\n{names}', encoding="utf-8")
    return brand


@pytest.mark.long
@pytest.mark.parametrize(
    "words",
    [
        ("build", "2.6", "--brand", str(BRANDS / "eksempelkoebing.yaml"), "-o", "out"),
        ("build", "2.6", "--brand", str(BRANDS / "proevesund.yaml"), "-o", "out"),
        ("build", "2.6", "--brand", str(BRANDS / "moensterbjerg.yaml"), "-o", "out"),
        ("build", "2.6", "--brand", "egen.yaml", "-o", "out"),
        ("check", "--brand", "egen.yaml"),
        ("inspect", str(BRANDS / "letterheads" / "eksempelkoebing.pdf")),
        ("answers", "svar.pdf"),
        ("handout", str(HERE / "examples" / "handouts" / "samtalen-hele-vejen.yaml"), "-o", "out"),
    ],
    ids=lambda words: " ".join(Path(word).name for word in words[:4]),
)
def test_our_own_process_opens_nothing_of_others(words: Sequence[str], tmp_path: Path) -> None:
    lettered(tmp_path)
    form = Form()
    form.text("t", "svar")
    form.saved(tmp_path / "svar.pdf")
    seen = parsed(tmp_path, *words)
    assert [what for what, _ in seen if what in NEVER] == []
    ours = hashed(list((tmp_path / "out").rglob("*.pdf")))
    others = hashed(
        [
            tmp_path / "egen.ttf",
            tmp_path / "svar.pdf",
            *(path for path in (HERE / "examples").rglob("*") if path.is_file()),
        ]
    )
    read = [set(given) for what, given in seen if what == "pypdf.PdfReader"]
    assert all(given & ours for given in read), "what was made is read back, and nothing else"
    assert not [what for what, given in seen if set(given) & others]
    if words[0] in ("build", "handout"):
        assert read, "else nothing would be seen of what is read"
        assert any(what in ("uharfbuzz.Blob", "uharfbuzz.Face") for what, _ in seen)
