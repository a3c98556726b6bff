"""What is pasted from Word, Outlook and others, read as a list of actions."""

import datetime as dt
import re
from collections.abc import Iterable
from html.parser import HTMLParser

from risikoapp.importers.blocks import Paragraph
from risikoapp.importers.entries import Entry, dated, is_marked, read_actions

_LABEL = re.compile(r"(?P<label>\d{1,2}|[a-zæøå])\.\s+")
_SURE_LABEL = re.compile(
    r"(?:\(?{label}\)\s|{label}\.\t)\s*".format(label=r"(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})"), re.IGNORECASE
)
"""A number or letter with a bracket or a tab behind it, as no words begin."""
SYMBOL = re.compile(r"^(\s*)(?:o(?=\s)|[o§üØv](?=\t|\s\s))\s+")
"""What Word makes of the marks of its symbol fonts in plain text; the blanks are a tab, or as many."""
_LIST_IN_HTML = re.compile(r"<li\b|mso-list:\s*l\d", re.IGNORECASE)
_WORD_ITEM = re.compile(r"mso-list:\s*l\d", re.IGNORECASE)
_WORD_MARK = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_UNSEEN = {"head", "style", "script", "title"}
_BLOCKS = {"p", "div", "li", "ul", "ol", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def read_pasted(text: str, html: str = "") -> list[tuple[dt.date | None, str]]:
    """The actions, each (date or None, text), in what another program put on the clipboard; their marks are taken off.

    Each line of the plain `text` is one, but for those that are indented beneath a marked one; so is each item and
    paragraph of the `html` where it holds a list, since the plain text of a list has marks that look like words.
    """
    entries = read_actions(_without_labels(_from_html(html))) if _LIST_IN_HTML.search(html) else entries_in(text)
    return [(entry.date, entry.text) for entry in entries]


def entries_in(text: str) -> list[Entry]:
    """The actions in lines of plain text, with what is doubtful about them."""
    return read_actions(_without_labels(_from_text(text)))


def _from_text(text: str) -> list[Paragraph]:
    lines: list[str] = []
    marked = False
    for typed in text.splitlines():
        line = SYMBOL.sub(r"\1• ", typed)
        entry = dated(line)
        marks = is_marked(line.strip()) or _SURE_LABEL.match(line.strip())
        begins = bool(marks or entry.date or entry.doubt)
        if lines and marked and line[:1].isspace() and line.strip() and not begins:
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
            marked = begins or bool(line.strip() and _LABEL.match(line.strip()))
    return [Paragraph(text=line) for line in lines if line.strip()]


def _without_labels(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """The paragraphs without the numbers or letters before them.

    With a full stop they may be words, as in "3. kvartal", and are taken off where they count on from line to line.
    """
    paragraphs = [_without(_SURE_LABEL, each) if _SURE_LABEL.match(each.text.strip()) else each for each in paragraphs]
    labels = [_label(paragraph.text) for paragraph in paragraphs]
    order = [int(label) if label.isdecimal() else ord(label) for label in labels if label]
    if len(order) < 2 or order != list(range(order[0], order[0] + len(order))):
        return paragraphs
    return [_without(_LABEL, each) if label else each for each, label in zip(paragraphs, labels, strict=True)]


def _without(label: re.Pattern[str], paragraph: Paragraph) -> Paragraph:
    return Paragraph(text=label.sub("", paragraph.text.strip(), count=1), is_item=True)


def _label(text: str) -> str:
    """The number or letter that a line begins with, unless it is the day of a date."""
    match = _LABEL.match(text.strip())
    entry = dated(text)
    return match["label"] if match and entry.date is None and entry.doubt is None else ""


def _from_html(html: str) -> list[Paragraph]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.read()


class _Reader(HTMLParser):
    """Paragraphs and list items, also the ones that Word and Outlook write as paragraphs with a mark in them."""

    def __init__(self) -> None:
        super().__init__()
        self._paragraphs: list[Paragraph] = []
        self._text = ""
        self._is_item = False
        self._unseen: list[str] = []
        """The open tags from the first one whose content is not seen."""

    def read(self) -> list[Paragraph]:
        self._end()
        return self._paragraphs

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = dict(attrs).get("style") or ""
        if tag == "br":
            self._text += "\n"
        elif self._unseen or tag in _UNSEEN or _WORD_MARK.search(style):
            if tag not in ("meta", "link", "img"):
                self._unseen.append(tag)
        elif tag in _BLOCKS:
            if self._text.strip() or tag == "li":
                self._end()
            self._is_item = self._is_item or tag == "li" or bool(_WORD_ITEM.search(style))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        elif not self._unseen and tag in _BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._text += _BLANKS.sub(" ", data)

    def _end(self) -> None:
        lines = [line.strip() for line in self._text.split("\n")]
        text = "\n".join(lines).strip()
        if text:
            self._paragraphs.append(Paragraph(text=text, is_item=self._is_item))
        self._text, self._is_item = "", False
