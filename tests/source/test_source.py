"""Any file ends in values with their places, or in problems that point at the right one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetbuilder.errors import ContentError, MissingError, Problem, Where
from sheetbuilder.source import DEEPEST, MOST_BYTES, Located, events, examine, parse, read

FILE = Path("x.yaml")


def root(text: str) -> Located:
    reading = parse(FILE, text.encode())
    assert reading.problems == ()
    assert reading.root is not None
    return reading.root


def inside(located: Located, *path: str | int) -> Located:
    for part in path:
        held = located.value
        assert not isinstance(held, str | None)
        located = held[part]  # type: ignore[index]
    return located


def problems(text: str | bytes) -> tuple[Problem, ...]:
    return parse(FILE, text.encode() if isinstance(text, str) else text).problems


def only(text: str | bytes) -> Problem:
    (problem,) = problems(text)
    return problem


def under_caret(where: Where | None) -> str:
    """What the caret of a problem stands under."""
    assert where is not None
    return where.text[where.column - 1 : where.end_column - 1]


def at(problem: Problem) -> tuple[int, int]:
    assert problem.where is not None
    return problem.where.line, problem.where.column


class TestScalars:
    @pytest.mark.parametrize(
        "text",
        ["9.30", "09:30", "no", "on", "0101", "1_000", "0x1F", "2026-11-23", "1e3", ".5", "true", "=", "<"],
    )
    def test_what_the_author_typed_stays(self, text: str) -> None:
        assert inside(root(f"a: {text}"), "a").value == text

    @pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL", "  # a comment"])
    def test_nothing_is_none(self, text: str) -> None:
        assert inside(root(f"a: {text}"), "a").value is None

    @pytest.mark.parametrize("text", ["''", '""', "'~'", "'null'"])
    def test_quoted_nothing_is_text(self, text: str) -> None:
        assert inside(root(f"a: {text}"), "a").value == text[1:-1]

    def test_blocks_keep_their_lines(self) -> None:
        located = root("a: |\n  første\n  anden\nb: >-\n  en\n  to\n\n  tre\n")
        assert inside(located, "a").value == "første\nanden\n"
        assert inside(located, "b").value == "en to\ntre"

    def test_order_of_keys_is_the_files(self) -> None:
        held = root("b: 1\na: 2\nå: 3\n").value
        assert isinstance(held, dict)
        assert list(held) == ["b", "a", "å"]

    @pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
    def test_line_ends_of_every_system(self, end: str) -> None:
        located = root(f"a: x{end}b: y{end}")
        assert inside(located, "b").where == Where(FILE, 2, 4, 5, "b: y")

    def test_byte_order_mark(self) -> None:
        reading = parse(FILE, b"\xef\xbb\xbfa: x\n")
        assert reading.root is not None
        assert reading.root.where_key("a") == Where(FILE, 1, 1, 2, "a: x")


class TestPlaces:
    TEXT = "titel: Før mødet\npunkter:\n  - id: åben\n    text: 'to ord'\n  - {id: b, text: [x]}\n"

    def test_caret_under_the_whole_value(self) -> None:
        located = root(self.TEXT)
        assert under_caret(inside(located, "titel").where) == "Før mødet"
        assert under_caret(inside(located, "punkter", 0, "id").where) == "åben"
        assert under_caret(inside(located, "punkter", 0, "text").where) == "'to ord'"
        assert under_caret(inside(located, "punkter", 1).where) == "{id: b, text: [x]}"
        assert under_caret(inside(located, "punkter", 1, "text").where) == "[x]"

    def test_caret_under_the_key(self) -> None:
        located = root(self.TEXT)
        assert under_caret(located.where_key("punkter")) == "punkter"
        assert under_caret(inside(located, "punkter", 1).where_key("text")) == "text"

    def test_a_mapping_is_shown_by_its_first_line(self) -> None:
        where = inside(root(self.TEXT), "punkter", 0).where
        assert (where.line, where.column, under_caret(where)) == (3, 5, "id: åben")

    def test_nothing_has_a_caret_too(self) -> None:
        where = inside(root("a:\nb: x\n"), "a").where
        assert (where.line, where.column, where.end_column) == (1, 3, 4)

    @pytest.mark.parametrize(
        "written",
        [
            "et to tre",
            "'et to tre'",
            '"et to tre"',
            "|\n  et to tre",
            ">-\n  et\n  to tre",
            ">- # note\n\n  et to\n  tre",
            "et\n  to\n  tre",
            "'et\n  to tre'",
        ],
    )
    def test_a_place_inside_a_value(self, written: str) -> None:
        located = inside(root(f"a: {written}\nb: tre\n"), "a")
        where = located.within("et to tre", 3, 5)
        assert under_caret(where) == "to"
        assert under_caret(located.within("et to tre", 6, 9)) == "tre"
        assert under_caret(located.within("et to tre", 0, 2)) == "et"

    def test_a_doubled_quote_counts_once(self) -> None:
        located = inside(root("a: 'det''s et ord'"), "a")
        assert located.value == "det's et ord"
        assert under_caret(located.within("det's et ord", 9, 12)) == "ord"

    def test_with_escapes_the_whole_value_is_shown(self) -> None:
        located = inside(root('a: "\\u00e5ben dør"'), "a")
        assert under_caret(located.within("åben dør", 5, 8)) == '"\\u00e5ben dør"'

    def test_white_space_inside_a_value(self) -> None:
        located = inside(root("a: et  to"), "a")
        where = located.within("et  to", 2, 4)
        assert (where.column, where.end_column) == (6, 8)

    def test_over_a_line_end_the_first_line_is_shown(self) -> None:
        located = inside(root("a: >\n  et\n  to tre\n"), "a")
        assert under_caret(located.within("et to tre", 0, 5)) == "et"


class TestFiles:
    def test_missing(self, tmp_path: Path) -> None:
        with pytest.raises(MissingError) as raised:
            read(tmp_path / "x.yaml")
        assert raised.value.problems[0].code == "SB101"
        assert raised.value.problems[0].where == Where(tmp_path / "x.yaml")

    def test_folder(self, tmp_path: Path) -> None:
        with pytest.raises(ContentError, match="folder"):
            read(tmp_path)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "x.yaml")
        assert examine(tmp_path / "x.yaml").problems[0].code == "SB102"

    @pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
    def test_impossible_names(self, name: str) -> None:
        with pytest.raises((ContentError, MissingError)):
            read(Path(name))

    def test_too_large(self, tmp_path: Path) -> None:
        path = tmp_path / "x.yaml"
        path.write_bytes(b"# " + b"x" * MOST_BYTES)
        assert examine(path).problems[0].code == "SB103"

    def test_largest(self, tmp_path: Path) -> None:
        path = tmp_path / "x.yaml"
        path.write_bytes((b"a: x\n# " + b"x" * MOST_BYTES)[:MOST_BYTES])
        assert inside(read(path), "a").value == "x"

    @pytest.mark.parametrize("text", ["", "\n\n", "# kun en kommentar\n", "---\n", "--- ~\n", "\ufeff"])
    def test_empty(self, text: str) -> None:
        assert only(text).code == "SB107"

    @pytest.mark.parametrize("text", ["- a\n- b\n", "bare en tekst\n", "[a, b]\n"])
    def test_no_mapping(self, text: str) -> None:
        assert only(text).code == "SB108"
        assert at(only(text)) == (1, 1)


class TestEncoding:
    def test_windows_1252_is_named(self) -> None:
        problem = only("a: x\nb: Jørgen og Åse\n".encode("cp1252"))
        assert "Windows-1252" in str(problem.message)
        assert "UTF-8" in str(problem.hint)
        assert at(problem) == (2, 5)
        assert under_caret(problem.where) == "ø"
        assert problem.where is not None
        assert problem.where.text == "b: Jørgen og Åse"

    def test_after_good_letters_the_column_still_counts_letters(self) -> None:
        problem = only("a: æøå ".encode() + b"\xf8\n")
        assert at(problem) == (1, 8)

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_utf_16_is_named(self, encoding: str) -> None:
        assert "UTF-16" in str(only("a: x\n".encode(encoding)).message)

    def test_neither(self) -> None:
        problem = only(b"a: \x81\n")
        assert problem.code == "SB104"
        assert "Windows" not in str(problem.message)

    @pytest.mark.parametrize("letter", ["\0", "\x1b", "\x07", "\x85", "\u2028", "\u202e", "\uffff", "\ufeff"])
    def test_characters_that_no_text_holds(self, letter: str) -> None:
        problem = only(f"a: x\nb: et{letter}to\n")
        assert problem.code == "SB105"
        assert f"U+{ord(letter):04X}" in str(problem.message)
        assert at(problem) == (2, 6)
        assert problem.where is not None
        assert problem.where.text == "b: et\ufffdto"

    def test_all_of_them_at_once_but_not_a_flood(self) -> None:
        assert len(problems("a: \0\nb: \0\n")) == 2
        assert len(problems("a: " + "\x01" * 1000)) == 10

    @pytest.mark.parametrize("escape", ["\\0", "\\e", "\\x1b", "\\u2028", "\\N"])
    def test_nor_by_an_escape(self, escape: str) -> None:
        problem = only(f'a: x\nb: "et{escape}to"\n')
        assert problem.code == "SB105"
        assert at(problem) == (2, 4)

    def test_letters_of_two_characters_become_one_and_are_told(self) -> None:
        located = root("b: x\na: sa\u030adan\n")
        assert inside(located, "a").value == "s\u00e5dan"
        assert located.source.decomposed is not None
        assert under_caret(located.source.decomposed) == "\u00e5"
        assert located.source.decomposed.line == 2

    def test_composed_text_is_not(self) -> None:
        assert root("a: sådan\n").source.decomposed is None


class TestSyntax:
    def test_tab(self) -> None:
        problem = only("a:\n\tb: x\n")
        assert problem.code == "SB113"
        assert at(problem) == (2, 1)
        assert "spaces" in str(problem.hint)

    def test_every_tab_that_indents(self) -> None:
        found = problems("a: x\n\tb: y\nc: z\n  \t\td: y\n")
        assert [at(problem) for problem in found] == [(2, 1), (4, 3)]
        assert under_caret(found[1].where) == "\t\t"

    def test_a_tab_is_not_to_blame_for_what_comes_later(self) -> None:
        assert at(only("a: |\n  x\n  \ty\nb: [c\n")) == (4, 4)

    def test_a_tab_inside_a_text_is_its_own(self) -> None:
        assert inside(root("a: |\n  x\n  \ty\n"), "a").value == "x\n\ty\n"

    @pytest.mark.parametrize("quote", ["'", '"'])
    def test_unclosed_quote_points_at_its_beginning(self, quote: str) -> None:
        problem = only(f"a: x\nb: {quote}et ord\nc: y\nd: z\n")
        assert problem.code == "SB114"
        assert at(problem) == (2, 4)
        assert quote in str(problem.message)

    def test_a_quote_that_the_next_one_closes(self) -> None:
        problem = only("a: 'et ord\nb: 'to ord'\n")
        assert problem.code == "SB114"
        assert at(problem) == (1, 4)

    def test_apostrophe_in_single_quotes(self) -> None:
        problem = only("a: 'det er SSP's ansvar'\n")
        assert at(problem)[0] == 1
        assert "'" in f"{problem.message}{problem.hint}"

    @pytest.mark.parametrize(
        ("text", "column", "word"),
        [
            ("a: kl. 14: mødet\n", 10, "colon"),
            ("a: **stærk** tekst\n", 4, "*"),
            ("a: @navn\n", 4, "character"),
            ("a: % af\n", 4, "character"),
            ("a: [b\n", 4, "bracket"),
            ("a: {b: c\n", 4, "bracket"),
            ('a: "\\q"\n', 5, "\\"),
            ("a: - b\n", 4, "list"),
        ],
    )
    def test_what_the_parser_refuses(self, text: str, column: int, word: str) -> None:
        problem = only(text)
        assert problem.code == "SB115"
        assert at(problem) == (1, column)
        assert word in str(problem.message)
        assert problem.hint is not None

    def test_a_text_that_begins_with_a_link(self) -> None:
        problem = only("a:\n  - [ark 2.6](sheet:2.6) siger mere\n")
        assert at(problem)[0] == 2
        assert "“[”" in str(problem.hint)

    def test_a_key_without_its_colon(self) -> None:
        problem = only("a: x\ntitel\nb: y\n")
        assert at(problem) == (2, 1)
        assert "colon" in str(problem.message)

    def test_wrong_indent(self) -> None:
        assert at(only("a:\n   b: x\n  c: y\n")) == (3, 3)


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "place", "shown"),
        [
            ("a: &x b\n", (1, 4), "&x b"),
            ("a: x\nb: *x\n", (2, 4), "*x"),
            ("a:\n  <<: x\n", (2, 3), "<<"),
            ("a: !!python/object/apply:os.system [x]\n", (1, 4), "!!python/object/apply:os.system [x]"),
            ("a: !vigtigt x\n", (1, 4), "!vigtigt x"),
            ("a: ! x\n", (1, 4), "! x"),
        ],
    )
    def test_references_merging_and_tags(self, text: str, place: tuple[int, int], shown: str) -> None:
        problem = only(text)
        assert problem.code == "SB109"
        assert at(problem) == place
        assert under_caret(problem.where) == shown

    def test_a_quoted_merge_key_is_a_key(self) -> None:
        assert inside(root("'<<': x"), "<<").value == "x"

    def test_key_that_stands_twice(self) -> None:
        problem = only("a: x\nb: y\na: z\n")
        assert problem.code == "SB111"
        assert at(problem) == (3, 1)
        assert "line 1" in str(problem.message)

    def test_twice_in_different_ways_of_writing(self) -> None:
        assert only("a: x\n'a': y\n").code == "SB111"

    def test_the_same_key_in_two_mappings_is_fine(self) -> None:
        assert inside(root("- {a: x}\n".replace("- ", "b: ") + "c: {a: y}\n"), "c", "a").value == "y"

    @pytest.mark.parametrize("text", ["? [a, b]\n: x\n", "? {a: b}\n: x\n", "~: x\n", "{a}: x\n"])
    def test_keys_that_are_no_words(self, text: str) -> None:
        assert "SB110" in [problem.code for problem in problems(text)]

    def test_second_document(self) -> None:
        problem = only("a: x\n---\nb: y\n")
        assert problem.code == "SB112"
        assert at(problem) == (2, 1)

    def test_several_kinds_at_once(self) -> None:
        found = problems("a: &x b\na: *x\nc: !t d\n---\n")
        assert sorted(problem.code for problem in found) == ["SB109", "SB109", "SB109", "SB111", "SB112"]

    def test_what_was_found_before_the_parser_gave_up_is_told_too(self) -> None:
        assert [problem.code for problem in problems("a: x\na: y\nb: 'z\n")] == ["SB111", "SB114"]

    def test_the_root_is_still_there_for_further_checks(self) -> None:
        reading = parse(FILE, b"a: x\na: y\nb: z\n")
        assert len(reading.problems) == 1
        assert reading.root is not None
        assert inside(reading.root, "b").value == "z"


class TestDepth:
    def test_deepest_and_deeper(self) -> None:
        lists = DEEPEST - 1  # the mapping around them is a level too
        assert parse(FILE, f"a: {'[' * lists}{']' * lists}".encode()).problems == ()
        problem = only(f"a: {'[' * (lists + 1)}{']' * (lists + 1)}")
        assert problem.code == "SB106"
        assert at(problem) == (1, 4 + lists)

    @pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 100_000, "[{" * 100_000, "a: " + "]" * 200_000])
    def test_what_kills_the_c_parser_does_not_reach_it(self, text: str) -> None:
        assert problems(text)

    @pytest.mark.parametrize(
        "text",
        [
            "- " * 100_000,
            "? " * 100_000,
            "\n".join("  " * n + "a:" for n in range(800)),
            "a: &x [" + "*x," * 9999 + "]",
        ],
    )
    def test_other_depths(self, text: str) -> None:
        assert problems(text)

    def test_brackets_in_prose_are_not_counted_as_depth(self) -> None:
        lines = "".join(f"k{n}: tekst [udfyld] {{her}} med et smil :[\n" for n in range(300))
        assert parse(FILE, lines.encode()).problems == ()

    def test_merge_and_alias_bombs_end_at_once(self) -> None:
        bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
        assert {problem.code for problem in problems(bomb)} == {"SB109"}


def test_the_pure_parser_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        "a: x\nb: [y, {c: z}]\n",
        "a: 'x\n",
        "a: x\na: y\n",
        "a:\n\tb: c\n",
        "a: *x\n",
        "[" * 400,
        "a: @x\n",
    ]
    before = [problems(text) for text in texts]
    monkeypatch.setattr(events, "_Parser", yaml.SafeLoader)
    for text, expected in zip(texts, before, strict=True):
        assert [problem.code for problem in problems(text)] == [problem.code for problem in expected]


def test_lone_surrogates_of_the_pure_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_Parser", yaml.SafeLoader)
    assert only('a: "\\ud800"').code == "SB105"


_YAMLISH = st.text(alphabet="abæå:-?[]{}#&*!|>'\"%@`,. \n\t\\~<=0019", max_size=60)


@settings(max_examples=4 * settings().max_examples)
@given(_YAMLISH)
def test_any_text_ends_in_values_or_in_problems(text: str) -> None:
    _ends_well(parse(FILE, text.encode()).problems, parse(FILE, text.encode()).root)


@settings(max_examples=2 * settings().max_examples)
@given(st.binary(max_size=80) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_end_in_values_or_in_problems(data: bytes) -> None:
    _ends_well(parse(FILE, data).problems, parse(FILE, data).root)


def _ends_well(found: tuple[Problem, ...], located: Located | None) -> None:
    assert found or located is not None
    for problem in found:
        assert str(problem.message)
        assert problem.where is not None
        assert problem.where.line == 0 or 1 <= problem.where.column < problem.where.end_column
    if located is not None and not found:
        _every_place(located)


def _every_place(located: Located) -> None:
    where = located.where
    assert 1 <= where.column < where.end_column
    if isinstance(located.value, str):
        located.within(located.value, 0, len(located.value))
    elif isinstance(located.value, tuple):
        for item in located.value:
            _every_place(item)
    elif located.value is not None:
        for key, item in located.value.items():
            assert under_caret(located.where_key(key)) or key == ""
            _every_place(item)
