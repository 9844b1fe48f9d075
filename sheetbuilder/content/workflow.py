"""workflow.yaml: the phases and steps of the work, from which figure 1 is drawn."""

from __future__ import annotations

from typing import Literal

from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Text, Whole, Words


class Gate(Content):
    """What lies before the first step or after the last, outside the phases."""

    name: Words = Field(description="Navnet i figuren.")
    note: Text = Field(description="Én sætning om det.")


class Step(Content):
    """One step of a phase."""

    number: Whole = Field(ge=1, description="Trinnets nummer; trinnene tælles gennem alle faser.")
    name: Words = Field(description="Trinnets navn.")
    purpose: Text = Field(description="Trinnets formål.")


class Phase(Content):
    """A phase and its steps."""

    number: Whole = Field(ge=1, description="Fasens nummer.")
    name: Words = Field(description="Fasens navn.")
    purpose: Text = Field(description="Fasens formål i en eller to sætninger.")
    steps: tuple[Step, ...] = Field(min_length=1, description="Fasens trin i rækkefølge.")


class Loop(Content):
    """The way back from one step to an earlier one."""

    from_: Whole = Field(key="from", description="Trinnet, som vejen tilbage begynder i.")
    to: Whole = Field(description="Trinnet, som vejen fører tilbage til.")
    label: Words = Field(description="Ordene på pilen.")


class Workflow(Content):
    """The whole way, from the first contact to a closed meeting."""

    type: Literal["workflow"] = Field(description="Filens slags.")
    title: Words = Field(description="Arbejdsgangens titel.")
    file: Identifier = Field(description="Filens navn uden .pdf.")
    caption: Words = Field(description="Figurens billedtekst; »Figur 1« sættes selv foran.")
    entry: Gate = Field(description="Det, der går forud for første trin.")
    exit: Gate = Field(description="Det, der kan følge efter sidste trin.")
    phases: tuple[Phase, ...] = Field(min_length=1, description="Faserne i rækkefølge.")
    loop: Loop | None = Field(default=None, description="Vejen tilbage fra et trin til et tidligere.")
    back_and_forth: Text = Field(description="En eller to sætninger om at gå frem og tilbage mellem trinene.")
    core_elements_note: Words = Field(description="Ordene under overskriften i figurens felt med kerneelementer.")

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, in their order."""
        return tuple(step for phase in self.phases for step in phase.steps)

    def phase_of(self, step: int) -> Phase:
        """The phase that a step belongs to; raises KeyError for a step that there is not."""
        for phase in self.phases:
            if any(one.number == step for one in phase.steps):
                return phase
        raise KeyError(step)
