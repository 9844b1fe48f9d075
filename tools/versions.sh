#!/usr/bin/env bash
# Runs the quick tests in environments of their own: `tools/versions.sh [lowest|newest|3.12|3.13|3.14]...`, all without a
# word. `lowest` has exactly the lowest versions that setup.cfg allows; the gate runs it. A Python that is not here is
# said to be missing, and is no failure.
set -euo pipefail
cd "$(dirname "$0")/.."
export CI='' PIP_DISABLE_PIP_VERSION_CHECK=1
# Fonts, brands, writing, publishing, the command line, handouts: what other versions of the libraries could change.
quick=(tests/test_face.py tests/source tests/brand tests/foreign/font tests/pdf/write tests/publish
    tests/cli/test_speaker.py tests/handout/test_belonging.py)
tried=0

lowest() { # what setup.cfg allows, each at its lowest version
    python3 - setup.cfg <<'PY'
import configparser, re, sys
config = configparser.ConfigParser(interpolation=None)
config.read(sys.argv[1], encoding="utf-8")
asked = [line.strip() for line in config["options"]["install_requires"].splitlines()]
for line in (line for line in asked if line and not line.startswith("#")):
    found = re.fullmatch(r"([A-Za-z0-9_.-]+)>=([0-9.]+)", line)
    sys.exit(f"setup.cfg: {line} has no lowest version") if found is None else print(f"{found[1]}=={found[2]}")
PY
}

try() { # try NAME PYTHON REQUIREMENTS...: the quick tests in a fresh environment
    local name=$1 python=$2 there
    shift 2
    there=$(mktemp -d)
    "$python" -m venv "$there/venv"
    "$there/venv/bin/pip" install -q "$@" pytest pytest-xdist hypothesis jsonschema babel
    # The checkout itself, not a copy of it that is installed, and neither the environment nor the cache of another run.
    PYTHONPATH=. "$there/venv/bin/python" -m pytest -q -p no:cacheprovider -n 2 --dist loadgroup "${quick[@]}"
    PYTHONPATH=. "$there/venv/bin/python" -m sheetbuilder build set-1 --date 2026-11-20 -o "$there/out"
    PYTHONPATH=. "$there/venv/bin/python" -m sheetbuilder inspect "$there"/out/*.pdf
    echo "==   $name: $("$there/venv/bin/python" --version), $(cat "$there"/out/*.pdf | sha256sum | cut -c 1-16)"
    rm -rf "$there"
    tried=$((tried + 1))
}

for asked in "${@:-lowest newest 3.12 3.13 3.14}"; do
    for one in $asked; do
        case $one in
        lowest) mapfile -t requirements < <(lowest) && try lowest python3 "${requirements[@]}" ;;
        newest) mapfile -t requirements < <(lowest | sed 's/==.*//') && try newest python3 --upgrade "${requirements[@]}" ;;
        *)
            python=$(ls -d "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$one".*/bin/python 2>/dev/null | tail -n 1 || true)
            python=${python:-python$one}
            if "$python" -c '' 2>/dev/null; then
                mapfile -t requirements < <(lowest | sed 's/==.*//') && try "$one" "$python" "${requirements[@]}"
            else
                echo "--   Python $one is not here, so nothing is said of it"
            fi
            ;;
        esac
    done
done
echo "$tried versions tried"
