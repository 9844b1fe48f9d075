"""The programs: each makes files of our pages, or says that it is not here."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.corpus import pages
from tools.corpus.canvas import drawn
from tools.corpus.pictures import spaces


class AbsentError(Exception):
    """A program that is not installed here."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that somebody else's program made."""

    producer: str
    path: Path


Producer = Callable[[Path], Iterator[Path]]
"""Makes files in a folder of its own."""


def _run(*command: str | Path, timeout: float = 180) -> None:
    found = shutil.which(str(command[0]))
    if found is None:
        raise AbsentError(str(command[0]))
    subprocess.run([found, *map(str, command[1:])], capture_output=True, check=True, timeout=timeout)


def typst(folder: Path) -> Iterator[Path]:
    """Typst: tagged and untagged, for PDF/UA and PDF/A and for neither."""
    try:
        import typst as program
    except ImportError as error:
        raise AbsentError("typst") from error
    pages.icon_font(folder / "icons.ttf")
    held = []
    for mode, form in (("RGB", "png"), ("RGBA", "png"), ("L", "png"), ("1", "png"), ("CMYK", "jpeg"), ("P", "gif")):
        (folder / f"{mode}.{form}").write_bytes(pages.picture(mode, form.upper()))
        held.append(f'image("{mode}.{form}", width: 1cm)')
    paint = pages.TYPST_PAINT.replace("PICTURES", ", ".join(held))
    sources = {
        "text": pages.TYPST,
        "paint": paint.replace("CMYK)", "luma(10%))"),
        "inks": paint.replace("CMYK)", "cmyk(10%, 90%, 0%, 20%))"),
        "icons": pages.TYPST_ICONS,
    }
    ways: Mapping[str, dict[str, object]] = {
        "ua": {"pdf_standards": ["ua-1"]},
        "a2a": {"pdf_standards": ["a-2a"]},
        "tagged": {},
        "untagged": {"pdf_tags": False},
    }
    for name, text in sources.items():
        (folder / f"{name}.typ").write_text(text, "utf-8")
        for way, options in ways.items():
            try:
                data = program.compile(folder / f"{name}.typ", font_paths=[pages.FONTS, folder], **options)  # type: ignore[call-overload]
            except Exception as error:
                # Typst refuses what a standard does not permit; that is no file of its.
                if "error" not in str(error) and "PDF" not in str(error):
                    raise
                continue
            (folder / f"{name}-{way}.pdf").write_bytes(data)
            yield folder / f"{name}-{way}.pdf"


def _html(folder: Path) -> dict[str, str]:
    icons = pages.icon_font(folder / "icons.ttf").as_uri()
    held = "".join(
        f'<img alt="Billede" src="{pages.as_address(pages.picture(mode, form), f"image/{form.lower()}")}">'
        for mode, form in (("RGB", "PNG"), ("RGBA", "PNG"), ("L", "PNG"), ("CMYK", "JPEG"), ("P", "PNG"), ("1", "PNG"))
    )
    font = (pages.FONTS / "SourceSans3-Regular.ttf").as_uri()
    whole = pages.HTML.replace("FONT", font).replace("ICONS)", f"{icons})")
    return {
        "text": whole.replace("PAINT", ""),
        "paint": whole.replace("PAINT", pages.HTML_PAINT.replace("PICTURES", held)),
        "icons": whole.replace("PAINT", pages.HTML_ICONS),
        "form": whole.replace("PAINT", pages.HTML_FORM),
    }


