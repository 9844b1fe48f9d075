#!/usr/bin/env bash
# Runs the quick tests with the lowest versions that setup.cfg allows and with other versions of Python, each in an
# environment of its own. By hand: it takes longer than the gate has.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { # step NAME COMMAND...
    local name=$1
    shift
    echo "==   $name"
    "$@"
}

# The lowest versions that setup.cfg allows, each exactly, beside the newest ones above: what starts with one, starts
# with the other. The quick tests alone, in an environment of their own.
lowest_versions() {
    local there
    there=$(mktemp -d)
    python3 - setup.cfg >"$there/lowest.txt" <<'PY'
import configparser, pathlib, re, sys
config = configparser.ConfigParser(interpolation=None)
config.read(sys.argv[1], encoding="utf-8")
for line in config["options"]["install_requires"].splitlines():
    if found := re.fullmatch(r"([A-Za-z0-9_.-]+)>=([0-9.]+)", line.strip()):
        print(f"{found[1]}=={found[2]}")
PY
    python3 -m venv "$there/venv"
    "$there/venv/bin/pip" install -q -r "$there/lowest.txt" pytest pytest-xdist hypothesis jsonschema babel
    CI='' PYTHONPATH=. "$there/venv/bin/python" -m pytest -q -p no:cacheprovider -n 2 \
        tests/foreign/font tests/brand tests/layout tests/publish tests/pdf/write
    rm -rf "$there"
}
step "the lowest versions that are allowed" lowest_versions

# Other versions of Python, as far as they are here: the same quick tests with each.
for version in 3.12 3.13 3.14; do
    other=$(ls -d "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version".*/bin/python 2>/dev/null | tail -n 1)
    other=${other:-python$version}
    if ! "$other" -c '' 2>/dev/null; then
        echo "--   Python $version is not here, so nothing is said of it"
        continue
    fi
    other_python() {
        local there
        there=$(mktemp -d)
        "$other" -m venv "$there" && "$there/bin/pip" install -q -e '.[test]'
        CI='' "$there/bin/python" -m pytest -q -p no:cacheprovider -n 2 tests/foreign/font tests/brand tests/pdf/write
        rm -rf "$there"
    }
    step "Python $version" other_python
done
