"""What clauses may ask: small protocols for elements, trees, fonts, pictures, pages, annotations and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol


class Words(Protocol):
    """The words that stand for an element."""

    @property
    def alt(self) -> str | None: ...

    @property
    def actual(self) -> str | None: ...


class ElementSubject(Words, Protocol):
    """A structure element in its place in the tree."""

    @property
    def mapped(self) -> str:
        """The standard structure type that it is mapped to."""

    @property
    def parent(self) -> ElementSubject | None: ...

    @property
    def elements(self) -> Iterable[ElementSubject]:
        """The kids that are elements."""

    @property
    def has_content(self) -> bool:
        """Whether marks or annotations stand directly in it."""

    @property
    def repeated(self) -> bool:
        """Whether the same object stood in the tree before; its kids are not there again."""

    @property
    def identifier(self) -> str: ...

    @property
    def attributes(self) -> Mapping[str, object]: ...

    @property
    def namespace(self) -> str:
        """The address of the namespace of its role, nothing where it names none."""

    @property
    def refers(self) -> bool:
        """Whether it refers to another element (/Ref)."""


class Worded:
    """A subject that stands for an element, and has its words from there."""

    element: Words

    @property
    def alt(self) -> str | None:
        """What is read instead of what it shows."""
        return self.element.alt

    @property
    def actual(self) -> str | None:
        """What its text really is."""
        return self.element.actual


class TreeSubject(Protocol):
    """A structure tree as a whole."""

    @property
    def roots(self) -> Sequence[ElementSubject]:
        """Its first elements."""

    @property
    def present(self) -> bool: ...

    @property
    def roles(self) -> Mapping[str, str]:
        """Each role that is used, and the standard type it is mapped to; nothing where its map is a circle."""

    @property
    def circular(self) -> Sequence[str]:
        """The roles whose map is a circle."""

    @property
    def remapped(self) -> Sequence[str]:
        """The standard types that the role map gives another meaning."""

    def walk(self) -> Iterator[ElementSubject]:
        """Every element, in reading order."""


class FontSubject(Protocol):
    """A font with what is shown in it; codes are those that some text operator shows."""

    @property
    def name(self) -> str: ...

    @property
    def embedded(self) -> bool: ...

    @property
    def unicode_map(self) -> bool:
        """Whether it says what its codes mean, by a map or by an encoding that everybody knows."""

    @property
    def unmapped(self) -> Sequence[int]:
        """Shown codes that mean nothing."""

    @property
    def forbidden(self) -> Sequence[int]:
        """Shown codes that mean U+0000, U+FEFF or U+FFFE."""

    @property
    def private(self) -> Sequence[int]:
        """Codes shown outside any ActualText that mean a character of private use."""

    @property
    def notdef(self) -> Sequence[int]:
        """Shown codes that lead to the glyph for what is missing (.notdef)."""

    @property
    def absent(self) -> Sequence[int]:
        """Shown codes that lead to no glyph of the program."""

    @property
    def wrong_widths(self) -> Sequence[int]:
        """Shown codes whose width is not that of the program's glyph."""

    @property
    def faults(self) -> Iterable[str]:
        """What is wrong with the dictionaries, by words from a closed list (`FontFault`)."""


class Painting(Protocol):
    """What a page, or a part of it, paints with."""

    @property
    def filters(self) -> Iterable[str]:
        """The filters of its streams."""

    @property
    def faults(self) -> Iterable[str]:
        """What its content, pictures, colours and states do, by words from a closed list (`PaintFault`)."""


class PageSubject(Protocol):
    """A page of a file that is read back."""

    @property
    def unmarked(self) -> Sequence[str]:
        """The painting operators outside of any mark and artifact."""

    @property
    def nested(self) -> Sequence[str]:
        """The marks inside marks, in words."""

    @property
    def annotations(self) -> Sequence[object]: ...

    @property
    def tab_order(self) -> str: ...


class HeardSubject(Protocol):
    """A page of a tagged file, as far as its words are heard."""

    @property
    def unheard(self) -> Sequence[str]:
        """The first words of each stretch that no element claims; nothing for a picture."""

    @property
    def silent(self) -> bool:
        """Whether it paints something, and no element claims any of it."""


class AnnotationSubject(Protocol):
    """An annotation of a page."""

    @property
    def kind(self) -> str: ...

    @property
    def hidden(self) -> bool: ...

    @property
    def described(self) -> bool:
        """Whether something says in words what it is."""

    @property
    def holder(self) -> str | None:
        """The standard type of the element that holds it, None where none does."""

    @property
    def by_page(self) -> bool:
        """Whether it leads to a page of the file, and names no element there."""


class Holder(Protocol):
    """A Link or Form element with the annotations that it holds."""

    @property
    def mapped(self) -> str: ...

    @property
    def alt(self) -> str | None: ...

    @property
    def actual(self) -> str | None: ...

    @property
    def attributes(self) -> Mapping[str, object]: ...

    @property
    def kinds(self) -> Sequence[str]:
        """The kinds of its annotations."""

    @property
    def described(self) -> Sequence[bool]:
        """Of each, whether it says in words what it is."""

    @property
    def alone(self) -> bool:
        """Whether it holds one annotation and nothing else."""


class File(Protocol):
    """What a file says of itself as a whole."""

    @property
    def marked(self) -> bool | None: ...

    @property
    def suspects(self) -> bool | None: ...

    @property
    def display_title(self) -> bool | None: ...

    @property
    def language(self) -> str: ...

    @property
    def languages(self) -> Iterable[str]:
        """Every language that is named anywhere, in order."""

    @property
    def has_tree(self) -> bool: ...

    @property
    def metadata_readable(self) -> bool | None:
        """None where there is no packet."""

    @property
    def metadata_title(self) -> str: ...

    @property
    def info_title(self) -> str | None:
        """None where a file of PDF 2.0 has no information dictionary."""

    @property
    def pdfua(self) -> str | None:
        """The part of ISO 14289 that it claims."""

    @property
    def pdfa(self) -> str | None:
        """The part and level of ISO 19005 that it claims."""

    @property
    def output_profiles(self) -> Sequence[bool]:
        """One for each output intent: whether it holds an ICC profile."""
