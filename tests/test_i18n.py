"""What is said, in Danish and in English; and that nothing can be said that nobody can translate."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from risikoapp import terms
from risikoapp.i18n import _, in_every_language, known, language, language_tag, ngettext, quoted, speaking, use

CHECKOUT = Path(__file__).parents[1]
PACKAGE = CHECKOUT / "risikoapp"


def test_danish_is_said_as_it_is_written() -> None:
    assert (language(), language_tag()) == ("da", "da-DK")
    assert (_("Sandsynlighed"), quoted("ø")) == ("Sandsynlighed", "»ø«")
    assert [ngettext("{count} risiko", "{count} risici", count) for count in (0, 1, 2)] == [
        "{count} risici",
        "{count} risiko",
        "{count} risici",
    ]


def test_english_is_said_from_the_catalogue(english: None) -> None:
    assert (language(), language_tag()) == ("en", "en-GB")
    assert (_("Sandsynlighed"), quoted("ø")) == ("Likelihood", "“ø”")
    assert [ngettext("{count} risiko", "{count} risici", count) for count in (0, 1, 2)] == [
        "{count} risks",
        "{count} risk",
        "{count} risks",
    ]


def test_what_nobody_has_translated_stays_danish(english: None) -> None:
    unknown = "Kan ikke findes i noget katalog"
    # Told through variables, or these words would have to stand in the catalogue.
    say, count = _, ngettext
    assert say(unknown) == unknown
    assert [count(unknown, f"{unknown} x", number) for number in (1, 2)] == [unknown, f"{unknown} x"]


def test_another_language_is_spoken_for_a_while_and_in_one_thread_alone() -> None:
    with ThreadPoolExecutor(1) as pool:
        with speaking("en"):
            assert terms.likelihood() == "Likelihood"
            assert pool.submit(terms.likelihood).result() == "Sandsynlighed"
            with speaking("da"):
                assert terms.likelihood() == "Sandsynlighed"
        assert terms.likelihood() == "Sandsynlighed"
        use("en")
        assert pool.submit(terms.likelihood).result() == "Likelihood"


def test_words_are_known_in_every_language() -> None:
    assert in_every_language(terms.likelihood) == ("Sandsynlighed", "Likelihood")
    assert language() == "da"


@pytest.mark.parametrize(("told", "meant"), [("en", "en"), ("da", "da"), ("fr", "da"), (None, "da")])
def test_a_language_that_is_not_spoken_is_danish(told: object, meant: str) -> None:
    assert known(told) == meant


SILENT = """\
import importlib, pkgutil, traceback
from risikoapp import catalogue, i18n

said = []

def hear(text, *_rest):
    frames = [frame for frame in traceback.extract_stack() if "risikoapp" in frame.filename]
    said.append((frames[0].filename, frames[0].lineno, text))
    return text

i18n._ = i18n.ngettext = hear
import risikoapp
for module in pkgutil.walk_packages(risikoapp.__path__, "risikoapp."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
assert not said, said
assert not catalogue.english.cache_info().currsize, "Danish needs no catalogue"
"""


def test_nothing_is_said_before_the_language_is_chosen() -> None:
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run([sys.executable, "-c", SILENT], env=environment, capture_output=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr.decode("utf-8")


# What people read stands in `_` or `ngettext`. Danish that does not has its reason here.
DANISH = re.compile("[æøåÆØÅ»«]")
OF_FILES = {"domain", "codec", "importers", "storage"}
"""What they know is words in files, ours and others'; what they tell goes through `_` as everywhere."""
NOT_SAID = {
    "policy.py": {"filen kan ikke læses"},  # for the log, as the names of the settings
    "report/pdf/hyphens.py": {r"[^\w@/\\]*([A-ZÆØÅa-zæøå][a-zæøå]+)[^\w@/\\]*"},
    "report/pdf/objects.py": {"%PDF-{}.{}"},  # bytes that tell that it is no plain text
    "report/word/styles.py": {"Bemærkning"},  # the name of a style
    "ui/detail/links.py": {".,:;!?'»)]}", r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"},
    "ui/start_page.py": {"første-gang"},  # a place in the guide
}
WHOLLY_NOT_SAID = {"ui/help/topics.py", "ui/help/dressing.py", "ui/words_of_qt.py"}
"""Places in the guide, a text to measure by, and what Qt says in its own English."""

SHOWS = re.compile(
    r"set(Text|WindowTitle|ToolTip|StatusTip|WhatsThis|Title|PlaceholderText|AccessibleName|AccessibleDescription"
    r"|LabelText|InformativeText|DetailedText|HeaderLabels|HorizontalHeaderLabels|Suffix|Prefix|SpecialValueText"
    r"|ButtonText|NameFilters?|CancelButtonText|Html|PlainText)"
    r"|addTab|addItems?|insertItem|showMessage|tell|drawText"
    r"|Q(Label|PushButton|ToolButton|CheckBox|RadioButton|GroupBox|Action|Menu|MessageBox|ProgressDialog|DockWidget"
    r"|TableWidgetItem|ListWidgetItem|TreeWidgetItem)"
)
"""Calls by which a text comes on the screen."""
ALIKE = {"risikoapp"}
"""Said the same in every language."""


def literals(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts beneath a node that no translator is given, but for docstrings and what is compared or names a key."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
        return
    if isinstance(node, ast.Compare) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.Subscript) and child is node.slice):
            yield from literals(child)


def untranslatable(code: str, name: str = "ui/module.py") -> list[str]:
    """Texts of a module that people may see and nobody can translate."""
    tree = ast.parse(code)
    found: list[str] = []
    strange = re.compile("[»«]") if name.partition("/")[0] in OF_FILES else DANISH
    if name not in WHOLLY_NOT_SAID:
        # Of the two halves of a text that is written in two, each must be known.
        allowed = NOT_SAID.get(name, set())
        found += [
            str(each.value)
            for each in literals(tree)
            if strange.search(str(each.value)) and not any(known in str(each.value) for known in allowed)
        ]
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if SHOWS.fullmatch(called):
            shown = [*call.args, *(each.value for each in call.keywords)]
            # What another call is given, that call answers for.
            direct = [each for each in shown if not isinstance(each, ast.Call)]
            texts = [str(each.value) for argument in direct for each in literals(argument)]
            found += [text for text in texts if re.search(r"[A-Za-zæøå]{2}", text) and text not in ALIKE]
    return found


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_whatever_people_see_can_be_translated(file: Path) -> None:
    assert untranslatable(file.read_text("utf-8"), file.relative_to(PACKAGE).as_posix()) == []


@pytest.mark.parametrize(
    "code",
    [
        'label.setText("Risici")',
        'QLabel("Risici", self)',
        'button = QPushButton(f"Luk {name}")',
        'self._notice.tell("Luk" if is_open else _("Genåbn"))',
        'x = f"»{name}«"',
        'NAMES = {"one": "Åbn"}',
        'menu.setTitle(title="Om")',
    ],
)
def test_what_cannot_be_translated_is_found(code: str) -> None:
    assert len(untranslatable(code)) >= 1


@pytest.mark.parametrize(
    "code",
    [
        'label.setText(_("Kopiér"))',
        'label.setText(f"{_("Kopiér")}: {name}")' if sys.version_info >= (3, 12) else "label.setText(name)",
        'label.setText(names["open"])',
        '"""Docstrings may name »Kopiér«."""',
        'x = ngettext("{count} åben", "{count} åbne", 2)',
        'QLabel("risikoapp", self)',
        'label.setText(terms.field_name("owner"))',
    ],
)
def test_what_can_be_is_not(code: str) -> None:
    assert untranslatable(code) == []
