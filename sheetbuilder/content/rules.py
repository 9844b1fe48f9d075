"""The rules that a package sets its own texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sheetbuilder.content.base import Block
from sheetbuilder.content.cards import CardDeck
from sheetbuilder.content.conditions import conditions, every_case
from sheetbuilder.content.dispatch import Vocabulary
from sheetbuilder.content.meta import Rules
from sheetbuilder.content.package import Parts
from sheetbuilder.content.settled import settled
from sheetbuilder.content.sheet import Sheet
from sheetbuilder.content.terms import starts, telling
from sheetbuilder.errors import Message, Problem, Where, say
from sheetbuilder.models.base import Content, Prose
from sheetbuilder.models.markup import words
from sheetbuilder.models.nearest import nearest
from sheetbuilder.models.prose import MarkedValue, own_prose, prose

# From where a word begins to its first letter: it has one, and a dash between two spaces is no word.
_WORD = re.compile(r"(?<!\S)(?:[^\w\s]|_)*+[^\W_]")
_PAGES = ("purpose", "front", "back")


def rules(
    parts: Parts, asked: Iterable[Content], found: Sequence[MarkedValue], vocabulary: Vocabulary
) -> Iterator[Problem]:
    """Where the texts of the files `asked` about break the rules of their package; `found` are their marked values."""
    if parts.meta is None:
        return
    own = parts.meta.rules
    yield from _names(own, vocabulary)
    for sheet in asked:
        if isinstance(sheet, Sheet):
            yield from _in_every_case(own, sheet)
    yield from _elements(own, parts)
    yield from never(own, found)
    yield from _citizens(own, parts)


def count(content: Content | MarkedValue) -> int:
    """How many words a reader reads in a text, or in all of a model's texts."""
    if isinstance(content, Content):
        return sum(count(found) for found in prose(content))
    text = words(content.value) if isinstance(content.mark, Prose) and content.mark.markup else content.value
    return len(_WORD.findall(text))


