"""Answers that the rooms in which files are written have in common."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from sheetbuilder.errors import Severity, say
from sheetbuilder.html.markup import element, escaped
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.site import Notice, Site


def elsewhere() -> Notice:
    """What is said where another tab was quicker."""
    told = say("The file was changed in another tab meanwhile. This is how it stands now; nothing of yours was saved.")
    return Notice(told, Severity.ERROR)


def still_to_save(fields: Sequence[str]) -> Notice:
    """What is said where another tab was quicker, and the form has what was typed nevertheless."""
    told = say(
        "The file was changed in another tab meanwhile, so nothing was saved. What you wrote otherwise stands in the"
        " form, marked: {fields}. “Save” writes it over what stands in the file now.",
        fields=", ".join(fields),
    )
    return Notice(told, Severity.ERROR)


def to_be_chosen_again(form: SentForm) -> Sequence[Notice]:
    """What is said of the files of a form that was not saved: no page can put them into their fields again."""
    names = [one.name for files in form.uploads.values() for one in files]
    told = say("Choose once more what you chose as files: {files}", files=", ".join(names))
    return (Notice(told, Severity.WARNING),) if names else ()


def to_be_copied(site: Site, typed: Sequence[tuple[str, str]]) -> str:
    """What was typed and is saved nowhere, each with its label, in a field from which it can be copied."""
    if not typed:
        return ""
    label = element("label", site.told(say("What you wrote, to be copied")), for_="unsaved")
    text = "\n".join(f"{name}: {said}" for name, said in typed)
    rows = min(12, text.count("\n") + 2)
    area = element("textarea", "\n" + escaped(text), id="unsaved", rows=rows, readonly=True)
    return element("div", label + area, class_="field panel")


def go(address: str) -> Response:
    """On to another page, which is then the one that a reload asks for."""
    return RedirectResponse(address, 303)


def handed(content: bytes, name: str, kind: str) -> Response:
    """Content to be saved under a name."""
    quoted = quote(name)  # a header has no letters but those of latin-1 (RFC 6266, 4.3)
    told = f'filename="{name}"' if quoted == name else f"filename*=UTF-8''{quoted}"
    return Response(content, media_type=kind, headers={"Content-Disposition": f"attachment; {told}"})
