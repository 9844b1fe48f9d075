"""The button that takes the last change of a file back, and what is said then."""

from __future__ import annotations

from sheetbuilder.app.yaml_files.draft import FileDraft
from sheetbuilder.errors import Severity, say
from sheetbuilder.html.markup import element, tag
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.site import Notice, Site

TAKEN_BACK = Notice(say("The last change is taken back."))


def undo_form(site: Site, draft: FileDraft, action: str) -> str:
    """The form, sent to `action`; hidden while there is nothing to take back, so that a script can show it."""
    button = element("button", site.told(say("Take the last change back")), type="submit", class_="small")
    state = tag("input", type="hidden", name="state", value=draft.state)
    return element("form", state + button, method="post", action=action, id="undo", hidden=not draft.history.changes)


def taken_back(draft: FileDraft, form: SentForm) -> Notice | None:
    """The last change taken back, as far as it is the one that somebody has seen; else what is to be said."""
    done: list[bool] = []
    if not draft.if_still(form.text("state"), lambda: done.append(draft.take_back())):
        told = say(
            "The file was changed in another tab meanwhile, so nothing was taken back. This is how it stands now."
        )
        return Notice(told, Severity.ERROR)
    return None if any(done) else Notice(say("There is nothing to take back."), Severity.WARNING)
