"""Where common elements hang in a document's own tree."""

from __future__ import annotations

from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.write.copies.skeleton import skeleton


def tree(top: Node) -> Node:
    """A root with a part of its own, a common element in it, and another paragraph of its own."""
    root = Node(Role.DOCUMENT, kids=[])
    part = root.add(Role.PART)
    part.add(Role.P)
    part.attach(top)
    root.add(Role.P)
    return root


def common() -> Node:
    top = Node(Role.SECT, kids=[], neutral=True)
    top.add(Role.P)
    return top


def test_common_elements_are_found_below_own_ones() -> None:
    top = common()
    root = tree(top)
    found = skeleton(root)
    assert [node.role for node in found.own] == [Role.DOCUMENT, Role.PART, Role.P, Role.P]
    assert list(found.parents) == [root, root.kids[0]]
    assert list(found.tops) == [(1, top)]


def test_trees_with_the_same_common_elements_in_the_same_places_are_of_one_shape() -> None:
    top = common()
    one, other = tree(top), tree(top)
    other.add(Role.P)
    assert skeleton(one).shape == skeleton(other).shape
    assert skeleton(one).shape != skeleton(tree(common())).shape


def test_a_caption_that_is_common_like_its_figure_is_told_and_one_that_is_not_is_torn_from_it() -> None:
    root = Node(Role.DOCUMENT, kids=[])
    figure, caption = Node(Role.FIGURE, kids=[], neutral=True), Node(Role.CAPTION, kids=[], neutral=True)
    root.attach(common())
    root.attach(figure)
    root.attach(caption)
    found = skeleton(root)
    assert (found.captions, found.torn) == ([2], False)
    caption.neutral = False
    found = skeleton(root)
    assert (found.captions, found.torn) == ([], True)


def test_it_is_walked_in_reading_order_with_the_forms_that_hang_in_it() -> None:
    top = common()
    root = tree(top)
    part = root.kids[0]
    assert isinstance(part, Node)
    form = Node(Role.FORM, part)
    order = [node.role for node in skeleton(root).walk({id(part): [form]})]
    assert order == [Role.DOCUMENT, Role.PART, Role.P, Role.SECT, Role.FORM, Role.P]
