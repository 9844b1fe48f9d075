"""What a printer says of how it is, in words: paper, toner, doors, pauses (RFC 8011, 5.4.12; PWG 5100.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from sheetbuilder.errors import Message, say

STOPPED = 5
"""The state of a printer that does nothing (RFC 8011, 5.4.11)."""
_MOST = 8
"""How much is told of what a printer says."""
_SERIOUS = ("-error", "-warning", "-report")
_EVERYDAY = ("none", "cups-waiting-", "cups-ipp-")
"""How reasons begin that nobody need know of: CUPS waits for a job to end, or has looked at a printer's manners."""

_REASONS: Mapping[str, Message] = MappingProxyType(
    {
        "media-empty": say("it is out of paper"),
        "media-needed": say("it wants paper put in"),
        "media-low": say("it is nearly out of paper"),
        "media-jam": say("paper is stuck in it"),
        "toner-empty": say("it is out of toner"),
        "toner-low": say("it is nearly out of toner"),
        "marker-supply-empty": say("it is out of toner or ink"),
        "marker-supply-low": say("it is nearly out of toner or ink"),
        "marker-waste-full": say("its waste container is full"),
        "marker-waste-almost-full": say("its waste container is nearly full"),
        "cover-open": say("its cover is open"),
        "door-open": say("a door of it is open"),
        "input-tray-missing": say("a tray of paper is missing"),
        "output-tray-missing": say("the tray for what is printed is missing"),
        "output-area-full": say("the tray for what is printed is full"),
        "output-area-almost-full": say("the tray for what is printed is nearly full"),
        "paused": say("it is paused"),
        "moving-to-paused": say("it is being paused"),
        "shutdown": say("it is switched off"),
        "offline": say("it is switched off or not connected"),
        "connecting-to-device": say("the printer behind the queue does not answer"),
        "timed-out": say("the printer behind the queue does not answer"),
        "stopped-partly": say("part of it has stopped"),
        "spool-area-full": say("it has no room for more jobs"),
        "developer-empty": say("it is out of developer"),
        "fuser-over-temp": say("it is too hot"),
        "fuser-under-temp": say("it is still too cold"),
        "interpreter-resource-unavailable": say("a font or another thing that it needs is missing"),
        "cups-missing-filter": say("the queue lacks a program that it needs"),
        "cups-insecure-filter": say("the queue has a program that it may not run"),
    }
)


def told(reasons: Iterable[str]) -> tuple[Message, ...]:
    """What stands in the way, or soon will, in words, each once; what is not known here as the printer has it."""
    found = {str(message): message for message in map(_in_words, _telling(reasons))}
    return tuple(found.values())[:_MOST]


def _telling(reasons: Iterable[str]) -> Iterator[str]:
    """Reasons without how serious they are; what is only a report of everyday matters is left out."""
    for reason in reasons:
        if not reason.startswith(_EVERYDAY) and not reason.endswith("-report"):
            yield next((reason.removesuffix(one) for one in _SERIOUS if reason.endswith(one)), reason)


def _in_words(reason: str) -> Message:
    return _REASONS.get(reason) or say("it says “{reason}”", reason=reason)
