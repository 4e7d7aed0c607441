#!/usr/bin/env bash
# Install what the tests need (a virtual environment, Chromium) and run them all. Nothing outside is asked at test time.
set -euo pipefail
cd "$(dirname "$0")/.."

python=$(command -v python3.11 || command -v python3)
environment=${DATELINE_TEST_ENV:-.venv}
[ -x "$environment/bin/python" ] || "$python" -m venv "$environment"
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check -r requirements.txt -r tests/requirements.txt

if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && [ -z "${DATELINE_CHROMIUM:-}" ]; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    elif command -v apt-get >/dev/null && command -v sudo >/dev/null; then
        sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    else
        echo "The browser tests need Chromium, and this machine has neither it nor apt-get." >&2
        echo "Install Chromium and name its program: DATELINE_CHROMIUM=/path/to/chromium tests/run.sh" >&2
        exit 1
    fi
fi

"$environment/bin/ruff" check .
"$environment/bin/python" -m pytest "$@"
