"""The page of a brand's own sheets: those that it has with their pages, one more chosen, one taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sheetbuilder.app.brand_room.drafts import Drafts, address_of, name_of, room_of
from sheetbuilder.app.brand_room.drawn_pages import DrawnPages, drawn
from sheetbuilder.app.brand_room.own_sheets import OwnSheet, own_sheets, problems_of, put_in, take_out
from sheetbuilder.app.brand_room.workspace import BrandDraft
from sheetbuilder.app.replies import go
from sheetbuilder.app.unsaved_edits import elsewhere, files_of, to_be_chosen_again
from sheetbuilder.errors import Severity, SheetbuilderError, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.serving.forms import SentForm, UploadedFile, read_form
from sheetbuilder.serving.ordering import REMOVE
from sheetbuilder.serving.site import Notice, Site, site_of

_PAGES = (1, 2)
"""Of a sheet in its usual size."""


@dataclass(frozen=True, slots=True)
class SheetPages:
    """The page, and what its forms do."""

    drafts: Drafts
    drawn: DrawnPages

    def every(self, request: Request) -> Response:
        """The sheets that the brand file names."""
        saved = (Notice(say("Saved.")),) if request.query_params.get("saved") else ()
        return self._page(site_of(request), self.drafts.of(request), *saved)

    def _page(self, site: Site, draft: BrandDraft, *notices: Notice, problems: str = "", status: int = 200) -> Response:
        _, found = draft.loaded()
        told = say(
            "Sheets that you have written yourselves. Each stands in its step by its number, with “Local” before it."
        )
        back = element("p", element("a", site.told(say("Back to the form")), href=address_of(site, draft)))
        sheets = "".join(self._sheet(site, draft, one) for one in own_sheets(draft))
        main = problems + back + site.problems(found) + element("p", site.told(told)) + sheets + _choose(site, draft)
        title = say("Sheets of your own: {name}", name=name_of(draft))
        return site.page(title, main, at=room_of(site), notices=notices, status=status)

    def _sheet(self, site: Site, draft: BrandDraft, one: OwnSheet) -> str:
        """A sheet with its pages; one that cannot be read has its file alone, and what is wrong stands above."""
        name = f"{one.number} {one.title}".strip() or one.file
        pictures = self.drawn.marks(site, draft, f"sheets/{one.number}", _PAGES) if one.number else ""
        fields = tag("input", type="hidden", name="state", value=draft.state)
        label = site.translate(say("Take out: {name}", name=name))
        fields += element(
            "button",
            site.told(say("Take it out")),
            type="submit",
            name=REMOVE,
            value=one.index,
            class_="small",
            aria_label=label,
        )
        form = element("form", fields, method="post", enctype="multipart/form-data")
        heading = element("h2", escaped(name)) + element("p", escaped(one.file), class_="where")
        return element("section", heading + element("div", pictures, class_="looking") + form, class_="own")

    async def save(self, request: Request) -> Response:
        """A sheet is put in or taken out."""
        site, draft, form = site_of(request), self.drafts.of(request), await read_form(request)
        if form.text("state") != draft.state or draft.root is None:
            notices = (elsewhere(), *to_be_chosen_again(files_of(form)))
            return await run_in_threadpool(self._page, site, draft, *notices, status=409)
        return await run_in_threadpool(self._saved, site, draft, form)

    def _saved(self, site: Site, draft: BrandDraft, form: SentForm) -> Response:
        if form.ticked(REMOVE):
            gone = form.text(REMOVE)
            take_out(draft, int(gone) if gone.isdecimal() else -1)
            return go(address_of(site, draft, "sheets?saved=1"))
        return self._put_in(site, draft, form.files("sheets"))

    def _put_in(self, site: Site, draft: BrandDraft, uploads: Sequence[UploadedFile]) -> Response:
        """What is wrong is told while the tried files are still there to be quoted."""
        with TemporaryDirectory(dir=site.folder) as folder:
            scratch = Path(folder)
            try:
                put_in(draft, uploads, self.drafts.supplies.package, scratch, partial(self._tried, site))
            except SheetbuilderError as error:
                told = Notice(say("Nothing was put in. This is why:"), Severity.ERROR)
                problems = site.problems(problems_of(error, scratch))
                return self._page(site, draft, told, problems=problems, status=422)
        return go(address_of(site, draft, "sheets?saved=1"))

    def _tried(self, site: Site, draft: BrandDraft, number: str) -> None:
        """The sheet drawn as it would be printed, so that what does not fit is told."""
        drawn(site, self.drafts.supplies, draft, number, lambda: draft.loaded()[0])

    def picture(self, request: Request) -> Response:
        """A page of one of the sheets."""
        site, draft, number = site_of(request), self.drafts.of(request), request.path_params["sheet"]
        if number not in [one.number for one in own_sheets(draft)]:
            raise HTTPException(404)
        return self.drawn.answer(site, draft, number, request.path_params["number"])


def _choose(site: Site, draft: BrandDraft) -> str:
    """The form that takes one more; the file of one that is there already takes its place."""
    told = say(
        "Choose the YAML files of one sheet or several. Each is read and drawn first; what is wrong is told with its"
        " line, and then nothing is put in. A file of the same name takes the place of the one that is there."
    )
    label = element("label", site.told(say("The files of your sheets")), for_="sheets")
    hint = element("p", site.told(told), class_="hint", id="sheets-help")
    box = tag(
        "input",
        type="file",
        id="sheets",
        name="sheets",
        accept=".yaml,.yml",
        multiple=True,
        required=True,
        aria_describedby="sheets-help",
    )
    state = tag("input", type="hidden", name="state", value=draft.state)
    button = element(
        "p", element("button", site.told(say("Put it in")), type="submit", class_="main"), class_="actions"
    )
    form = element(
        "form",
        state + element("div", label + hint + box, class_="field") + button,
        method="post",
        enctype="multipart/form-data",
    )
    return element("section", element("h2", site.told(say("One more"))) + form, class_="panel")
