"""Plain text: every word in order, but for heads of tables; boxes, lines and addresses as signs."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.screen import as_text
from sheetbuilder.compose.session import new_session
from sheetbuilder.compose.targets import targets
from sheetbuilder.content import Package
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.plain_text.page import WIDTH, plain
from sheetbuilder.reflow.elements import Reflowed, Said, reflow
from sheetbuilder.theme import default_theme
from tests.html.test_elements import WORDS, said
from tests.reflow.test_elements import document


def _letters(one: Reflowed) -> Iterator[str]:
    """All letters of a document in order but those of signs before items; white space is none."""
    for kid in one.kids if one.role is not Role.LBL else ():
        yield from "".join(kid.text.split()) if isinstance(kid, Said) else _letters(kid)


def test_all_words_are_there_in_order_and_lines_are_short(ours: Package) -> None:
    session = new_session(ours, default_theme())
    for name in ("2.6", "3.2", "4.3", "strategy"):
        made = compose(session, next(one for one in targets(ours) if one.name == name))
        text = as_text(session, made).decode()
        assert all(len(line) <= WIDTH for line in text.splitlines())
        rest = iter("".join(text.split()))
        # Each is looked for behind those before it, so the order counts.
        assert all(letter in rest for letter in _letters(reflow(made))), name
        assert text.endswith("godkendelse\n")
        assert as_text(session, made).decode() == text


def test_boxes_choices_and_places_are_signs(ours: Package) -> None:
    session = new_session(ours, default_theme())
    made = compose(session, next(one for one in targets(ours) if one.name == "2.6"))
    lines = as_text(session, made).decode().splitlines()
    assert "# Risikovurdering før mødet" in lines
    assert "[ ] De nyeste oplysninger er hentet" in lines
    assert lines.count("____") == 5
    assert sum(line.startswith("( ) ") for line in lines) == 3


def test_tables_name_their_columns_and_links_their_addresses() -> None:
    root = Node(Role.DOCUMENT)
    table = root.add(Role.TABLE)
    head, row = table.add(Role.TR), table.add(Role.TR)
    items = [said(head.add(Role.TH), "Hvem"), said(head.add(Role.TH), "Hvad")]
    items += [said(row.add(Role.TD), "Leder"), said(row.add(Role.TD), "ringer")]
    paragraph = root.add(Role.P)
    items += [said(paragraph, "Se "), said(paragraph.add(Role.LINK, target="https://example.org/"), "siden")]
    items += [said(paragraph.add(Role.LINK, target="#her"), " og her")]
    figure = root.add(Role.FIGURE, alt="En tegning")
    items.append(said(figure, "streger"))
    text = plain(document(root, tuple(items)), WORDS, ("Fod",)).decode()
    assert text == "Hvem: Leder; Hvad: ringer\n\nSe siden <https://example.org/> og her\n\n[En tegning]\n\nFod\n"
