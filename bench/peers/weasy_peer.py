"""The same content as HTML and CSS, by WeasyPrint as PDF/UA-1.

`python weasy_peer.py CONTENT OUT TARGET...`, or `... CONTENT OUT --brands brands.json` for a pack for each brand.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import weasyprint  # type: ignore[import-untyped]
import yaml
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[1] / "fonts"
Yaml = dict[str, Any]
e = html.escape

_INLINE = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\(([^)]+)\)|\[([^\]]+)\]\{([^}]+)\}")
_LINE, _ROW = 8.0, 9.9
"""Millimetres of a ruled line and of a table's row."""


class Content:
    """The YAML files of a package, by their type."""

    def __init__(self, directory: Path) -> None:
        self.brand: Yaml | None = None
        self.bearer: list[str] = []
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.by_type: dict[str, Yaml] = {}
        self.sheets: list[Yaml] = []
        for path in sorted(directory.glob("*.yaml")):
            data = yaml.load(path.read_text("utf-8"), loader)
            if data["type"] == "sheet":
                self.sheets.append(data)
            else:
                self.by_type[data["type"]] = data
        self.package = self.by_type["package"]
        self.words = self.by_type["words"]
        self.flow = self.by_type["workflow"]
        self.elements: list[Yaml] = self.by_type["core-elements"]["elements"]
        self.steps = [(phase, step) for phase in self.flow["phases"] for step in phase["steps"]]
        year, month, _ = str(self.package["date"]).split("-")
        self.edition = self.words["edition_line"].format(
            edition=self.package["edition"], month=self.words["months"][int(month) - 1], year=year
        )
        self.places = {
            sheet["number"]: (one["number"], 5 + 2 * index)
            for one in self.package["sets"]
            for index, sheet in enumerate(self.of_set(one))
        }

    def of_step(self, number: int) -> list[Yaml]:
        return [sheet for sheet in self.sheets if sheet["number"].split(".")[0] == str(number)]

    def of_set(self, one: Yaml) -> list[Yaml]:
        return [
            sheet
            for phase, step in self.steps
            if phase["number"] == one["phase"]
            for sheet in self.of_step(step["number"])
        ]

    def spelled(self, count: int) -> str:
        numbers = self.words["numbers"]
        return numbers[count] if count < len(numbers) else str(count)

    def about_steps(self, phase: Yaml) -> str:
        count = sum(len(self.of_step(step["number"])) for step in phase["steps"])
        steps = f" {self.words['list_and']} ".join(str(step["number"]) for step in phase["steps"])
        return str(self.words["sheets_for_steps"].format(count=self.spelled(count), steps=steps))


