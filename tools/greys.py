"""Looks at the greys of a PDF in four viewers: `python -m tools.greys FILE.pdf --pdfjs FOLDER`.

poppler, PDFium, Ghostscript, and pdf.js in a real Chromium (FOLDER: where npm laid `pdfjs-dist`). A grey is neutral
where its three channels are the same; told is the most that they are apart, and the greys that are seen most.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import tempfile
import threading
from base64 import b64decode
from collections.abc import Callable, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from typing import Any

import pypdfium2
from PIL import Image

_DOTS = 50
"""Dots per inch."""
_PATIENCE = 120
_MODULES = {".mjs": "text/javascript"}

_PAGE = """<!doctype html><canvas id="c"></canvas><script type="module">
import * as pdfjs from "/pdfjs/build/pdf.mjs";
pdfjs.GlobalWorkerOptions.workerSrc = "/pdfjs/build/pdf.worker.mjs";
const file = await pdfjs.getDocument({url: "/file.pdf"}).promise;
const page = await file.getPage(1);
const viewport = page.getViewport({scale: %f});
const canvas = document.getElementById("c");
canvas.width = viewport.width;
canvas.height = viewport.height;
await page.render({canvasContext: canvas.getContext("2d"), viewport}).promise;
await fetch("/shown", {method: "POST", body: canvas.toDataURL("image/png")});
</script>"""


def poppler(file: Path) -> Image.Image:
    """The first page as poppler shows it."""
    shown = subprocess.run(
        ["pdftoppm", "-r", str(_DOTS), "-f", "1", "-l", "1", file], capture_output=True, check=True, timeout=_PATIENCE
    )
    return Image.open(io.BytesIO(shown.stdout)).convert("RGB")


def ghostscript(file: Path) -> Image.Image:
    """The first page as Ghostscript shows it."""
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=ppmraw", f"-r{_DOTS}", "-dLastPage=1"]
    shown = subprocess.run([*command, "-sOutputFile=-", file], capture_output=True, check=True, timeout=_PATIENCE)
    return Image.open(io.BytesIO(shown.stdout)).convert("RGB")


def pdfium(file: Path) -> Image.Image:
    """The first page as PDFium shows it."""
    document = pypdfium2.PdfDocument(file)
    try:
        shown: Image.Image = document[0].render(scale=_DOTS / 72).to_pil().convert("RGB")
    finally:
        document.close()
    return shown


def pdfjs(library: Path, chromium: str, file: Path) -> Image.Image:
    """The first page as pdf.js draws it on a canvas of a browser."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        shutil.copy(file, folder / "file.pdf")
        (folder / "pdfjs").symlink_to(library.resolve())
        (folder / "page.html").write_text(_PAGE % (_DOTS / 72), "utf-8")
        shown: Queue[str] = Queue()
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Served, shown, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={name}/profile"]
        browser = subprocess.Popen(
            [chromium, *options, f"http://127.0.0.1:{server.server_port}/page.html"], stderr=subprocess.DEVNULL
        )
        try:
            picture = shown.get(timeout=_PATIENCE).partition(",")[2]
        finally:
            browser.terminate()
            browser.wait()
            server.shutdown()
            server.server_close()
    return Image.open(io.BytesIO(b64decode(picture))).convert("RGB")


class _Served(SimpleHTTPRequestHandler):
    """The page, the library and the file; what the page has drawn comes back."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | _MODULES

    def __init__(self, shown: Queue[str], *arguments: Any, **more: Any) -> None:
        self._shown = shown
        super().__init__(*arguments, **more)

    def do_POST(self) -> None:
        """What the browser has drawn, as the address of a picture."""
        self._shown.put(self.rfile.read(int(self.headers["Content-Length"])).decode("ascii"))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing: what is served is told by what is drawn."""


def apart(shown: Image.Image) -> int:
    """The most that two channels of a pixel are apart, of 255."""
    return max(max(colour) - min(colour) for _, colour in counted(shown))


def counted(shown: Image.Image) -> list[tuple[int, tuple[int, int, int]]]:
    """How many pixels have each colour, those first that are seen most."""
    pixels = shown.width * shown.height
    return sorted(shown.getcolors(pixels) or [], reverse=True)  # type: ignore[arg-type]  # RGB, as all pictures here


def main() -> None:
    """Tell what each viewer shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--pdfjs", type=Path, help="the folder of pdfjs-dist")
    parser.add_argument("--chromium", default="chromium")
    asked = parser.parse_args()
    viewers: Mapping[str, Callable[[Path], Image.Image]] = {
        "poppler": poppler,
        "PDFium": pdfium,
        "Ghostscript": ghostscript,
        **({"pdf.js": partial(pdfjs, asked.pdfjs, asked.chromium)} if asked.pdfjs else {}),
    }
    for file in asked.files:
        for name, show in viewers.items():
            shown = show(file)
            seen = " ".join("{:02x}{:02x}{:02x}".format(*colour) for _, colour in counted(shown)[:6])
            print(f"{file.name}\t{name}\tapart {apart(shown)}\t{seen}")


if __name__ == "__main__":
    main()
