"""The languages: which one is spoken, and that nothing is left unsaid in Danish."""

from __future__ import annotations

import gettext
import locale
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from sheetbuilder.errors import ContentError, Problem, Severity, Where, say
from sheetbuilder.language import LANGUAGES, Translator, chosen, translate
from sheetbuilder.values import replace
from tools import catalogues

PO_FILES = sorted(catalogues.LOCALE.glob("*/LC_MESSAGES/*.po"))


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "da"),
        ({"LANG": "C"}, "da"),
        ({"LANG": "C.UTF-8"}, "da"),
        ({"LC_ALL": "POSIX"}, "da"),
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "da"}, "da"),
        ({"LANG": "da-DK"}, "da"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "sv_SE.UTF-8"}, "en"),
        ({"LANG": "nb_NO@x"}, "en"),
        ({"LANG": "da_DK.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "da_DK.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "da"),
        ({"LC_ALL": "", "LANG": "en"}, "en"),
        ({"SHEETBUILDER_LANG": "en", "LC_ALL": "da_DK.UTF-8"}, "en"),
        ({"SHEETBUILDER_LANG": "", "LC_ALL": "da_DK.UTF-8"}, "da"),
    ],
)
def test_the_language_follows_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str], language: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert chosen(None, environment) == language
    assert chosen("da", environment) == "da"
    assert chosen("en", environment) == "en"


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Danish_Denmark", "da"),
        ("da_DK", "da"),
        ("German_Germany", "en"),
        ("English_Denmark", "en"),
        (None, "da"),
    ],
)
def test_windows_asks_for_the_users_locale(monkeypatch: pytest.MonkeyPatch, name: str | None, language: str) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(locale, "getlocale", lambda: (name, "cp1252"))
    assert chosen(None, {}) == language


def test_messages_are_said_in_the_language() -> None:
    message = say("unknown key “{key}”", key="purpoes")
    assert Translator("da")(message) == "ukendt nøgle »purpoes«"
    assert Translator("en")(message) == str(message) == "unknown key “purpoes”"


def test_what_fills_a_message_is_said_in_the_language_too() -> None:
    danish = Translator("da")
    nested = say("{share} of {all}, {page}", share=2.5, all=[1, "b"], page=say("1 page"))
    assert danish(nested) == "2,5 of 1, b, 1 side"
    formatted = say("{share:.1f} {word!r} {path} {kind}", share=2.25, word="x", path=Path("a"), kind=Severity.ERROR)
    assert danish(formatted) == "2,2 'x' a error"
    assert Translator("en")(say("{share:.1f} {{x}}", share=2.25)) == "2.2 {x}"


def test_what_has_no_translation_stays_english() -> None:
    assert Translator("da")(say("nobody says {this}", this="that")) == "nobody says that"
    assert Translator("xx")(say("1 page")) == "1 page"


def test_numbers() -> None:
    assert Translator("da").number(0.312, 1) == "0,3"
    assert Translator("en").number(0.312, 1) == "0.3"
    assert Translator("da").number(104.3) == "104"


def test_every_language_but_english_has_a_catalogue() -> None:
    assert {path.parent.parent.name for path in PO_FILES} == set(LANGUAGES) - {"en"}


@cache
def wanted() -> dict[catalogues.Key, list[str]]:
    """All that the program says, gathered once."""
    return catalogues.wanted()


@pytest.mark.parametrize("path", PO_FILES, ids=lambda path: path.parent.parent.name)
def test_nothing_is_left_untranslated(path: Path) -> None:
    assert list(catalogues.faults(catalogues.load(path), wanted())) == []


@pytest.mark.parametrize("path", PO_FILES, ids=lambda path: path.parent.parent.name)
def test_nothing_is_translated_that_nobody_says(path: Path) -> None:
    catalogue = catalogues.load(path)
    kept = catalogues.merged(catalogue, wanted())
    assert {str(message.id) for message in catalogue} - {str(message.id) for message in kept} == set()


