#!/bin/sh
# The main job on the sample: in the window or, where there is no display, off-screen into demo/.
set -eu
cd "$(dirname "$0")/.."

python=.venv/bin/python
register=demo/eksempel.risiko

display_answers() {
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1
    # The variable may name a display that is gone; Qt aborts there, so ask in a process of its own.
    "$python" -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' >/dev/null 2>&1
}

mkdir -p demo
if display_answers; then
    # What was changed in an earlier demo is kept.
    [ -f "$register" ] || cp resources/eksempel.risiko "$register"
    exec "$python" main.py "$register"
fi

cp resources/eksempel.risiko "$register"
QT_QPA_PLATFORM=offscreen "$python" -m tests.screenshots --only vindue --out demo
"$python" main.py export "$register" demo/risikovurdering.pdf --force
echo "There is no display, so the demo ran off-screen:"
ls -l "$register" demo/vindue.png demo/risikovurdering.pdf