def weasyprint(folder: Path) -> Iterator[Path]:
    """WeasyPrint: plain, for PDF/UA, for PDF/A."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import weasyprint as program  # type: ignore[import-untyped]
        except (ImportError, OSError) as error:
            raise AbsentError("weasyprint") from error
        for name, html in _html(folder).items():
            for way in (None, "pdf/ua-1", "pdf/a-2b", "pdf/a-2u"):
                path = folder / f"{name}-{(way or 'plain').replace('/', '-')}.pdf"
                program.HTML(string=html).write_pdf(path, pdf_variant=way, pdf_forms=name == "form")
                yield path


def reportlab(folder: Path) -> Iterator[Path]:
    """ReportLab: letters, inks, shadings, transparency, form fields."""
    yield from drawn(folder)


def by_hand(folder: Path) -> Iterator[Path]:
    """Pictures in every colour space and packing, written object by object."""
    yield from spaces(folder)


_LIBREOFFICE = {
    "plain": "",
    "tagged": '{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportFormFields":{"type":"boolean","value":"true"}}',
    "ua": '{"PDFUACompliance":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"}}',
    "a2": '{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}',
}


def libreoffice(folder: Path) -> Iterator[Path]:
    """LibreOffice Writer, Impress and Calc: plain, tagged, for PDF/UA, for PDF/A."""
    documents = {
        "writer.fodt": ("writer_pdf_Export", pages.writer_document()),
        "impress.fodp": ("impress_pdf_Export", pages.impress_document()),
        "calc.fods": ("calc_pdf_Export", pages.calc_document()),
    }
    for way, options in _LIBREOFFICE.items():
        out = folder / way
        out.mkdir()
        for name, (filter_, text) in documents.items():
            (folder / name).write_text(text, "utf-8")
            form = f"pdf:{filter_}:{options}" if options else f"pdf:{filter_}"
            _run(
                "soffice",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--convert-to", form, "--outdir", out, folder / name),
            )
            made = out / f"{name.partition('.')[0]}.pdf"
            if made.is_file():
                yield made.rename(folder / f"{made.stem}-{way}.pdf")


def chromium(folder: Path) -> Iterator[Path]:
    """Chromium's print: with and without tags."""
    for name, html in _html(folder).items():
        (folder / f"{name}.html").write_text(html, "utf-8")
        for way, option in (("tagged", "--export-tagged-pdf"), ("untagged", "--disable-pdf-tagging")):
            path = folder / f"{name}-{way}.pdf"
            _run(
                "chromium",
                *("--headless", "--no-sandbox", "--disable-gpu", option, "--no-pdf-header-footer"),
                *(
                    f"--user-data-dir={folder / 'profile'}",
                    f"--print-to-pdf={path}",
                    (folder / f"{name}.html").as_uri(),
                ),
            )
            yield path


PRODUCERS: Mapping[str, Producer] = {
    "typst": typst,
    "weasyprint": weasyprint,
    "reportlab": reportlab,
    "by hand": by_hand,
    "libreoffice": libreoffice,
    "chromium": chromium,
}

REWRITERS: Mapping[str, Sequence[str]] = {
    "ghostscript": ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=OUT", "IN"),
    "ghostscript a": (
        *("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-dPDFA=2", "-dPDFACompatibilityPolicy=1"),
        *("-sColorConversionStrategy=RGB", "-sOutputFile=OUT", "IN"),
    ),
    "qpdf": ("qpdf", "--object-streams=generate", "--recompress-flate", "IN", "OUT"),
    "qpdf qdf": ("qpdf", "--qdf", "--linearize", "IN", "OUT"),
}


def produced(folder: Path, names: Sequence[str], absent: Callable[[str], None]) -> list[Source]:
    """What the named programs make; `absent` is told of each that is not here."""
    found = []
    for name in names:
        own = folder / name.replace(" ", "-")
        own.mkdir(parents=True)
        try:
            found += [Source(name, path) for path in PRODUCERS[name](own)]
        except AbsentError as error:
            absent(f"{name}: {error} is not installed")
    return found


def rewritten(
    folder: Path, sources: Sequence[Source], names: Sequence[str], absent: Callable[[str], None]
) -> list[Source]:
    """What the named programs make of files that others made; what one of them refuses is left out."""
    found = []
    for name in names:
        for source in sources:
            out = folder / name.replace(" ", "-") / f"{source.producer.replace(' ', '-')}-{source.path.name}"
            out.parent.mkdir(exist_ok=True)
            words = {"IN": str(source.path), "OUT": str(out), "-sOutputFile=OUT": f"-sOutputFile={out}"}
            try:
                _run(*(words.get(word, word) for word in REWRITERS[name]))
            except AbsentError as error:
                absent(f"{name}: {error} is not installed")
                break
            except subprocess.CalledProcessError:
                continue
            found.append(Source(f"{name} < {source.producer}", out))
    return found
