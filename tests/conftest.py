"""What every test stands on: a home of its own, a screen that is told, and no silent skips."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from risikoapp.i18n import use

DESKTOP_RUN = os.environ.get("RISIKOAPP_DESKTOP") == "1"
REQUIRE_DESKTOP = os.environ.get("RISIKOAPP_REQUIRE_DESKTOP") == "1"
DESKTOP_TESTS = Path(__file__).parent / "desktop"
HOME = Path(tempfile.mkdtemp(prefix="risikoapp-tests-"))


def _isolate() -> None:
    """Point the process at a fresh home. Runs on import: Qt reads these when QApplication is made."""
    for name, folder in {
        "HOME": ".",
        "XDG_CACHE_HOME": "cache",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_RUNTIME_DIR": "runtime",
        "XDG_STATE_HOME": "state",
    }.items():
        path = HOME / folder
        path.mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(path)
    # The tester's own desktop settings would change sizes, fonts and dialogs.
    for name in ("QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_FONT_DPI"):
        os.environ.pop(name, None)
    # The screen that is none is smaller than anybody's, unless it is told.
    screen = HOME / "screen.json"
    screen.write_text(json.dumps({"screens": [{"name": "test", "x": 0, "y": 0, "width": 1920, "height": 1080}]}))
    os.environ["QT_QPA_PLATFORM"] = "xcb" if DESKTOP_RUN else f"offscreen:configfile={screen}"


_isolate()
settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in tests/desktop is a desktop test, said or not."""
    for item in items:
        if item.path.is_relative_to(DESKTOP_TESTS):
            item.add_marker(pytest.mark.desktop)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("desktop") and not DESKTOP_RUN:
        pytest.skip("needs Xvfb, openbox and xdotool, and `make desktop` to start them")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    # An expected failure is told as skipped too, but it has run.
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if REQUIRE_DESKTOP and skipped and item.get_closest_marker("desktop"):
        report.outcome = "failed"
        report.longrepr = f"a desktop test must run here, but was skipped: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself before it has any tests."""
    report = yield
    if REQUIRE_DESKTOP and report.skipped and collector.path.is_relative_to(DESKTOP_TESTS):
        report.outcome = "failed"
        report.longrepr = f"desktop tests must run here, but were skipped: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _danish() -> Generator[None]:
    """Whatever a test speaks, the next one begins in Danish."""
    yield
    use("da")


@pytest.fixture
def english() -> None:
    """What is said in this test is English."""
    use("en")


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder with the real paper, which lies beside the checkout and not in it."""
    folder = Path(__file__).parents[2] / "shared" / "reference"
    if not folder.is_dir():
        pytest.skip("the reference paper is not beside this checkout")
    return folder
