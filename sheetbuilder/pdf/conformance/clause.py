"""A clause of a standard as a function over facts, and what it says where the facts break it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from sheetbuilder.errors import Message

UA1, A2, PDF = "ISO 14289-1", "ISO 19005-2", "ISO 32000-1"
UA2, A4, PDF2 = "ISO 14289-2", "ISO 19005-4", "ISO 32000-2"

Subject = TypeVar("Subject")


class Citation(Struct, frozen=True):
    """A standard and the number of one of its clauses."""

    standard: str
    number: str

    def __str__(self) -> str:
        return f"{self.standard}, {self.number}"


class Breach(Struct, frozen=True):
    """One way in which a subject breaks a clause; whoever asked knows where the subject stands."""

    words: Message
    """Half a sentence: what is wrong."""
    doubtful: bool = False
    """It is no breach, but a person should look."""


class Violation(Struct, Generic[Subject], frozen=True):
    """A fault with the clause that it breaks and the subject that has it."""

    clause: Clause[Subject]
    subject: Subject
    words: Message
    doubtful: bool = False

    @property
    def remedy(self) -> Message:
        """What to do."""
        return self.clause.remedy

    def breaks(self, standard: str) -> bool:
        """Whether a file with this fault can no longer be said to conform: what is doubtful is not proved."""
        return self.clause.of(standard)


def cited(citations: Iterable[Citation]) -> str:
    """Standards and numbers, as one cites them."""
    return "; ".join(map(str, citations))


Rule = Callable[[Subject], Iterator[Breach]]


class Clause(Struct, Generic[Subject], frozen=True):
    """One rule with the places of the standards that make it.

    What only ISO 32000-1 asks for is a fault of the file, and breaks neither PDF/UA nor PDF/A.
    """

    name: str
    about: str
    citations: tuple[Citation, ...]
    rule: Rule[Subject]
    remedy: Message
    roles: frozenset[str] = frozenset()
    """For a clause about elements: the standard types that it speaks of; all of them where it is empty."""

    def asked(self, subject: Subject) -> Iterator[Violation[Subject]]:
        """Everything in a subject that breaks the clause."""
        for fault in self.rule(subject):
            yield Violation(self, subject, fault.words, fault.doubtful)

    def of(self, standard: str) -> bool:
        """Whether a standard has this clause."""
        return any(cited.standard == standard for cited in self.citations)

    def number(self, standard: str) -> str:
        """The number that it has in a standard, or nothing."""
        return next((cited.number for cited in self.citations if cited.standard == standard), "")

    def within(self, standards: Iterable[str]) -> tuple[Citation, ...]:
        """Where some standards make the rule."""
        wanted = frozenset(standards)
        return tuple(each for each in self.citations if each.standard in wanted)


def clause(*citations: str, remedy: Message, roles: Iterable[str] = ()) -> Callable[[Rule[Subject]], Clause[Subject]]:
    """Makes a function a clause; each citation is a standard, a comma and a number."""
    cited = tuple(Citation(*each.split(", ", 1)) for each in citations)

    def made(rule: Rule[Subject]) -> Clause[Subject]:
        about = (rule.__doc__ or "").strip()
        return Clause(rule.__name__, about, cited, rule, remedy, frozenset(roles))

    return made


def ask(clauses: Iterable[Clause[Subject]], subject: Subject) -> Iterator[Violation[Subject]]:
    """Everything in a subject that breaks some of the clauses, in their order."""
    for each in clauses:
        for fault in each.rule(subject):
            yield Violation(each, subject, fault.words, fault.doubtful)
