#!/bin/sh
# The frozen program in dist/risikoapp/ and, where dpkg-deb is, its Debian package beside it, with checksums.
# The same commit gives the same bytes on the same system with the same Python.
set -eu
cd "$(dirname "$0")/.."

python=build/venv/bin/python
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0
# What it remembers from build to build belongs to this one.
export PYINSTALLER_CONFIG_DIR="$PWD/build/pyinstaller"

rm -rf dist
"$python" -m PyInstaller --noconfirm --clean --log-level WARN --distpath dist --workpath build/frozen \
    packaging/risikoapp.spec

if command -v patchelf >/dev/null && command -v strip >/dev/null; then
    # Python's own come as they were compiled, often with all that a debugger may ask, and look for libraries in a folder
    # of the machine that they were compiled on. The wheels' have been seen to.
    find dist/risikoapp/_internal -type f \( -path '*/lib-dynload/*' -o -name 'libpython*' \) | while read -r library; do
        patchelf --remove-rpath "$library"
        strip --strip-unneeded "$library"
    done
fi
du -sm dist/risikoapp

command -v dpkg-deb >/dev/null || exit 0
PYTHONPATH=. "$python" packaging/deb.py dist/risikoapp dist
(cd dist && sha256sum ./*.deb | sed 's,\./,,' >SHA256SUMS && ls -l ./*.deb)
