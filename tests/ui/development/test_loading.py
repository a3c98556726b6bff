"""What is loaded beside the window touches nothing of Qt."""

import subprocess
import sys


def test_in_a_thread_nothing_of_qt_is_loaded() -> None:
    code = (
        "import sys; from risikoapp.ui.development.loading import load_numbers; before = set(sys.modules)\n"
        "load_numbers(); print(*sys.modules.keys() - before)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(run.stdout.split())
    assert "numpy" in loaded
    assert not {name for name in loaded if name.startswith(("PySide6", "pyqtgraph"))}
