"""The list of participants: pasted or chosen, read at once, kept in the run's folder alone, and forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from sheetbuilder.app.course_room.courses import Courses, address_of, room_of
from sheetbuilder.app.course_room.workspace import CourseDraft
from sheetbuilder.app.replies import go
from sheetbuilder.app.unsaved_edits import NOT_WRITTEN, files_of, to_be_chosen_again
from sheetbuilder.errors import Message, OutputError, Problem, Severity, SheetbuilderError, say
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.personal.participants import Participants, read_participants
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.publish.fingerprint import sha256
from sheetbuilder.publish.output import write_whole
from sheetbuilder.serving.forms import SentForm, read_form
from sheetbuilder.serving.site import Notice, Site, site_of
from sheetbuilder.source.table import decoded

_EDITIONS: Mapping[Edition, Message] = MappingProxyType(
    {Edition.PARTICIPANT: say("Participants' edition"), Edition.TRAINER: say("Trainer's edition")}
)


@dataclass(frozen=True, slots=True)
class PeoplePages:
    """The page, and what its forms do."""

    courses: Courses

    def people(self, request: Request) -> Response:
        """The list, and who gets what."""
        return self._page(site_of(request), self.courses.of(request))

    def _page(
        self, site: Site, draft: CourseDraft, text: str | None = None, *more: Notice, above: str = "", status: int = 200
    ) -> Response:
        """The page; `text` is a list that somebody sent and that is not kept."""
        listed, problems = self._read(draft)
        notices = list(more)
        if listed is not None:
            count = len(listed.recipients)
            told = (
                say("1 participant is on the list.")
                if count == 1
                else say("{count} participants are on the list.", count=count)
            )
            notices.append(Notice(told))
        kept = say(
            "The list lies in the folder of this run alone, which only you can open. It is gone when the page ends, or "
            "when you forget it here. It is in no file that you save, but for the copies that bear the names."
        )
        main = above + element("p", site.told(kept), class_="panel") + site.problems(problems)
        main += self._form(site, draft, text)
        if listed is not None:
            main += self._table(site, listed)
        main += element("p", element("a", site.told(say("Back to the course")), href=address_of(site, draft)))
        wrong = any(one.severity is Severity.ERROR for one in problems)
        status = 422 if wrong and status == 200 else status
        return site.page(say("Participants"), main, at=room_of(site), notices=notices, status=status)

    def _read(self, draft: CourseDraft) -> tuple[Participants | None, tuple[Problem, ...]]:
        words = self.courses.package.words.handout
        if not draft.people.is_file() or words is None:
            return None, ()
        try:
            listed = read_participants(draft.people, Edition.PARTICIPANT, words)
        except SheetbuilderError as error:
            return None, error.problems
        return listed, listed.warnings

    def _heads(self) -> str:
        words = self.courses.package.words.handout
        return f"{words.name.lower()};{words.organisation.lower()}" if words is not None else "name;organisation"

    def _form(self, site: Site, draft: CourseDraft, typed: str | None) -> str:
        there = draft.people.is_file()
        text = typed if typed is not None else _text(draft) if there else f"{self._heads()}\n"
        told = say("A line for each, with a semicolon or a tabulator behind the name; the heads stay above.")
        label = element("label", site.told(say("The list, as a spreadsheet has it")), for_="list")
        hint = element("p", site.told(told), class_="hint", id="list-help")
        area = element(
            "textarea",
            "\n" + escaped(text),
            id="list",
            name="list",
            rows=12,
            spellcheck="false",
            autocomplete="off",
            aria_describedby="list-help",
        )
        file = element("label", site.told(say("Or choose it as a file (CSV)")), for_="file")
        file += tag("input", type="file", id="file", name="file", accept=".csv,.txt")
        use = element("button", site.told(say("Read the list")), type="submit", class_="main")
        forget = element("button", site.told(say("Forget the list")), type="submit", name="forget", value="yes")
        fields = tag("input", type="hidden", name="state", value=_state(draft))
        fields += element("div", label + hint + area, class_="field") + element("div", file, class_="field")
        fields += element("p", use + (forget if there else ""), class_="actions")
        return element("form", fields, method="post", enctype="multipart/form-data", autocomplete="off")

    def _table(self, site: Site, listed: Participants) -> str:
        heads = (say("Name"), say("Organisation"), say("Edition"))
        head = element("tr", "".join(element("th", site.told(one), scope="col") for one in heads))
        rows = "".join(
            element(
                "tr",
                element("td", escaped(one.name))
                + element("td", escaped(one.organisation))
                + element("td", site.told(_EDITIONS[one.edition])),
            )
            for one in listed.recipients
        )
        title = element("h2", site.told(say("Who gets a copy")))
        return title + element("table", element("thead", head) + element("tbody", rows))

    async def save(self, request: Request) -> Response:
        """The list is read, or forgotten."""
        site, draft, form = site_of(request), self.courses.of(request), await read_form(request)
        uploads = form.files("file")
        content = uploads[-1].content if uploads else pasted(form.text("list"), self._heads()).encode("utf-8")
        gone = form.ticked("forget") or content.strip() in (b"", self._heads().encode("utf-8"))
        return await run_in_threadpool(self._sent, site, draft, form, b"" if gone else content)

    def _sent(self, site: Site, draft: CourseDraft, form: SentForm, content: bytes) -> Response:
        text, again = form.text("list"), to_be_chosen_again(files_of(form))
        with draft.history.lock:
            if form.text("state") != _state(draft):
                told = say(
                    "The list was changed in another tab meanwhile, so nothing was kept. This is your list; “Read the"
                    " list” puts it in the place of the other one."
                )
                return self._page(site, draft, text, Notice(told, Severity.ERROR), *again, status=409)
            try:
                if content:
                    write_whole(draft.people, content)
                else:
                    draft.people.unlink(missing_ok=True)
            except OutputError as error:
                told, above = NOT_WRITTEN, site.problems(error.problems)
                return self._page(site, draft, text, Notice(told, Severity.ERROR), *again, above=above, status=422)
        return go(address_of(site, draft, "people"))


def pasted(text: str, heads: str) -> str:
    """A list as it was pasted: rows of a spreadsheet have tabulators, and then so have our heads above them."""
    lines = text.strip("\n").split("\n")
    if lines[0].strip() == heads and any("\t" in line for line in lines[1:]):
        lines[0] = heads.replace(";", "\t")
    return "\n".join(lines) + "\n"


def _state(draft: CourseDraft) -> str:
    """Another one after every change of the list."""
    return sha256(draft.people.read_bytes()) if draft.people.is_file() else ""


def _text(draft: CourseDraft) -> str:
    """The list as it is read; one in an encoding that is not known as far as it can be shown."""
    content = draft.people.read_bytes()
    text, _ = decoded(draft.people, content)
    return text if text is not None else content.decode("utf-8-sig", "replace")
