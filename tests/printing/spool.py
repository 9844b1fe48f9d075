"""Stand-ins for `lp` and `lpstat`, which write down what they are asked for; the real ones are asked in test_real."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

_PROGRAM = """#!{python} -IS
import json, os, sys, time
folder = {folder!r}
name = os.path.basename(sys.argv[0])
told = json.load(open(os.path.join(folder, "told.json")))
said = told.get(" ".join([name, *sys.argv[1:2]]), told.get(name, {{}}))
data = sys.stdin.buffer.read() if said.get("reads", True) else b""
with open(os.path.join(folder, "asked.jsonl"), "a") as log:
    words = [name, *sys.argv[1:]]
    log.write(json.dumps([words, data.hex(), os.environ.get("LC_ALL")]) + "\\n")
time.sleep(said.get("pause", 0))
print(said.get("out", ""))
print(said.get("err", ""), file=sys.stderr)
sys.exit(said.get("code", 0))
"""


@dataclass
class Spool:
    """The two programs in a folder, what they say by their first words, and what they were asked."""

    folder: Path

    def __post_init__(self) -> None:
        for name in ("lp", "lpstat"):
            program = self.folder / name
            program.write_text(_PROGRAM.format(python=sys.executable, folder=str(self.folder)), "utf-8")
            program.chmod(0o755)
        self.tell()

    def tell(self, **more: dict[str, object]) -> None:
        """What they say; `lp_d` is what `lp -d` says, and so on."""
        told: dict[str, dict[str, object]] = {
            "lpstat -a": {"out": "office accepting requests since today\nold not accepting requests since today -"},
            "lpstat -d": {"out": "system default destination: office"},
            "lpstat -H": {"out": str(self.folder / "no.sock")},
            "lp": {"out": "request id is office-12 (0 file(s))"},
        }
        told |= {name.replace("_", " -", 1): said for name, said in more.items()}
        (self.folder / "told.json").write_text(json.dumps(told), "utf-8")

    def asked(self, name: str = "lp") -> list[tuple[list[str], bytes]]:
        """The words and the standard input of every call of a program."""
        log = self.folder / "asked.jsonl"
        calls = [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []
        assert all(language == "C" for _, _, language in calls)
        return [(words, bytes.fromhex(data)) for words, data, _ in calls if words[0] == name]

    @property
    def path(self) -> str:
        """PATH with the two in front."""
        return os.pathsep.join([str(self.folder), os.environ["PATH"]])
