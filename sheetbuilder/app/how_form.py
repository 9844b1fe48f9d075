"""How something is to be printed, as fields of a form: whose brand, which edition, colours, paper and sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sheetbuilder.app.choice import COLOURS, EDITIONS, HOLES, PAPER_NAMES, PLACINGS, SIDES, PrintChoice
from sheetbuilder.errors import Message, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.serving.site import Site

GO = "go"
"""The name of the buttons of the whole form."""
BRING = "bring"
"""The one that brings a brand in."""

_NEUTRAL = say("None: the neutral edition")


@dataclass(frozen=True, slots=True)
class HowForm:
    """Writes the fields, with what is chosen in them."""

    site: Site
    brands: Mapping[str, str]
    chosen: PrintChoice
    without: Message = _NEUTRAL
    """What no brand is."""

    def marks(self) -> str:
        """All of them; what few change is folded."""
        chosen = self.chosen
        folded = (
            element("summary", self._told(say("Paper and sides")))
            + self.select("paper", say("Paper"), PAPER_NAMES, chosen.paper)
            + self.among("sides", say("Sides"), SIDES, chosen.sides)
            + self.among("placing", say("Pages"), PLACINGS, chosen.placing)
            + self.among("holes", say("Marks for holes"), HOLES, chosen.holes)
        )
        return "".join(
            (
                self._brand(),
                self.among("edition", say("Edition"), EDITIONS, chosen.edition),
                self.among("colour", say("Colours"), COLOURS, chosen.colour),
                element("details", folded, open=self._unusual()),
            )
        )

    def _told(self, message: Message) -> str:
        return self.site.told(message)

    def _unusual(self) -> bool:
        usual = PrintChoice()
        chosen = self.chosen
        return any(getattr(chosen, name) != getattr(usual, name) for name in ("paper", "sides", "placing", "holes"))

    def _brand(self) -> str:
        none = self.site.translate(self.without)
        select = self.select("brand", say("Municipality"), {"": none, **self.brands}, self.chosen.brand)
        label = element("label", self._told(say("The brand file, its logo and its letterheads")), for_="brand_files")
        hint = self._told(say("Choose them all at once: brand.yaml and the files that it names."))
        file = tag("input", type="file", id="brand_files", name="brand_files", multiple=True)
        bring = element("button", self._told(say("Bring them in")), type="submit", name=GO, value=BRING)
        field = element("div", label + element("p", hint, class_="hint") + file, class_="field")
        inside = element("summary", self._told(say("Another brand file"))) + field
        return select + element("details", inside + element("p", bring))

    def among(self, name: str, label: Message, known: Mapping[str, Message], chosen: str) -> str:
        """A field with words of ours to choose from."""
        return self.select(name, label, {value: self.site.translate(told) for value, told in known.items()}, chosen)

    def select(self, name: str, label: Message, known: Mapping[str, str], chosen: str) -> str:
        """A field with words to choose from."""
        options = "".join(
            element("option", escaped(words), value=value, selected=value == chosen) for value, words in known.items()
        )
        inside = element("label", self._told(label), for_=name) + element("select", options, id=name, name=name)
        return element("div", inside, class_="field")