class Document:
    """One document: its title, the left of its foot, and its body, built up part by part."""

    def __init__(self, content: Content, title: str, foot: str, anchors: set[str]) -> None:
        self.c, self.title, self.foot, self.anchors = content, title, foot, anchors
        self.parts: list[str] = []

    def put(self, text: str) -> None:
        self.parts.append(text)

    def inline(self, text: str) -> str:
        def replace(match: re.Match[str]) -> str:
            strong, emphasis, label, target, foreign, language = match.groups()
            if strong:
                return f"<strong>{self.inline_inner(strong)}</strong>"
            if emphasis:
                return f"<em>{emphasis}</em>"
            if foreign:
                return f'<span lang="{language}">{foreign}</span>'
            anchor = html.unescape(target).replace(":", "-", 1)
            if target.startswith(("sheet:", "figure:")):
                return f'<a href="#{anchor}">{label}</a>' if anchor in self.anchors else label
            return f'<a href="{target}">{label}</a>'

        return _INLINE.sub(replace, e(str(text), quote=False))

    def inline_inner(self, text: str) -> str:
        return text if "[" not in text and "*" not in text else self.inline(html.unescape(text))

    def paragraphs(self, text: str, kind: str = "") -> str:
        opening = f'<p class="{kind}">' if kind else "<p>"
        return "".join(f"{opening}{self.inline(one)}</p>" for one in re.split(r"\n\s*\n", str(text).strip()))

    def bullets(self, items: list[Yaml], kind: str = "dash") -> str:
        return f'<ul class="{kind}">' + "".join(f"<li>{self.inline(item['text'])}</li>" for item in items) + "</ul>"

    # Running text

    def blocks(self, blocks: list[Yaml], level: int) -> str:
        return "".join(self.block(block, level) for block in blocks)

    def block(self, block: Yaml, level: int) -> str:
        words = self.c.words
        h = f"h{level}"
        match block["type"]:
            case "text":
                return self.paragraphs(block["text"])
            case "heading":
                return f"<{h}>{self.inline(block['text'])}</{h}>"
            case "bullets":
                return self.bullets(block["items"])
            case "panel":
                text = self.paragraphs(block["text"]) if block.get("text") else ""
                items = self.bullets(block["items"]) if block.get("items") else ""
                return f'<div class="panel"><{h}>{self.inline(block["title"])}</{h}>{text}{items}</div>'
            case "ruler":
                return f"<p>{self.inline(block['text'])}</p>{ruler(words)}"
            case "figure":
                told = self.workflow_in_words(level) if block["figure"] == "workflow" else ""
                return self.figure(block["figure"], 170) + told
            case "phase":
                phase = next(one for one in self.c.flow["phases"] if one["number"] == block["phase"])
                return f'<p class="lead">{self.inline(phase["purpose"])}</p>' + self.paragraphs(block.get("text", ""))
            case "step":
                step = next(one for _, one in self.c.steps if one["number"] == block["step"])
                title = words["step_and_name"].format(**step)
                rows = "".join(
                    f'<tr><td class="number">{sheet["number"]}</td>'
                    f"<td>{self.sheet_link(sheet)} – {self.place(sheet)}</td></tr>"
                    for sheet in self.c.of_step(step["number"])
                )
                return (
                    f'<{h} id="step-{step["number"]}">{e(title)}</{h}>{self.paragraphs(step["purpose"])}'
                    f'{self.paragraphs(block.get("text", ""))}<div class="panel"><h{level + 1}>{e(block["box_title"])}'
                    f"</h{level + 1}>{self.paragraphs(block.get('box_text', ''))}<table>{rows}</table></div>"
                )
            case "sheet_index":
                return "".join(self.index(step, h) for _, step in self.c.steps)
            case _:
                return self.note(block, 0)

    def index(self, step: Yaml, h: str) -> str:
        rows = "".join(
            f'<tr id="sheet-{sheet["number"]}"><td class="number">{sheet["number"]}</td>'
            f"<td><strong>{e(sheet['title'])}.</strong>"
            f" {self.inline(sheet['purpose'])} ({self.place(sheet)})</td></tr>"
            for sheet in self.c.of_step(step["number"])
        )
        table = f'<table class="index">{rows}</table>' if rows else ""
        return f"<{h}>{e(self.c.words['step_and_name'].format(**step))}</{h}>{table}"

    def place(self, sheet: Yaml) -> str:
        one, page = self.c.places[sheet["number"]]
        return str(self.c.words["in_set"].format(set=one, page=page))

    def sheet_link(self, sheet: Yaml) -> str:
        anchor = f"sheet-{sheet['number']}"
        return f'<a href="#{anchor}">{e(sheet["title"])}</a>' if anchor in self.anchors else e(sheet["title"])

    # Fields to write in; `spare` is how many millimetres the block may grow

    def note(self, block: Yaml, spare: float) -> str:
        label = e(str(block.get("label", "")))
        hint = f' <span class="hint">{e(block["hint"])}</span>' if block.get("hint") else ""
        head = f'<p class="label">{label}{hint}</p>'
        match block["type"]:
            case "notes":
                count = block.get("columns", 1)
                rows = list(in_rows(block["fields"], count))
                extra = int(spare / len(rows) // _LINE)
                return "".join(
                    f'<div class="row c{count}">'
                    + "".join(self.field(one, most_lines(row) + extra) for one in row)
                    + "</div>"
                    for row in rows
                )
            case "table":
                total = sum(float(column.get("width", 1)) for column in block["columns"])
                names = "".join(
                    f'<th scope="col" style="width:{100 * float(column.get("width", 1)) / total:.1f}%">'
                    f"{e(column['name'])}</th>"
                    for column in block["columns"]
                )
                row = "<tr>" + "<td></td>" * len(block["columns"]) + "</tr>"
                rows_ = row * (block.get("rows", 3) + int(spare // _ROW))
                return f'{head}<table class="grid"><thead><tr>{names}</tr></thead><tbody>{rows_}</tbody></table>'
            case "levels":
                boxes = "".join(
                    f'<span class="level {one["border"]}"><span class="tick"></span> '
                    f"<strong>{e(one['word'])}</strong> · {e(one['meaning'])}</span> "
                    for one in block["levels"]
                )
                return f'<p class="label levels">{label} {boxes}</p>'
            case "scale":
                numbers = "".join(f"<td>{n}</td>" for n in range(block["from"], block["to"] + 1))
                ends = f'<p class="hint">{e(block["low"])}<span class="far">{e(block["high"])}</span></p>'
                return f'{head}<table class="scale"><tr>{numbers}</tr></table>{ends}'
            case "sketch":
                return head + svg(170, 45 + spare, e(f"{label}"), "".join(dots(170, 45 + spare)))
            case "rings":
                return head + svg(170, 45 + spare, e(label), "".join(rings(170, 45 + spare, block["rings"])))
            case "stages":
                boxes = "".join(f"<td>{e(one['name'])}<br><span class='tick'></span></td>" for one in block["stages"])
                return f'{head}<table class="stages"><tr>{boxes}</tr></table>'
        raise ValueError(block["type"])

    def field(self, field: Yaml, lines: int) -> str:
        hint = field.get("hint", "")
        if field.get("sheet"):
            hint = f"{hint} · {self.c.words['see_sheet'].format(number=field['sheet'])}"
        rules = '<div class="rule"></div>' * lines
        label = f'{e(field["label"])} <span class="hint">{e(hint)}</span>'
        return f'<div class="field"><p class="label">{label}</p>{rules}</div>'

    def notes(self, blocks: list[Yaml], room: float) -> str:
        spare = max(0.0, room - sum(map(least, blocks)))
        grows = [block for block in blocks if block["type"] in ("sketch", "rings")] or [
            block for block in blocks if block["type"] in ("notes", "table")
        ]
        return "".join(self.note(block, spare / len(grows) if block in grows else 0.0) for block in blocks)

    # Figures

    def figure(self, name: str, width: float, lit: int | None = None) -> str:
        c, words = self.c, self.c.words
        if name == "workflow":
            caption = words["figure_caption"].format(number=1, caption=c.flow["caption"])
            alt = workflow_alt(c)
            if lit is not None:
                phase = next(one for one in c.flow["phases"] if one["number"] == lit)
                alt += " " + words["workflow_lit_alt"].format(set=lit, phase=lit, phase_name=phase["name"])
            drawing = svg(253, 132, e(alt), "".join(workflow(c, lit)), width)
            return f'<div id="figure-workflow">{drawing}<p class="caption">{e(caption)}</p></div>'
        data = c.by_type[name]
        number = 2 if name == "organisation" else 3
        caption = words["figure_caption"].format(number=number, caption=data["caption"])
        if name == "organisation":
            names = {node["id"]: node["name"] for node in data["nodes"]}
            told = [
                words["organisation_node"].format(name=node["name"], under=names[node["under"]])
                if node.get("under")
                else words["organisation_top"].format(name=node["name"])
                for node in data["nodes"]
            ]
            top = ", ".join(node["name"] for node in data["nodes"] if not node.get("under"))
            alt = words["organisation_alt"].format(number=2, count=c.spelled(len(told)), top=top)
            drawing = svg(170, 78, e(alt), "".join(organisation(data)), width)
            text = self.bullets(
                [{"text": f"{one} {node.get('note', '')}"} for one, node in zip(told, data["nodes"], strict=True)]
            )
        else:
            alt = words["concern_alt"].format(
                number=3,
                simplified=data["simplified"],
                count_stages=c.spelled(len(data["stages"])),
                bar=data["bar"]["name"],
                count=c.spelled(len(data["occasions"])),
            )
            drawing = svg(170, 72, e(alt), "".join(concern(data)), width)
            items = "".join(
                f"<li><strong>{e(one['name'])}.</strong> {self.inline(one['text'])}</li>" for one in data["occasions"]
            )
            count = c.spelled(len(data["stages"]))
            listed = ", ".join(one["name"] for one in data["stages"])
            stages = words["concern_stages"].format(count=count, count_first=count.capitalize(), stages=listed)
            text = (
                f"<p>{e(stages)}</p>"
                f"<p><strong>{e(data['bar']['name'])}.</strong> {self.inline(data['bar']['note'])}</p><ol>{items}</ol>"
                f"{self.paragraphs(data['afterwards'])}"
            )
        return f'<div id="figure-{name}">{drawing}<p class="caption">{e(caption)}</p></div>{text}'

    def workflow_in_words(self, level: int) -> str:
        c, words, flow = self.c, self.c.words, self.c.flow
        out = [f"<h{level}>{e(words['figure_in_words'])}</h{level}>"]
        out.append(f"<p><strong>{e(flow['entry']['name'])}.</strong> {self.inline(flow['entry']['note'])}</p>")
        for phase in flow["phases"]:
            name = words["phase_and_name"].format(**phase)
            rows = "".join(
                f'<tr><td class="number">{e(words["step"])} {step["number"]}</td>'
                f"<td><strong>{e(step['name'])}.</strong> {self.inline(step['purpose'])}</td></tr>"
                for step in phase["steps"]
            )
            out.append(f"<p><strong>{e(name)}.</strong> {self.inline(phase['purpose'])}</p><table>{rows}</table>")
        out.append(f"<p>{self.inline(flow['back_and_forth'])} {e(loop_sentence(c))}</p>")
        out.append(f"<p><strong>{e(flow['exit']['name'])}.</strong> {self.inline(flow['exit']['note'])}</p>")
        note = words["workflow_elements"].format(
            count=c.spelled(len(c.elements)),
            count_first=c.spelled(len(c.elements)).capitalize(),
            note=flow["core_elements_note"],
        )
        out.append(f"<p>{e(set_sentences(c))} {e(note)}</p>")
        return "".join(out)

    # Pages

    def cover(self, title: str, subtitle: str, lead: str, groups: list[tuple[str, list[str]]]) -> None:
        papers = "".join(
            f'<td><p class="strip">{e(name)}</p>'
            + "".join(f'<span class="paper">{number}</span> ' for number in numbers)
            + "</td>"
            for name, numbers in groups
        )
        self.put(
            f'<section class="cover">{self.mark()}<p class="strip">{e(self.c.package["title"])}</p>'
            f'<h1 id="cover">{e(title)}</h1>'
            f'<p class="subtitle">{e(subtitle)}</p><p class="cover-lead">{self.inline(lead)}</p>'
            + "".join(f"<p>{e(told)}</p>" for told in self.c.bearer)
            + f"{self.imprint()}"
            f'<table class="papers"><tr>{papers}</tr></table></section>'
        )

    # What a brand adds

    def mark(self) -> str:
        if (brand := self.c.brand) is None:
            return ""
        return (
            f'<div class="mark"><img src="{Path(brand["logo"]).as_uri()}" alt="{e(brand["name"])}">'
            f'<p class="hint">{e(brand["unit"])}</p></div>'
        )

    def imprint(self) -> str:
        if (brand := self.c.brand) is None:
            return ""
        words = self.c.words
        approved = words["approved_by"].format(name=brand["approved_by"])
        approval = f"{approved} · {words['valid_until'].format(day=brand['valid_until'])}"
        return "".join(f'<p class="hint">{e(told)}</p>' for told in (approval, *brand["footer"]))

    def contacts(self) -> str:
        if (brand := self.c.brand) is None:
            return ""
        words = self.c.words
        rows = "".join(
            f'<tr><td><strong>{e(who)}</strong><p class="hint">{e(hours)}</p></td><td><strong>{e(number)}</strong></td>'
            f'<td class="hint">{e(words["contact_checked"].format(day=checked))}</td></tr>'
            for who, number, hours, checked in brand["contacts"]
        )
        told = words["infohus_of"].format(municipality=brand["name"], district=brand["district"])
        return f'<h2>{e(words["contacts"])}</h2><p>{e(told)}</p><table class="contacts">{rows}</table>'

    def first_contact(self) -> str:
        """The number in the foot."""
        if (brand := self.c.brand) is None:
            return ""
        who, number, _, checked = brand["contacts"][0]
        return f" · {who} {number} · {self.c.words['contact_checked'].format(day=checked)}"

    def groups(self, steps: list[Yaml]) -> list[tuple[str, list[str]]]:
        return [
            (
                f"{self.c.words['step']} {step['number']} · {step['name']}",
                [sheet["number"] for sheet in self.c.of_step(step["number"])],
            )
            for step in steps
            if self.c.of_step(step["number"])
        ]

    def contents(self, rows: list[tuple[str, str, str, str]], side: str = "recto") -> None:
        """Rows of (anchor, number, title, purpose); an anchor of nothing makes a heading."""
        out = [f'<section class="{side}" id="contents"><h1>{e(self.c.words["contents"])}</h1>']
        for anchor, number, title, purpose in rows:
            if not anchor:
                out.append(f'<p class="strip">{e(title)}</p>')
                continue
            number_ = f'<span class="number">{number}</span> ' if number else ""
            about = f'<p class="about">{self.inline(purpose)}</p>' if purpose else ""
            out.append(f'<div class="entry"><p>{number_}<a href="#{anchor}">{e(title)}</a></p>{about}</div>')
        self.put("".join(out) + "</section>")

    def sheet(self, sheet: Yaml) -> None:
        c, words = self.c, self.c.words
        number = sheet["number"]
        phase, step = next((phase, step) for phase, step in c.steps if str(step["number"]) == number.split(".")[0])
        front = {block["type"]: block for block in sheet["front"]}
        back = {block["type"]: block for block in sheet["back"]}
        mini = "".join(
            f'<span class="mini{" lit" if other is step else ""}">{other["number"]}</span> ' for _, other in c.steps
        )
        moves = "".join(
            f'<tr><td class="big">{at}</td><td>{self.inline(item["text"])}</td></tr>'
            for at, item in enumerate(front["moves"]["items"], 1)
        )
        avoid = "".join(f"<td>{self.inline(item['text'])}</td>" for item in front["avoid"]["items"])
        chips = "".join(
            f'<span class="chip"><strong>{one["number"]}</strong> {e(one.get("short", one["name"]))}</span> '
            for one in c.elements
            if one["id"] in sheet["core_elements"]
        )
        self.put(
            f'<section class="page recto" id="sheet-{number}"><div class="head">'
            f'<p class="no">{e(words["sheet"])} <span>{number}</span></p>'
            f'<p class="minis">{mini}</p><p class="strip">{e(words["phase_and_name"].format(**phase))}</p>'
            f'<p class="where">{e(words["step_and_name"].format(**step))}</p></div>'
            f'<h1>{e(sheet["title"])}</h1><p class="lead">{self.inline(sheet["purpose"])}</p>'
            f'<div class="wide"><h2>{e(words["moves"])}</h2><table class="moves">{moves}</table>'
            f"{self.device(front)}{self.spoken(front)}</div>"
            f'<div class="side">'
            f"<h2>{e(words['advice'])}</h2>{self.bullets(front['advice']['items'])}"
            f"<h2>{e(words['means'])}</h2>{self.bullets(front['means']['items'])}</div>"
            f'<div class="bottom"><div class="avoid"><h2>{e(words["avoid"])}</h2><table><tr>{avoid}</tr></table></div>'
            f'<p class="chips">{e(words["builds_on"])} {chips}</p></div></section>'
        )
        ticks = "".join(
            f'<li><span class="tick"></span> {self.inline(item["text"])}</li>' for item in back["checklist"]["items"]
        )
        asked = self.bullets(back["questions"]["items"], "ask")
        fields = [block for block in sheet["back"] if block["type"] not in ("checklist", "questions")]
        room = 203.0 - 7.5 * len(back["checklist"]["items"])
        self.put(
            f'<section class="page verso"><p class="no">{e(words["sheet"])} <span>{number}</span></p>'
            f'<h2 class="back">{e(sheet["title"])} <span class="hint">{e(words["working_page"])}</span></h2>'
            f'<div class="half"><h3>{e(words["checklist"])}</h3><ul class="ticks">{ticks}</ul></div>'
            f'<div class="half"><h3>{e(words["questions"])}</h3>{asked}</div><h3 class="clear">{e(words["notes"])}</h3>'
            f"{self.notes(fields, room)}{self.privacy()}</section>"
        )

    def device(self, front: Yaml) -> str:
        """The small figure of a sheet: each part a box with its name and note, whatever we draw of it."""
        block = front.get("device")
        if block is None:
            return ""
        parts, wide = block["parts"], 104 / len(block["parts"])
        drawn: list[str] = []
        for at, part in enumerate(parts):
            middle, most = at * wide + wide / 2 - 0.5, int((wide - 3) / 1.6)
            drawn += (
                box(at * wide + 0.5, 0.5, wide - 2, 30, "box"),
                *wrapped(middle, 5, part["name"], most, "t", "middle", 4),
            )
            drawn += wrapped(middle, 18, part.get("note", ""), most, "small", "middle", 4)
        head = f"<h2>{e(block.get('heading', self.c.words['device']))}</h2>"
        return head + svg(104, 31, e(", ".join(part["name"] for part in parts)), "".join(drawn))

    def spoken(self, front: Yaml) -> str:
        """What it can sound like."""
        if "spoken" not in front:
            return ""
        return f'<h2>{e(self.c.words["spoken"])}</h2><div class="spoken">{self.bullets(front["spoken"]["items"])}</div>'

    def privacy(self) -> str:
        privacy = self.c.package["privacy"]
        lead = f"<strong>{self.inline(privacy['lead'])}</strong>"
        return f'<p class="privacy bottom">{lead} {self.inline(privacy["text"])}</p>'

    def html(self) -> str:
        language = {"da": "da-DK"}.get(self.c.package["language"], self.c.package["language"])
        author = self.c.brand["name"] if self.c.brand else self.c.package["publisher"]
        foot = f"{author}{self.first_contact()}" if self.c.brand else self.foot
        head = (
            f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{e(self.title)}</title>'
            f'<meta name="author" content="{e(author)}"></head><body>'
            f'<p class="run-left">{e(foot)}</p>'
        )
        return head + "".join(self.parts) + "</body></html>"


def in_rows(fields: list[Yaml], count: int) -> Iterator[list[Yaml]]:
    for start in range(0, len(fields), count):
        yield fields[start : start + count]


def most_lines(row: list[Yaml]) -> int:
    return max(int(field.get("lines", 3)) for field in row)


def least(block: Yaml) -> float:
    """Millimetres that a block of the working page needs."""
    match block["type"]:
        case "notes":
            return sum(9 + _LINE * most_lines(row) for row in in_rows(block["fields"], block.get("columns", 1)))
        case "table":
            return 18 + _ROW * float(block.get("rows", 3))
        case "sketch" | "rings":
            return 55.0
        case "scale" | "stages":
            return 26.0
        case _:
            return 13.0


# Drawings, in millimetres

# WeasyPrint lets no style sheet of the page into an inline SVG: each shape carries its own look.
_LOOKS = {
    "t": 'fill="#1d2327"',
    "small": 'fill="#595959" font-size="3.3"',
    "slant": 'fill="#595959" font-size="3.3" font-style="italic"',
    "name": 'fill="#1d2327" font-size="3.9" font-weight="600"',
    "white": 'fill="#ffffff" font-size="3.9" font-weight="600"',
    "line": 'fill="none" stroke="#767676" stroke-width=".4"',
    "dashed": 'fill="none" stroke="#767676" stroke-width=".35" stroke-dasharray="1 .7"',
    "quiet": 'fill="none" stroke="#949494" stroke-width=".25"',
    "box": 'fill="#ffffff" stroke="#12535e" stroke-width=".6"',
    "field": 'fill="#eef3f2"',
    "badge": 'fill="#12535e"',
    "head": 'fill="#1d2327"',
}


def svg(width: float, height: float, title: str, inside: str, shown: float | None = None) -> str:
    shown = shown or width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{shown}mm" height="{shown * height / width:.2f}mm"'
        f' viewBox="0 0 {width} {height:.2f}" font-family="Source Sans 3" font-size="3.53">'
        f"<title>{title}</title>{inside}</svg>"
    )


def text(x: float, y: float, words: str, kind: str = "t", anchor: str = "start") -> str:
    return f'<text x="{x:.2f}" y="{y:.2f}" {_LOOKS[kind]} text-anchor="{anchor}">{e(words)}</text>'


def box(x: float, y: float, w: float, h: float, kind: str, r: float = 2) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" rx="{r}" {_LOOKS[kind]}/>'


def arrow(x1: float, y1: float, x2: float, y2: float, kind: str = "line") -> str:
    way = 1 if x2 > x1 else -1
    head = f"M{x2 - 2 * way:.2f} {y2 - 1.2:.2f}L{x2:.2f} {y2:.2f}L{x2 - 2 * way:.2f} {y2 + 1.2:.2f}z"
    return f'<path d="M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}" {_LOOKS[kind]}/><path d="{head}" {_LOOKS["head"]}/>'


def wrapped(
    x: float, y: float, words: str, most: int, kind: str, anchor: str = "start", leading: float = 5
) -> Iterator[str]:
    line = ""
    for word in [*words.split(), ""]:
        if not word or (line and len(line) + len(word) + 1 > most):
            yield text(x, y, line, kind, anchor)
            y, line = y + leading, word
        else:
            line = f"{line} {word}".strip()


def dots(width: float, height: float) -> Iterator[str]:
    yield box(0.3, 0.3, width - 0.6, height - 0.6, "quiet")
    for row in range(1, int(height // 8)):
        for column in range(1, int(width // 8)):
            yield f'<circle cx="{column * 8}" cy="{row * 8}" r="0.25" {_LOOKS["head"]}/>'


def rings(width: float, height: float, names: list[str]) -> Iterator[str]:
    for at, name in enumerate(names, 1):
        rx, ry = width * 0.45 * at / len(names), height * 0.49 * at / len(names)
        yield f'<ellipse cx="{width / 2}" cy="{height / 2}" rx="{rx:.1f}" ry="{ry:.1f}" {_LOOKS["quiet"]}/>'
        yield text(width / 2, height / 2 - ry + 5, name, "t", "middle")


def workflow(c: Content, lit: int | None) -> Iterator[str]:
    wide, high, pad, gap = 34.0, 34.0, 5.0, 8.0
    x = 33.0
    corners: dict[int, float] = {}
    yield f'<ellipse cx="14" cy="32" rx="13" ry="13" {_LOOKS["dashed"]}/>'
    yield from wrapped(14, 31, c.flow["entry"]["name"], 10, "t", "middle")
    yield arrow(27.5, 32, x + 4, 32, "dashed")
    for phase in c.flow["phases"]:
        on = lit is None or phase["number"] == lit
        across = len(phase["steps"]) * wide + (len(phase["steps"]) - 1) * gap + 2 * pad
        yield box(x, 0.5, across, 75, "field" if on else "quiet", 3)
        yield text(x + pad, 9, c.words["phase_and_name"].format(**phase), "name")
        for index, step in enumerate(phase["steps"]):
            at = corners[step["number"]] = x + pad + index * (wide + gap)
            yield box(at, 15, wide, high, "box" if on else "quiet")
            yield text(at + 4, 23, c.words["step"], "small")
            yield box(at + 13, 18.5, 6.5, 6.5, "badge" if on else "quiet", 1.2)
            yield text(at + 16.2, 23.3, str(step["number"]), "white" if on else "name", "middle")
            yield from wrapped(at + 4, 31, step["name"], 14, "name")
        for one in c.package["sets"]:
            if one["phase"] == phase["number"]:
                yield box(x, 81, across, 15, "box" if on else "quiet")
                yield box(x + 4, 84.5, 8, 8, "badge" if on else "quiet", 1.5)
                yield text(x + 8, 90, str(one["number"]), "white" if on else "name", "middle")
                yield text(x + 16, 87.5, c.words["set_and_number"].format(number=one["number"]), "name")
                yield text(x + 16, 92.5, c.about_steps(phase), "small")
        x += across + 10
    numbers = list(corners)
    for one, other in pairwise(numbers):
        yield arrow(corners[one] + wide + 1, 25, corners[other] - 1, 25)
        yield arrow(corners[other] - 1, 39, corners[one] + wide + 1, 39)
    yield arrow(x - 14, 32, x - 1, 32, "dashed")
    yield f'<ellipse cx="{x + 13}" cy="32" rx="13" ry="13" {_LOOKS["dashed"]}/>'
    yield from wrapped(x + 13, 31, c.flow["exit"]["name"], 10, "t", "middle")
    loop = c.flow.get("loop")
    if loop:
        x1, x2 = corners[loop["from"]] + wide / 2, corners[loop["to"]] + wide / 2
        yield f'<path d="M{x1} 50V62Q{x1} 66 {x1 - 4} 66H{x2 + 4}Q{x2} 66 {x2} 62V50" {_LOOKS["line"]}/>'
        yield f'<path d="M{x2 - 1.2} 52L{x2} 50L{x2 + 1.2} 52z" {_LOOKS["head"]}/>'
        yield text((x1 + x2) / 2, 65, loop["label"], "slant", "middle")
    yield box(0, 101, 253, 30, "field", 3)
    yield text(7, 108, c.by_type["core-elements"]["title"], "name")
    yield text(46, 108, c.flow["core_elements_note"], "small")
    for index, one in enumerate(c.elements):
        at, y = 7 + index // 3 * 80, 115 + index % 3 * 5.5
        yield text(at, y, str(one["number"]), "name")
        yield text(at + 5, y, one["name"])


def organisation(data: Yaml) -> Iterator[str]:
    depth: dict[str, int] = {}
    for node in data["nodes"]:
        depth[node["id"]] = depth[node["under"]] + 1 if node.get("under") else 0
    middle: dict[str, tuple[float, float]] = {}
    for level in range(max(depth.values()) + 1):
        nodes = [node for node in data["nodes"] if depth[node["id"]] == level]
        for at, node in enumerate(nodes):
            x, y = 170 * (at + 0.5) / len(nodes), level * 20 + 1.0
            middle[node["id"]] = (x, y)
            if node.get("under"):
                above = middle[node["under"]]
                yield f'<path d="M{above[0]:.1f} {above[1] + 13:.1f}V{y - 3:.1f}H{x:.1f}V{y:.1f}" {_LOOKS["line"]}/>'
            yield box(x - 32, y, 64, 13, "box")
            yield text(x, y + 8, node["name"], "name", "middle")


def concern(data: Yaml) -> Iterator[str]:
    yield text(0, 5, data["simplified"], "slant")
    for at, stage in enumerate(data["stages"]):
        x = at * 60.7
        yield box(x + 0.5, 9, 48, 15, "box")
        yield from wrapped(x + 24, 15, stage["name"], 24, "name", "middle")
        if at:
            yield arrow(x - 11, 16.5, x - 0.5, 16.5)
    yield box(0.5, 33, 169, 10, "field")
    yield text(85, 39.3, data["bar"]["name"], "name", "middle")
    for at, one in enumerate(data["occasions"]):
        x = 170 * (at + 0.5) / len(data["occasions"])
        yield f'<path d="M{x:.1f} 43V49" {_LOOKS["line"]}/><circle cx="{x:.1f}" cy="50" r="3.4" {_LOOKS["badge"]}/>'
        yield text(x, 51.4, str(at + 1), "white", "middle")
        yield from wrapped(x, 60, one["name"], 24, "t", "middle")


def ruler(words: Yaml) -> str:
    ticks = "".join(f'<path d="M{at * 10} 5V{0 if at % 5 == 0 else 2}" {_LOOKS["line"]}/>' for at in range(11))
    label = words["ruler_label"].format(length=100)
    return svg(
        125,
        6,
        e(words["ruler_alt"].format(length=100)),
        f'<path d="M0 5H100" {_LOOKS["line"]}/>{ticks}{text(104, 5, label)}',
    )


# Sentences about the figure


def loop_sentence(c: Content) -> str:
    loop = c.flow.get("loop")
    return str(c.words["workflow_loop"].format_map(loop)) if loop else ""


def set_sentences(c: Content) -> str:
    names = {phase["number"]: phase["name"] for phase in c.flow["phases"]}
    return " ".join(
        c.words["workflow_set"].format(
            number=one["number"], title=one["title"], phase=one["phase"], phase_name=names[one["phase"]]
        )
        for one in c.package["sets"]
    )


def workflow_alt(c: Content) -> str:
    return str(
        c.words["workflow_alt"].format(
            number=1,
            count_phases=c.spelled(len(c.flow["phases"])),
            count_phases_first=c.spelled(len(c.flow["phases"])).capitalize(),
            count_steps=c.spelled(len(c.steps)),
            count_elements=c.spelled(len(c.elements)),
        )
    )


# Documents


def set_document(c: Content, one: Yaml) -> Document:
    words, package = c.words, c.package
    sheets = c.of_set(one)
    phase = next(phase for phase in c.flow["phases"] if phase["number"] == one["phase"])
    name = words["set_and_number"].format(number=one["number"])
    anchors = {f"sheet-{sheet['number']}" for sheet in sheets} | {"figure-workflow"}
    d = Document(c, f"{name}: {one['title']}", f"{name} · {one['title']}", anchors)
    d.cover(one["title"], f"{name} · {c.about_steps(phase)}", one["lead"], d.groups(phase["steps"]))
    how, closing = package["how_to_use"], package["closing"]
    d.put(f'<section class="new narrow" id="how"><h1>{e(how["title"])}</h1>{d.blocks(how["blocks"], 2)}</section>')
    rows = [("how", "", how["title"], ""), ("workflow", "", c.flow["title"], "")]
    for step in phase["steps"]:
        rows.append(("", "", words["step_and_name"].format(**step), ""))
        rows += [(f"sheet-{s['number']}", s["number"], s["title"], s["purpose"]) for s in c.of_step(step["number"])]
    d.contents([*rows, ("closing", "", closing["title"], "")])
    d.put(
        f'<section class="new" id="workflow"><h1 class="section">{e(c.flow["title"])}</h1>'
        f'{d.figure("workflow", 170, one["phase"])}<div class="columns">{d.workflow_in_words(2)}</div></section>'
    )
    for sheet in sheets:
        d.sheet(sheet)
    d.put(
        f'<section class="recto narrow" id="closing"><h1>{e(closing["title"])}</h1>'
        f"{d.blocks(closing['blocks'], 2)}{d.contacts()}{d.imprint()}</section>"
    )
    return d


def guide_document(c: Content) -> Document:
    guide, words = c.by_type["guide"], c.words
    anchors = {f"sheet-{sheet['number']}" for sheet in c.sheets}
    anchors |= {f"figure-{name}" for name in ("workflow", "organisation", "concern")}
    d = Document(c, guide["title"], guide["title"], anchors)
    d.cover(guide["title"], guide.get("subtitle", ""), guide["lead"], d.groups([step for _, step in c.steps]))
    rows = []
    for number, chapter in enumerate(guide["chapters"], 1):
        rows.append((f"chapter-{chapter['id']}", str(number), chapter["title"], ""))
        for block in chapter["blocks"]:
            if block["type"] == "step":
                step = next(one for _, one in c.steps if one["number"] == block["step"])
                rows.append((f"step-{step['number']}", "", words["step_and_name"].format(**step), ""))
    d.contents(rows, "new")
    d.put('<section class="new narrow">')
    for number, chapter in enumerate(guide["chapters"], 1):
        d.put(
            f'<h1 class="chapter" id="chapter-{chapter["id"]}">{number} {e(chapter["title"])}</h1>'
            f"{d.blocks(chapter['blocks'], 2)}"
        )
    d.put("</section>")
    return d


def workflow_document(c: Content, kind: str = "landscape", scale: float = 1.0) -> Document:
    d = Document(c, c.flow["title"], c.words["figure_caption"].format(number=1, caption=c.flow["caption"]), set())
    figure = d.figure("workflow", 253 * scale)
    d.put(
        f'<section class="{kind}"><h1 class="section">{e(c.flow["title"])}</h1>{figure}</section>'
        f'<section class="{kind} new"><div class="half">{d.workflow_in_words(2)}</div></section>'
    )
    return d


def elements_document(c: Content) -> Document:
    data, words = c.by_type["core-elements"], c.words
    d = Document(c, data["title"], c.package["title"], set())
    d.put(f'<section><h1>{e(data["title"])}</h1><p class="cover-lead">{d.inline(data["lead"])}</p>')
    for one in c.elements:
        numbers = ", ".join(sheet["number"] for sheet in c.sheets if one["id"] in sheet["core_elements"])
        d.put(
            f'<div class="element"><h2><span class="big">{one["number"]}</span> {e(one["name"])}</h2><div class="main">'
            f"<p>{d.inline(one['description'])}</p>"
            f"<p>{e(words['question_to_ask'])}: <em>{d.inline(one['question'])}</em></p>"
            f'</div><div class="aside"><p class="hint">{e(words["sheets_that_build_on_it"])}</p>'
            f"<p><strong>{numbers or e(words['no_sheets'])}</strong></p></div></div>"
        )
    d.put("</section>")
    return d


def strategy_document(c: Content) -> Document:
    data = c.by_type["strategy"]
    d = Document(c, data["title"], c.package["title"], set())
    d.put(
        f'<section class="page"><h1 class="section">{e(data["title"])}</h1>{d.paragraphs(data["purpose"])}'
        f"<h2>{e(c.words['notes'])}</h2>{d.notes(data['blocks'], 205)}{d.privacy()}</section>"
    )
    return d


def documents(c: Content, targets: list[str]) -> Iterator[tuple[str, Document]]:
    """File names and documents, in our order."""
    everything = "all" in targets
    for one in c.package["sets"]:
        if everything or one["id"] in targets:
            yield one["file"], set_document(c, one)
    if "guide" in c.by_type and (everything or "guide" in targets):
        yield c.by_type["guide"]["file"], guide_document(c)
    for name, make in (
        ("workflow", workflow_document),
        ("core-elements", elements_document),
        ("strategy", strategy_document),
    ):
        if name in c.by_type and (everything or name in targets):
            yield c.by_type[name]["file"], make(c)


def sheet_document(c: Content, sheet: Yaml) -> Document:
    one = next(one for one in c.package["sets"] if sheet in c.of_set(one))
    name = c.words["set_and_number"].format(number=one["number"])
    title = c.words["sheet_and_title"].format(number=sheet["number"], title=sheet["title"])
    d = Document(c, title, f"{name} · {one['title']}", {f"sheet-{sheet['number']}"})
    d.sheet(sheet)
    return d


def main(directory: Path, out: Path, targets: list[str]) -> None:
    """Render the targets into a folder."""
    content = Content(directory)
    fonts = FontConfiguration()
    style = _style(content, fonts)
    out.mkdir(parents=True, exist_ok=True)
    for name, document in documents(content, targets):
        _write(document, out / f"{name}.pdf", style, fonts)


def packs(directory: Path, out: Path, brands: Path) -> None:
    """A pack for each brand: all documents, the workflow on A3 too, and every sheet alone."""
    content = Content(directory)
    fonts = FontConfiguration()
    looks = dict(_LOOKS)
    for brand in json.loads(brands.read_text("utf-8")):
        content.brand = brand
        _LOOKS.update({kind: _coloured(look, brand) for kind, look in looks.items()})
        style = _style(content, fonts)
        folder = out / brand["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        for name, document in documents(content, ["all"]):
            _write(document, folder / f"{name}.pdf", style, fonts)
        _write(workflow_document(content, "poster", 1.414), folder / "workflow-a3.pdf", style, fonts)
        for sheet in content.sheets:
            _write(sheet_document(content, sheet), folder / f"{sheet['number']}.pdf", style, fonts)


def copies(directory: Path, out: Path, people: Path) -> None:
    """Set 1 for each of the people, with name and organisation on its cover."""
    content = Content(directory)
    fonts = FontConfiguration()
    style = _style(content, fonts)
    out.mkdir(parents=True, exist_ok=True)
    for index, bearer in enumerate(json.loads(people.read_text("utf-8"))):
        content.bearer = bearer
        for _, document in documents(content, ["set-1"]):
            _write(document, out / f"{index}.pdf", style, fonts)


def _style(content: Content, fonts: FontConfiguration) -> weasyprint.CSS:
    css = (HERE / "weasy_peer.css").read_text("utf-8").replace("FONTS", FONTS.as_uri())
    words = content.words
    of = words["page_of"].format(page='" counter(page) "', pages='" counter(pages) "')
    css = css.replace("EDITION", content.edition)
    css = css.replace("STATUS", "" if content.brand else content.package.get("status", ""))
    css = css.replace("PAGE_OF", of[:1].lower() + of[1:]).replace("BLANK", words["blank_page"])
    css = _coloured(css, content.brand) if content.brand else css
    return weasyprint.CSS(string=css, font_config=fonts, base_url=str(HERE))


def _coloured(text: str, brand: Yaml) -> str:
    return text.replace("#12535e", brand["accent"]).replace("#eef3f2", brand["tint"])


def _write(document: Document, path: Path, style: weasyprint.CSS, fonts: FontConfiguration) -> None:
    html = weasyprint.HTML(string=document.html())
    html.write_pdf(path, stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    if sys.argv[3] == "--brands":
        packs(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[4]))
    elif sys.argv[3] == "--people":
        copies(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[4]))
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
