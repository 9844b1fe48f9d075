"""What somebody may have meant who wrote a name that there is not."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

# What a Danish author writes first, and the keys and names that it can mean here.
_SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "afsnit": ("text", "heading"),
        "alfabet": ("alphabet",),
        "anledninger": ("occasions",),
        "antal": ("rows", "lines"),
        "arbejdsgang": ("workflow",),
        "ark": ("sheet", "sheets"),
        "bagside": ("back",),
        "betydning": ("meaning",),
        "beskrivelse": ("description",),
        "billedtekst": ("caption",),
        "bjælke": ("bar",),
        "blokke": ("blocks",),
        "bredde": ("width",),
        "bånd": ("bar",),
        "dato": ("date",),
        "elementer": ("elements",),
        "etiket": ("label",),
        "fase": ("phase",),
        "faser": ("phases",),
        "faldgruber": ("pitfalls",),
        "felter": ("fields", "nodes"),
        "figur": ("figure",),
        "fil": ("file",),
        "forside": ("front",),
        "formål": ("purpose",),
        "formaal": ("purpose",),
        "fra": ("from",),
        "greb": ("moves",),
        "højt": ("high",),
        "høj": ("high",),
        "indgang": ("entry",),
        "indledning": ("lead",),
        "kapitler": ("chapters",),
        "kant": ("border",),
        "kerneelementer": ("core_elements",),
        "kolonner": ("columns",),
        "lav": ("low",),
        "lavt": ("low",),
        "linjer": ("lines",),
        "ledetekst": ("label", "hint"),
        "minutter": ("minutes",),
        "mål": ("aim",),
        "måneder": ("months",),
        "navn": ("name", "title", "label"),
        "niveauer": ("levels",),
        "noter": ("notes",),
        "nummer": ("number",),
        "ord": ("words", "word"),
        "orddeling": ("hyphenation",),
        "overskrift": ("heading", "title"),
        "privatliv": ("privacy",),
        "punkter": ("items",),
        "regler": ("rules",),
        "ringe": ("rings",),
        "række": ("rows",),
        "rækker": ("rows",),
        "råd": ("advice",),
        "skala": ("scale",),
        "skitse": ("sketch",),
        "slags": ("type",),
        "sprog": ("language",),
        "spørgsmål": ("questions", "question"),
        "stadier": ("stages",),
        "sæt": ("sets", "set"),
        "tabel": ("table",),
        "tekst": ("text",),
        "til": ("to",),
        "titel": ("title",),
        "tjekliste": ("checklist",),
        "trin": ("steps", "step"),
        "udgang": ("exit",),
        "udgave": ("edition",),
        "udgiver": ("publisher",),
        "undertitel": ("subtitle",),
        "undgå": ("avoid",),
        "underviser": ("facilitator",),
        "virkemidler": ("means",),
    }
)

_LONGEST = 80  # comparing costs by length, and nobody misspells a longer name


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The known name that `given` stands for: a Danish word for it, or almost the same letters."""
    names = tuple(known)
    folded = {name.casefold().replace("-", "_"): name for name in names}
    wanted = given[:_LONGEST].strip().casefold().replace("-", "_").replace(" ", "_")
    if wanted in folded:
        return folded[wanted]
    for meant in _SYNONYMS.get(wanted, ()):
        if meant in names:
            return meant
    found = difflib.get_close_matches(wanted, folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None