def _names(own: Rules, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Rules for something that there is not would never be broken, so they are refused."""
    for key, given, known in (
        ("words", own.words, (*_PAGES, *vocabulary)),
        ("items", own.items, tuple(vocabulary)),
    ):
        held = own.located.value if own.located else None
        place = held.get(key) if isinstance(held, dict) else None
        for name in given:
            if name not in known:
                meant = nearest(name, known)
                hint = (
                    say("did you mean “{key}”?", key=meant)
                    if meant
                    else say("these exist: {known}", known=", ".join(known))
                )
                where = place.where_key(name) if place else own.where
                yield Problem("SB231", say("there is nothing called “{name}” to count in", name=name), where, hint)


def _in_every_case(own: Rules, sheet: Sheet) -> Iterator[Problem]:
    """Too many or too few, of what stands on a sheet together; what is so in several cases is told once."""
    met: set[tuple[str, Where | None, str]] = set()  # a side and a block can both be told at the block
    for facts in every_case(conditions(sheet)):
        seen = settled(sheet, facts)
        for problem in (*_words(own, seen), *_items(own, seen)):
            told = (problem.code, problem.where, problem.message.template)
            if told not in met:
                met.add(told)
                yield problem


def _words(own: Rules, sheet: Sheet) -> Iterator[Problem]:
    limits = own.words
    said = {found.key: found for found in own_prose(sheet)}
    purpose = count(said["purpose"])
    if purpose > limits.get("purpose", purpose):
        yield _too_many(
            say("the purpose has {count} words, at most {most}", count=purpose, most=limits["purpose"]),
            said["purpose"].where(),
        )
    front = [*_counted(sheet.front), (purpose, said["purpose"].where()), (count(said["title"]), said["title"].where())]
    total, (longest, where) = sum(number for number, _ in front), _longest(front)
    if total > limits.get("front", total):
        message = say(
            "the front has {count} words, at most {most}; its longest text, here, has {longest}",
            count=total,
            most=limits["front"],
            longest=longest,
        )
        yield _too_many(message, where)
    back = _counted(sheet.back)
    total = sum(number for number, _ in back)
    if total > limits.get("back", total):
        longest, where = _longest(back)
        message = say(
            "the back has {count} words, at most {most}; its longest text, here, has {longest}",
            count=total,
            most=limits["back"],
            longest=longest,
        )
        yield _too_many(message, where)
    for block in (*sheet.front, *sheet.back):
        most = limits.get(block.type)
        for part in _parts(block) or (block,) if most is not None else ():
            if (found := count(part)) > (most or 0):
                yield _too_many(say("{count} words, at most {most}", count=found, most=most), part.where_of("text"))


def _counted(blocks: Iterable[Block]) -> list[tuple[int, Where]]:
    return [(count(block), block.where) for block in blocks]


def _longest(counted: Iterable[tuple[int, Where]]) -> tuple[int, Where]:
    """The text of a side that has the most words; the first of those that have as many."""
    return max(counted, key=lambda one: one[0])


def _too_many(message: Message, where: Where) -> Problem:
    return Problem("SB232", message, where, say("shorten the text"))


def _items(own: Rules, sheet: Sheet) -> Iterator[Problem]:
    for block in (*sheet.front, *sheet.back):
        fewest, most = own.items.get(block.type, (0, 10**6))
        parts = _parts(block)
        message = say("{count} points, from {fewest} to {most}", count=len(parts), fewest=fewest, most=most)
        if len(parts) < fewest:
            yield Problem("SB233", message, block.where, say("add points"))
        elif len(parts) > most:
            yield Problem("SB233", message, parts[most].where, say("remove points, from here for example"))


def _elements(own: Rules, parts: Parts) -> Iterator[Problem]:
    rule, elements = own.core_elements, parts.core_elements
    if rule is None:
        return
    fewest, most = rule.per_sheet
    for sheet in parts.sheets:
        if not fewest <= len(sheet.core_elements) <= most:
            message = say(
                "{count} core elements, from {fewest} to {most}",
                count=len(sheet.core_elements),
                fewest=fewest,
                most=most,
            )
            yield Problem("SB234", message, sheet.where_of("core_elements"))
    for element in elements.elements if elements and not parts.unread else ():
        used = sum(element.id in sheet.core_elements for sheet in parts.sheets)
        if used < rule.fewest_sheets:
            message = say(
                "{element} is on {count} sheets, at least {fewest}",
                element=element.id,
                count=used,
                fewest=rule.fewest_sheets,
            )
            yield Problem("SB235", message, element.where_of("id"), say("add it to more sheets"))


def never(own: Rules, found: Sequence[MarkedValue]) -> Iterator[Problem]:
    """Words that a package never writes, and compounds that it never parts."""
    texts = [one for one in found if isinstance(one.mark, Prose)]
    everything = " ".join("\n".join(one.value for one in texts).casefold().split())
    if banned := starts(own.banned, everything):
        for one in texts:
            for match in banned.finditer(one.value):
                message = say("“{word}” is never written in this package", word=match[0])
                yield Problem("SB236", message, one.where(*match.span()), say("say it in another way"))
    if split := starts(own.split_compounds, everything):
        for one in texts:
            for match in split.finditer(one.value):
                message = say("“{words}” is one word", words=match[0])
                hint = say("write “{word}”", word="".join(match[0].split()))
                yield Problem("SB237", message, one.where(*match.span()), hint)


def _citizens(own: Rules, parts: Parts) -> Iterator[Problem]:
    """Words on what the citizen takes home that would tell others, or the citizen, of a concern."""
    for deck in (one for one in (parts.cards.decks if parts.cards else ()) if one.for_citizens):
        for one in _citizens_words(deck, parts):
            unwanted = starts(own.citizen, one.value.casefold())
            for match in unwanted.finditer(one.value) if unwanted else ():
                yield _on_a_card(match[0], one.where(*match.span()))
        # The name of its file and its own are read as well: in a folder, at the head of a window, among the fields.
        for key, name in (("id", deck.id), ("file", deck.file)):
            if word := telling(own.citizen, name.replace("-", " ")):
                yield _on_a_card(word, deck.where_of(key))


def _citizens_words(deck: CardDeck, parts: Parts) -> Iterator[MarkedValue]:
    """The words of a deck that a citizen reads, its title too."""
    yield from (one for one in prose(deck) if one.owner is deck)
    for card in deck.citizens_cards():
        yield from prose(card)
    if deck.takes and parts.core_elements:
        yield from (one for element in parts.core_elements.elements for one in prose(element))


def _on_a_card(word: str, where: Where) -> Problem:
    message = say("“{word}” never stands on a card for the citizen", word=word)
    return Problem("SB238", message, where, say("say it in another way"))


def _parts(block: Block) -> tuple[Content, ...]:
    """The points of a block: the first of its keys that holds a list of such."""
    for _, value in block:
        if isinstance(value, tuple) and value and isinstance(value[0], Content):
            return value
    return ()
