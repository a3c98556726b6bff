#!/bin/sh
# Pins every package, with the hash of each of its files, for Python 3.11 and later on every platform.
set -eu
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"${PYTHON:-python3}" -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check uv

# The files may hold no address, and no package of a local index or folder may lend its hashes: hence the
# empty settings, and --no-config.
compile() {
    env -u UV_INDEX -u UV_INDEX_URL -u UV_DEFAULT_INDEX -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
        "$tools/bin/uv" pip compile --no-config --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@"
}

compile pyproject.toml --output-file packaging/requirements.txt
# Tests run on the very versions that are shipped.
compile pyproject.toml --group dev --constraints packaging/requirements.txt \
    --output-file packaging/requirements-dev.txt
# What builds the frozen program comes beside what it is built of.
compile --group package --constraints packaging/requirements.txt --output-file packaging/requirements-package.txt

if grep -nE '://|^-[if]|--(extra-)?index-url|--find-links' packaging/requirements*.txt; then
    echo "packaging/requirements*.txt hold an address; take it out before you commit them." >&2
    exit 1
fi
grep -c -- '--hash=' packaging/requirements.txt packaging/requirements-dev.txt packaging/requirements-package.txt
