#!/bin/sh
# Makes the project runnable in .venv: `setup.sh runtime` for the program, `setup.sh dev` for tests too. `setup.sh
# package` makes build/venv, of which the frozen program is built: only what is shipped, and what builds it.
# A second run only checks, and takes a moment.
set -eu
cd "$(dirname "$0")/.."

kind=${1:-dev}
case $kind in
    runtime | dev | package) ;;
    *) echo "usage: packaging/setup.sh [runtime|dev|package]" >&2; exit 2 ;;
esac

venv=.venv
[ "$kind" != package ] || venv=build/venv
qt_libraries="libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libxkbcommon0"
x_libraries="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
spelling="hunspell-da libenchant-2-2"
system="$qt_libraries $x_libraries $spelling fonts-dejavu-core"
case $kind in
    dev) system="$system at-spi2-core dbus openbox poppler-utils python3-pyatspi xdotool xvfb" ;;
    package) system="$system appstream binutils debootstrap desktop-file-utils man-db openbox patchelf xdotool xvfb" ;;
esac

missing_packages() {
    # Newer releases call libglib2.0-0 libglib2.0-0t64; apt-get still takes the old name.
    # shellcheck disable=SC2086  # a list of words
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $system 'libglib2.0-0t64' 2>/dev/null |
        sed -n 's/t64$//; s/^installed //p') || true
    for package in $system; do
        printf '%s\n' "$installed" | grep -qxF "$package" || printf '%s ' "$package"
    done
}

install_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        [ -d "$venv" ] || echo "Not a Debian system: install what these Debian packages hold, if it is not there: $system"
        return
    fi
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ]; then
        echo "Some system packages are missing; install them with:"
        echo "  sudo apt-get install --no-install-recommends $missing"
        return
    fi
    echo "Installing system packages: $missing"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # a list of words
    if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >/dev/null </dev/null; then
        echo "apt-get could not install them all; going on without." >&2
    fi
}

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        # A version manager may put a command on the path for a Python that it does not have: run it.
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    echo "No Python 3.11 to 3.14 was found. On Debian and Ubuntu: sudo apt-get install python3 python3-venv" >&2
    return 1
}

# What a finished .venv was made of: the pins, the interpreter, and the place, which its scripts name.
key() {
    "$venv/bin/python" -V 2>/dev/null || return 0
    pwd -P
    [ "$1" != requirements-package ] || cat packaging/requirements.txt
    cat "packaging/$1.txt"
}
stamp() { echo "$venv/stamp-$1"; }
is_made() {
    [ -f "$(stamp "$1")" ] && key "$1" | cmp -s - "$(stamp "$1")"
}

install_requirements() {
    requirements=requirements
    [ "$kind" = runtime ] || requirements="requirements-$kind"
    if is_made requirements-dev || is_made "$requirements"; then
        return
    fi
    if ! is_made requirements; then
        # Half made, or made of something else: not to be trusted.
        python=$(find_python)
        rm -rf "$venv"
        mkdir -p "$(dirname "$venv")"
        echo "Making $venv with $("$python" -V) ($python)"
        if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            echo "$python has no venv. On Debian and Ubuntu: sudo apt-get install python$version-venv" >&2
            exit 1
        fi
        "$python" -m venv "$venv"
    fi
    rm -f "$venv"/stamp-*
    # The file names every package there is to install. An older pip that looks for their requirements itself takes
    # the newest coverage for "coverage[toml]", and then refuses it as not pinned: hence --no-deps, and a check.
    # shellcheck disable=SC2046  # a list of words
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --no-deps \
        $([ "$kind" != package ] || echo --requirement packaging/requirements.txt) \
        --requirement "packaging/$requirements.txt" </dev/null
    "$venv/bin/python" -m pip check --quiet --disable-pip-version-check </dev/null
    key "$requirements" >"$(stamp "$requirements").part"
    mv "$(stamp "$requirements").part" "$(stamp "$requirements")"
}

install_packages
install_requirements