@pytest.mark.parametrize("path", PO_FILES, ids=lambda path: path.parent.parent.name)
def test_the_compiled_catalogue_is_that_of_the_source(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert _said(compiled) == _said(catalogues.load(path))
    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("1 page") == "1 side"


def _said(catalogue: Catalog) -> dict[tuple[str, ...], list[str]]:
    forms = catalogues.forms
    return {tuple(forms(one.id)): forms(one.string) for one in catalogue if one.id and any(forms(one.string))}


def test_the_gatherer_finds_and_refuses(tmp_path: Path) -> None:
    package = tmp_path / "made"
    package.mkdir()
    (package / "a.py").write_text('say("one" " two", x=1)\nsay("three" if x else "four")\n', encoding="utf-8")
    assert catalogues.said(package) == {
        "one two": ["made/a.py"],
        "three": ["made/a.py"],
        "four": ["made/a.py"],
    }
    (package / "b.py").write_text("say(template)\n", encoding="utf-8")
    with pytest.raises(catalogues.Unreadable, match=r"made/b\.py:1"):
        catalogues.said(package)


def test_faults_are_seen() -> None:
    catalogue = Catalog("da")
    catalogue.add("a {x}", "b {y}")
    catalogue.add("c", "")
    catalogue.add("d {x}", "{ d")
    catalogue.add("e {x}", "e {x!r}")
    catalogue.add(("{n} f", "{n} fs"), ("f", "{n} f"))
    keys: tuple[catalogues.Key, ...] = ("a {x}", "c", "d {x}", "e {x}", "g", ("{n} f", "{n} fs"))
    told = list(catalogues.faults(catalogue, {key: [] for key in keys}))
    assert [line.partition(":")[0] for line in told] == [
        "other placeholders",
        "not translated",
        "other placeholders",
        "other placeholders",
        "not translated",
        "other placeholders",
    ]


PROBLEM = Problem(
    "SB211",
    say("unknown key “{key}”", key="purpoes"),
    Where(Path("2.6.yaml"), 12, 3),
    say("did you mean “{key}”?", key="purpose"),
)


def test_whatever_is_told_can_be_had_in_a_language() -> None:
    assert translate(PROBLEM.message, "da") == "ukendt nøgle »purpoes«"
    danish = "2.6.yaml:12:3: fejl SB211: ukendt nøgle »purpoes«\n  = råd: mente du »purpose«?"
    english = "2.6.yaml:12:3: error SB211: unknown key “purpoes”\n  = hint: did you mean “purpose”?"
    assert (translate(PROBLEM, "da"), translate(PROBLEM, "en")) == (danish, english)
    placeless = replace(PROBLEM, where=None, hint=None, severity=Severity.WARNING)
    assert translate(placeless, "en") == str(placeless) == "warning SB211: unknown key “purpoes”"
    assert translate(ContentError([placeless, PROBLEM]), "da") == f"{danish}\n{translate(placeless, 'da')}"
    assert str(PROBLEM) == english.partition("\n")[0]
    with pytest.raises(ValueError, match="da, en"):
        translate(PROBLEM, "sv")


def test_what_somebody_wrote_is_quoted_as_far_as_it_is_needed() -> None:
    tell = Translator("en")
    assert tell(say("there is no “{name}” here", name="Anna")) == "there is no “Anna” here"
    told = tell(say("there is no “{name}” here", name="a" * 900_000 + "b"))
    assert told == f"there is no “{'a' * 80}…{'a' * 19}b” here"
    path = "/mappe/" + "x" * 300 + "/brev.pdf"
    assert tell(say("{path} is missing", path=path)) == f"{path} is missing"
    assert len(tell(say("{path} is missing", path="/" + "x" * 5000))) < 650
    many = tell(say("one of these: {names}", names=["n" * 500, *map(str, range(10_000))]))
    assert len(many) < 650
    assert len(tell(say("the file: {reason}", reason=say("there is no “{name}” here", name="c" * 5000)))) < 200


@pytest.mark.parametrize("break_", ["\n", "\r", "\u2028", "\x85"])
def test_a_message_has_one_line(break_: str) -> None:
    assert Translator("en")(say("{path} is missing", path=Path(f"a{break_}b"))) == "a\ufffdb is missing"
