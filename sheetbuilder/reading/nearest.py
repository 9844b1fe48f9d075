"""What somebody may have meant who wrote a name that there is not."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

# What a Danish author writes first, and the keys and names that it can mean here.
_SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "accentfarve": ("accent",),
        "advarsel": ("warning",),
        "afsnit": ("text", "heading"),
        "alfabet": ("alphabet",),
        "anførselstegn": ("quotes",),
        "anledninger": ("occasions",),
        "antal": ("rows", "lines"),
        "arbejdsgang": ("workflow",),
        "ark": ("sheet", "sheets"),
        "bagside": ("back",),
        "beskrivelse": ("description",),
        "betydning": ("meaning",),
        "billedtekst": ("caption",),
        "bjælke": ("bar",),
        "blok": ("block",),
        "blokke": ("blocks",),
        "bredde": ("width",),
        "bund": ("tint",),
        "bygger_på": ("extends",),
        "bånd": ("bar",),
        "colors": ("colours",),
        "dato": ("date",),
        "efter": ("after",),
        "elementer": ("elements",),
        "enhed": ("unit",),
        "erstat": ("replace",),
        "etiket": ("label",),
        "faldgruber": ("pitfalls",),
        "farver": ("colours",),
        "fase": ("phase",),
        "faser": ("phases",),
        "felt": ("item",),
        "felter": ("fields", "nodes"),
        "figur": ("figure",),
        "fil": ("file",),
        "fjern": ("drop",),
        "fodlinjer": ("footer",),
        "formaal": ("purpose",),
        "formål": ("purpose",),
        "forside": ("front",),
        "forvaltning": ("unit",),
        "fra": ("from",),
        "før": ("before",),
        "godkendt_af": ("approved_by",),
        "greb": ("moves",),
        "gyldig_til": ("valid_until",),
        "gælder_til": ("valid_until",),
        "høj": ("high",),
        "højt": ("high",),
        "indgang": ("entry",),
        "indledning": ("lead",),
        "kant": ("border",),
        "kapitler": ("chapters",),
        "kerneelementer": ("core_elements",),
        "kolonner": ("columns",),
        "kommunekode": ("municipality_code",),
        "kontakter": ("contacts",),
        "kontrolleret": ("checked",),
        "lav": ("low",),
        "lavt": ("low",),
        "ledetekst": ("label", "hint"),
        "linjer": ("lines",),
        "lokale_linjer": ("local",),
        "lokalt": ("local",),
        "låse": ("locks",),
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
        "politikreds": ("police_district",),
        "privatliv": ("privacy",),
        "punkt": ("item",),
        "punkter": ("items",),
        "regler": ("rules",),
        "ringe": ("rings",),
        "råd": ("advice",),
        "række": ("rows",),
        "rækker": ("rows",),
        "side": ("page",),
        "sidefod": ("footer",),
        "skala": ("scale",),
        "skitse": ("sketch",),
        "skrifter": ("fonts",),
        "skrifttyper": ("fonts",),
        "slags": ("type",),
        "slet": ("drop",),
        "sprog": ("language",),
        "spørgsmål": ("questions", "question"),
        "stadier": ("stages",),
        "sæt": ("sets", "set"),
        "tabel": ("table",),
        "tekst": ("text",),
        "telefon": ("number",),
        "telefonnummer": ("number",),
        "tidsrum": ("hours",),
        "til": ("to",),
        "tilføj": ("add",),
        "tilføj_ark": ("add_sheet",),
        "titel": ("title",),
        "tjekliste": ("checklist",),
        "trin": ("steps", "step"),
        "udelad": ("drop",),
        "udgang": ("exit",),
        "udgave": ("edition",),
        "udgiver": ("publisher",),
        "undertitel": ("subtitle",),
        "underviser": ("facilitator",),
        "undgå": ("avoid",),
        "virkemidler": ("means",),
        "åbningstid": ("hours",),
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
