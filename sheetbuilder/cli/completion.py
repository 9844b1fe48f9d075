"""`sheetbuilder completion`: what lets a shell complete our commands, printed or put where the shell looks."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import click

from sheetbuilder.cli import options
from sheetbuilder.cli.described import described
from sheetbuilder.cli.exits import Exit
from sheetbuilder.cli.group import Tell
from sheetbuilder.cli.speaker import Speaker
from sheetbuilder.errors import Message, OutputError, Problem, Where, say

SHELLS = ("bash", "zsh", "fish", "powershell")
VARIABLE = "_SHEETBUILDER_COMPLETE"
"""By which a shell asks; click reads what else it needs from COMP_WORDS and COMP_CWORD."""
_NAME = "sheetbuilder"
_STEPS: Mapping[str, Message] = MappingProxyType(
    {
        "bash": say(
            "To install it: sheetbuilder completion bash --install, and open a new terminal. It needs bash 4.4 or newer"
            " with the package bash-completion."
        ),
        "zsh": say(
            "To install it: sheetbuilder completion zsh --install, add these two lines to ~/.zshrc, and open a new"
            " terminal: fpath+=(~/.zfunc) and: autoload -Uz compinit && compinit"
        ),
        "fish": say("To install it: sheetbuilder completion fish --install, and open a new terminal."),
        "powershell": say(
            "To install it: sheetbuilder completion powershell | Out-String | Add-Content $PROFILE, and open a new"
            " terminal."
        ),
    }
)


def command(tell: Tell) -> click.Command:
    """The command, with its help in the language of the run."""

    @described("completion", tell)
    @click.argument("shell", type=click.Choice(SHELLS), metavar=tell(say("SHELL")))
    @click.option("--install", is_flag=True, help=tell(say("Write it where the shell looks, and tell what is left.")))
    @options.usual(tell)
    @click.pass_context
    def completion(ctx: click.Context, speaker: Speaker, shell: str, install: bool) -> Exit:
        script = _script(ctx, tell, shell)
        if install:
            path = place(shell, speaker.environment, Path.home())
            if path is None:
                raise click.UsageError(tell(_STEPS[shell]))
            _put(path, script)
            speaker.tell("written", {"shell": shell, "path": str(path)}, str(path))
            if shell == "zsh":
                speaker.notes([_STEPS[shell]])
        else:
            speaker.tell("scripts", {"shell": shell, "script": script}, script)
            if speaker.terminal:
                speaker.notes([_STEPS[shell]])
        return Exit.OK

    return completion


def _script(ctx: click.Context, tell: Tell, shell: str) -> str:
    """What click has for the shell; an older click has nothing for PowerShell."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(tell(say("for this shell click 8.5 or newer is needed: pip install -U click")))
    return kind(ctx.find_root().command, {}, _NAME, VARIABLE).source().rstrip()


def place(shell: str, environment: Mapping[str, str], home: Path) -> Path | None:
    """The file in which a shell looks for the completions of our command; None where one must say it oneself."""
    match shell:
        case "bash":
            data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
            return Path(environment.get("BASH_COMPLETION_USER_DIR") or data / "bash-completion") / "completions" / _NAME
        case "zsh":
            return home / ".zfunc" / f"_{_NAME}"
        case "fish":
            config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
            return config / "fish" / "completions" / f"{_NAME}.fish"
        case _:
            return None


def _put(path: Path, script: str) -> None:
    """The script in its place; what somebody else has put there stays (SB975)."""
    from sheetbuilder.publish.output import write_whole

    if path.is_file() and VARIABLE not in path.read_text("utf-8", "replace"):
        hint = say("look at it, and move it away if it is not needed")
        told = say("there is a file already that is not of sheetbuilder")
        raise OutputError([Problem("SB975", told, Where(path), hint)])
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, f"{script}{os.linesep}".encode())
