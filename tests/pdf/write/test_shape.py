"""What PDF/UA-2 wants otherwise of a tree, without a change of the tree that was composed."""

from __future__ import annotations

from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.write.shape import ReshapedTree


def row(contents: Node, target: str | None) -> Node:
    made = contents.add(Role.TOCI)
    if target is None:
        made.add(Role.P)
    else:
        made.add(Role.REFERENCE).add(Role.LINK, target=target)
    return made


def shape(root: Node, **anchors: int) -> ReshapedTree:
    return ReshapedTree(list(root.walk()), anchors)


def test_a_caption_stands_last_in_the_figure_before_it() -> None:
    root = Node(Role.SECT)
    before, figure, caption, after = (root.add(role) for role in (Role.P, Role.FIGURE, Role.CAPTION, Role.P))
    mark = figure.mark()
    made = shape(root)
    assert list(made.kids(root)) == [before, figure, after]
    assert list(made.kids(figure)) == [mark, caption]
    assert root.kids == [before, figure, caption, after]
    assert figure.kids == [mark]


def test_a_caption_of_a_table_stays_where_it_is() -> None:
    root = Node(Role.SECT)
    table = root.add(Role.TABLE)
    table.add(Role.CAPTION)
    table.add(Role.TR)
    assert list(shape(root).kids(table)) == table.kids


def test_a_row_of_contents_leads_where_its_link_does_and_one_of_a_group_where_the_first_below_it_does() -> None:
    contents = Node(Role.TOC)
    first, group, one, other, last = (row(contents, at) for at in ("#a", None, "#b", "#c", None))
    made = shape(contents, a=11, b=12, c=13)
    assert [made.leads(each) for each in (first, group, one, other, last)] == [11, 12, 12, 13, None]
    assert made.leads(contents) is None
