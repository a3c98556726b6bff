#!/bin/sh
# The frozen program in dist/risikoapp/ with the list of all that is in it and, where dpkg-deb is, its Debian package
# beside it, with checksums.
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
    # Python's own come as they were compiled, and look for libraries in a folder of the machine that they were compiled on.
    find dist/risikoapp/_internal -type f \( -path '*/lib-dynload/*' -o -name 'libpython*' \) -exec patchelf --remove-rpath {} \;
    # What only a debugger asks for. Qt and its bindings are shipped as they are published, and what lies in *.libs has
    # been patched so that it cannot be loaded any more when it is stripped.
    find dist/risikoapp/_internal -type f -name '*.so*' \
        -not -path '*/PySide6/*' -not -path '*/shiboken6/*' -not -path '*.libs/*' \
        -exec strip --strip-unneeded {} +
fi
PYTHONPATH=. "$python" packaging/contents.py dist/risikoapp dist/risikoapp.cdx.json
du -sm dist/risikoapp

command -v dpkg-deb >/dev/null || exit 0
PYTHONPATH=. "$python" packaging/deb.py dist/risikoapp dist
(cd dist && sha256sum ./*.deb ./*.cdx.json | sed 's,\./,,' >SHA256SUMS && ls -l ./*.deb)
