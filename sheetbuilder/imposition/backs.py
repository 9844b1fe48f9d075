"""Backs: where on the back of a paper that lies which lies at some place on its front, when it has been turned over."""

from __future__ import annotations

from sheetbuilder.layout.sides import Flip
from sheetbuilder.layout.surfaces import Matrix, Rectangle, after, moved_box


def flip_of(width: float, height: float, flip: Flip | None) -> Flip:
    """The edge over which a surface is turned: the one asked for, or else the one that makes a book of its papers.

    That is the long one of a surface that stands, the short one of one that lies: either is turned from right to left.
    """
    return flip or (Flip.SHORT if width > height else Flip.LONG)


def sideways(width: float, height: float, flip: Flip) -> bool:
    """Whether turning a surface over that edge exchanges left and right, as leaves of a book do; else head and foot.

    The edges that stand are the long ones of a surface that stands, and the short ones of a surface that lies.
    """
    return (flip is Flip.LONG) is (height >= width)


def mirror(width: float, height: float, flip: Flip) -> Matrix:
    """From points of a front to those of its back, both seen upright from their own side, in points of the surface."""
    if sideways(width, height, flip):
        return -1.0, 0.0, 0.0, 1.0, width, 0.0
    return 1.0, 0.0, 0.0, -1.0, 0.0, height


def behind(box: Rectangle, width: float, height: float, flip: Flip) -> Rectangle:
    """The rectangle on the back that lies behind one on the front; the other way round it is the same."""
    return moved_box(mirror(width, height, flip), box)


def back_matrix(front: Matrix, page_width: float, width: float, height: float, flip: Flip) -> Matrix:
    """The way of a page to the back of a surface, so that it is the back of the page that `front` places there.

    What is cut out, and turned as a leaf of a book is, reads upright: over the other edges the back is turned by half.
    `page_width` is that of both pages, `width` and `height` are those of the surface.
    """
    leaf: Matrix = (-1.0, 0.0, 0.0, 1.0, page_width, 0.0)
    return after(after(leaf, front), mirror(width, height, flip))
