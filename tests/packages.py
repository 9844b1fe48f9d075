"""Content packages that a test makes for itself: small, complete, and changed where the test wants it."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sheetbuilder import load, resources
from sheetbuilder.content import Package

Files = dict[str, dict[str, Any]]

ELEMENTS = (
    "Tillids- og relationsopbygning",
    "Et vedholdende arbejde",
    "En anerkendende og validerende tilgang",
    "Kommunikation og dialog",
)


def files(phases: int = 1, steps: int = 2) -> Files:
    """The files of a package with that many phases of so many steps each, one sheet to a step, one set to a phase."""
    made: Files = {
        "package.yaml": _package(phases),
        "workflow.yaml": _workflow(phases, steps),
        "core-elements.yaml": {
            "type": "core-elements",
            "title": "Kerneelementerne",
            "file": "kerneelementer",
            "lead": "De gælder i alle trin.",
            "elements": [
                {"id": f"K{n}", "number": n, "name": name, "description": f"Beskrivelse {n}.", "question": f"Hvad {n}?"}
                for n, name in enumerate(ELEMENTS, 1)
            ],
        },
        "organisation.yaml": {
            "type": "organisation",
            "title": "Samarbejdet",
            "caption": "Samarbejdet oppefra",
            "nodes": [
                {"id": "top", "name": "Styregruppen", "note": "Den aftaler rammerne."},
                {"id": "vest", "name": "Huset i vest", "under": "top"},
                {"id": "oest", "name": "Huset i øst", "under": "top", "note": "Det er nyt."},
            ],
        },
        "concern.yaml": {
            "type": "concern",
            "title": "Vejen",
            "caption": "Vejen, forenklet",
            "simplified": "forenklet",
            "stages": [{"id": "ind", "name": "Modtages"}, {"id": "ud", "name": "Afsluttes"}],
            "bar": {"name": "Kontakt", "note": "Den kan tages når som helst."},
            "occasions": [
                {"id": "intet", "name": "Ingen oplysninger endnu", "text": "Ingen ved noget."},
                {"id": "hul", "name": "Et hul i billedet", "text": "Noget mangler."},
            ],
            "afterwards": "Til sidst spørges borgeren.",
        },
        "guide.yaml": _guide(phases, steps),
        "strategy.yaml": {
            "type": "strategy",
            "title": "Strategi",
            "file": "strategi",
            "purpose": "At samle det, I har besluttet.",
            "blocks": [
                {
                    "type": "notes",
                    "fields": [{"id": "maal", "label": "Mål", "hint": "godt nok", "lines": 3, "sheet": "1.1"}],
                }
            ],
        },
    }
    for step in range(1, phases * steps + 1):
        made[f"{step}.1-ark-{step}.yaml"] = sheet(f"{step}.1")
    return made


def sheet(number: str) -> dict[str, Any]:
    """A sheet with one of each block that a sheet usually has."""
    step = number.split(".")[0]
    return {
        "type": "sheet",
        "number": number,
        "slug": f"ark-{step}",
        "title": f"Ærlig øvelse på trin {step}",
        "purpose": "At prøve det, før det gælder.",
        "core_elements": ["K1", "K3"],
        "front": [
            {
                "type": "moves",
                "items": [
                    {"id": "lyt", "text": "Lyt færdig, og skriv *ned*, før du svarer på spørgsmålet."},
                    {"id": "spoerg", "text": "Spørg om lov, og sig [tak]{en} bagefter."},
                ],
            },
            {"type": "advice", "items": [{"id": "ro", "text": "Ro smitter, og det gør **uro** også."}]},
            {"type": "means", "items": [{"id": "tur", "text": "en gåtur i 10 minutter (se [ark 1.1](sheet:1.1))"}]},
            {"type": "avoid", "items": [{"id": "pres", "text": "at presse på"}, {"id": "gaet", "text": "at gætte"}]},
        ],
        "back": [
            {
                "type": "checklist",
                "items": [{"id": "tid", "text": "Tiden er aftalt"}, {"id": "sted", "text": "Stedet er set"}],
            },
            {"type": "questions", "items": [{"id": "ukendt", "text": "Hvad ved vi ikke?"}]},
            {
                "type": "notes",
                "columns": 2,
                "fields": [{"id": "set", "label": "Set"}, {"id": "hoert", "label": "Hørt"}],
            },
        ],
        "facilitator": {
            "aim": "Deltagerne kan lytte.",
            "minutes": 20,
            "use": ["Læs højt.", "Tal sammen.", "Slut af."],
            "pitfalls": ["For hurtigt.", "For langsomt."],
        },
    }


def _package(phases: int) -> dict[str, Any]:
    return {
        "type": "package",
        "id": "proeve",
        "language": "da",
        "title": "En lille pakke",
        "publisher": "Prøvehuset",
        "edition": "2.0",
        "date": "2026-03-09",
        "status": "Udkast",
        "sets": [
            {"id": f"set-{n}", "number": n, "phase": n, "title": f"Sættet {n}", "file": f"saet-{n}", "lead": "Til dig."}
            for n in range(1, phases + 1)
        ],
        "how_to_use": {"title": "Sådan gør du", "blocks": [{"type": "text", "text": "Vælg ét ark."}]},
        "closing": {
            "title": "Til sidst",
            "blocks": [{"type": "text", "text": "Se [siden](https://example.org/a), og ring 112 ved fare."}],
        },
        "privacy": {"lead": "Pas på.", "text": "Skriv ikke navn."},
    }


def _workflow(phases: int, steps: int) -> dict[str, Any]:
    return {
        "type": "workflow",
        "title": "Arbejdsgangen",
        "file": "arbejdsgang",
        "caption": "Frem og tilbage",
        "entry": {"name": "Inden", "note": "Noget er sket."},
        "exit": {"name": "Siden", "note": "Noget følger."},
        "phases": [
            {
                "number": phase,
                "name": f"Fase nummer {phase}",
                "purpose": f"Formålet med fase {phase}.",
                "steps": [
                    {"number": step, "name": f"Det {step}. skridt", "purpose": f"Formålet med trin {step}."}
                    for step in range((phase - 1) * steps + 1, phase * steps + 1)
                ],
            }
            for phase in range(1, phases + 1)
        ],
        "loop": {"from": phases * steps, "to": 1, "label": "forfra igen"},
        "back_and_forth": "Man går frem og tilbage.",
        "core_elements_note": "gælder altid",
    }


def _guide(phases: int, steps: int) -> dict[str, Any]:
    told: list[dict[str, Any]] = []
    for phase in range(1, phases + 1):
        told.append({"type": "phase", "phase": phase, "text": "Mere om fasen."})
        told += [
            {"type": "step", "step": step, "text": "Mere om trinnet.", "box_title": "Greb"}
            for step in range((phase - 1) * steps + 1, phase * steps + 1)
        ]
    return {
        "type": "guide",
        "title": "Vejledningen",
        "subtitle": "Til alle",
        "file": "vejledning",
        "lead": "En kort tekst om det hele.",
        "chapters": [
            {
                "id": "begyndelse",
                "title": "Begyndelse",
                "blocks": [
                    {
                        "type": "text",
                        "text": "Se [figuren](figure:workflow) og [ark 1.1](sheet:1.1).\n\nEt afsnit til.",
                    },
                    {"type": "figure", "figure": "workflow"},
                    {"type": "figure", "figure": "organisation"},
                    {"type": "figure", "figure": "concern"},
                ],
            },
            {"id": "faser", "title": "Faserne", "blocks": told},
            {"id": "oversigt", "title": "Oversigt", "blocks": [{"type": "sheet_index"}]},
        ],
    }


def written(folder: Path, content: Mapping[str, dict[str, Any]]) -> Path:
    """The files in a folder, with the words of our own package; JSON is YAML too."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(resources.sheets() / "words.yaml", folder / "words.yaml")
    for name, values in content.items():
        (folder / name).write_text(json.dumps(values, ensure_ascii=False, indent=1), "utf-8")
    return folder


def made(folder: Path, change: Callable[[Files], object] | None = None, *, phases: int = 1, steps: int = 2) -> Package:
    """A package in a folder; `change` may alter its files first."""
    content = copy.deepcopy(files(phases, steps))
    if change is not None:
        change(content)
    return load(written(folder, content))
