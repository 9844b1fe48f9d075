"""What is opened: the file, the folder of several, and of a folder the page that it starts with."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import click
import pytest

from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.opening import show
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.language import Translator
from tests.cli.conftest import Cli
from tests.cli.test_commands import launched


@pytest.mark.parametrize(
    ("made", "start", "opened"),
    [
        (["a/x.pdf"], "", "a/x.pdf"),
        (["a/x.pdf", "a/y.pdf"], "", "a"),
        (["packs/byen"], "", "packs/byen"),
        (["packs/byen"], "packs/byen/index.html", "packs/byen/index.html"),
        (["packs/byen", "packs/egnen"], "packs/index.html", "packs/index.html"),
        ([], "", None),
    ],
)
def test_what_is_shown(
    made: Sequence[str], start: str, opened: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if start:
        (tmp_path / start).parent.mkdir(parents=True)
        (tmp_path / start).touch()
    seen = launched(monkeypatch)
    show(Speaker(Translator("en"), {}), [tmp_path / one for one in made])
    assert seen == ([str(tmp_path / opened)] if opened else [])


def test_where_nothing_opens_it_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    launched(monkeypatch, answer=1)
    show(Speaker(Translator("en"), {}), [tmp_path])
    assert capsys.readouterr().err == f"Nothing on this machine opens {tmp_path}.\n"


def test_every_command_that_makes_files_to_look_at_opens_them(
    cli: Cli, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = launched(monkeypatch)
    brand, recipe = tmp_path / "brand.yaml", tmp_path / "kursus.yaml"
    letterhead = Path(__file__).parents[2] / "examples/brands/letterheads/eksempelkoebing.pdf"
    shutil.copy(letterhead, tmp_path)
    overlay = "overlay: {file: eksempelkoebing.pdf, make_room: true, landscape: none}"
    brand.write_text(f'type: brand\nname: Byen\nmunicipality_code: "0000"\n{overlay}\n', "utf-8")
    recipe.write_text("type: handout\ntitle: Kurset\nitems: [{type: sheet, sheet: '1.1'}]\n", "utf-8")
    here = ("--content", str(content))
    file = tmp_path / "ark.pdf"
    for arguments in (
        ("build", "1.1", "-o", str(file), *here),
        ("handout", str(recipe), "-o", str(tmp_path / "h.html"), *here),
        ("impose", str(file), "--n-up", "2", "-o", str(tmp_path / "two.pdf")),
        ("overlay", "proof", str(brand), "-o", str(tmp_path / "proof.pdf"), *here),
        ("pack", str(brand), "-o", str(tmp_path / "packs"), "--no-html", "--no-inspect", *here),
    ):
        assert cli(*arguments, "--open").code == Exit.OK, arguments
    names = [Path(path).relative_to(tmp_path).as_posix() for path in seen]
    assert names[:4] == ["ark.pdf", "h.html", "two.pdf", "proof.pdf"]
    assert names[4].startswith("packs/byen")
    assert callable(click.launch)
