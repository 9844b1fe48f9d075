"""A form that could not be saved as it was sent: what was typed in it is kept on the page that tells why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sheetbuilder.app.yaml_files.fields import FormEntry
from sheetbuilder.app.yaml_files.form import FieldForm
from sheetbuilder.app.yaml_files.typed import Unsaved, Values, typed
from sheetbuilder.errors import Message, Severity, say
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.serving.site import Notice
from sheetbuilder.serving.to_copy import to_be_copied
from sheetbuilder.source import Located

CHANGED = say("The file was changed in another tab meanwhile, so nothing was saved.")
NOT_WRITTEN = say("Nothing was saved. This is why:")


@dataclass(frozen=True, slots=True)
class UnsavedEdits:
    """What somebody has typed and chosen, and why it is not in the file."""

    why: Message
    typed: Unsaved
    files: Sequence[str] = ()
    """The names of files that were chosen: no page can put them into their fields again."""

    @property
    def values(self) -> dict[str, Values]:
        """What stands in the fields, by their paths."""
        return dict(self.typed.values)

    def notices(self, form: FieldForm) -> Sequence[Notice]:
        """Why, what becomes of it, and what to do next; `form` shows it."""
        fields = list(dict.fromkeys(map(form.named, self.typed.values)))
        if not fields and not self.typed.lost and not self.files:
            return (
                Notice(say("What you wrote is in the file. Another tab has changed it, too, or it was sent twice.")),
            )
        told = [Notice(self.why, Severity.ERROR)]
        if fields:
            marked = say(
                "What you wrote otherwise stands in the form, marked: {fields}. “Save” writes it over what stands in"
                " the file now.",
                fields=", ".join(fields),
            )
            told.append(Notice(marked, Severity.WARNING))
        return (*told, *to_be_chosen_again(self.files))

    def copied(self, form: FieldForm) -> str:
        """What no field has any more, to be copied."""
        return to_be_copied(form.site, [(form.named(path), said) for path, said in self.typed.lost])

    def all_copied(self, form: FieldForm) -> str:
        """All of it to be copied, where no form can be shown; `form` is that of the file as it was."""
        found = [(path, ", ".join(said)) for path, said in self.typed.values.items()]
        return to_be_copied(form.site, [(form.named(path), said) for path, said in (*found, *self.typed.lost)])


def unsaved_edits(
    form: SentForm,
    entries: Sequence[FormEntry],
    before: Located | None,
    now: Located | None,
    why: Message = CHANGED,
) -> UnsavedEdits:
    """What a form says otherwise than the file did when the form was made, and than the file does now."""
    return UnsavedEdits(why, typed(form, entries, before, now), files_of(form))


def files_of(form: SentForm) -> Sequence[str]:
    """The names of the files that somebody has chosen in a form."""
    return tuple(one.name for files in form.uploads.values() for one in files)


def elsewhere() -> Notice:
    """What is said where another tab was quicker, and nothing of the form can be kept in it."""
    told = say("The file was changed in another tab meanwhile. This is how it stands now; nothing of yours was saved.")
    return Notice(told, Severity.ERROR)


def your_text() -> Notice:
    """What is said above a text of somebody's that is not saved, because another tab was quicker."""
    told = say(
        "The file was changed in another tab meanwhile, so nothing was saved. This is your text; “Save” writes it over"
        " what stands in the file now."
    )
    return Notice(told, Severity.ERROR)


def to_be_chosen_again(files: Sequence[str]) -> Sequence[Notice]:
    """What is said of the files of a form that was not saved."""
    told = say("Choose once more what you chose as files: {files}", files=", ".join(files))
    return (Notice(told, Severity.WARNING),) if files else ()
