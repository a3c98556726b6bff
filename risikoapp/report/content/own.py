"""Which texts of a report a person has written: where the report speaks another language than hers, they are said to be
in her own, for who listens to them and for the spelling that Word looks after.

What is put together of her words and ours, such as the sentences of *Siden sidst*, is ours.
"""

from collections.abc import Iterable, Iterator

from risikoapp import terms
from risikoapp.domain.criteria import RiskCriteria
from risikoapp.domain.model import Register
from risikoapp.i18n import SOURCE, _, language
from risikoapp.report.content.model import Entry, Level, Own, Part, ReportContent, RiskLine, Section, like


def is_foreign(register: Register) -> bool:
    """Whether what a person has written is in another language than what is spoken.

    The file knows no language: hers is Danish, unless the steps are called as in a risikovurdering begun in the other.
    """
    return language() != SOURCE and not _is_begun_in_it(register.criteria)


def _is_begun_in_it(criteria: RiskCriteria) -> bool:
    standard = terms.standard_criteria()
    pairs = (
        *zip(criteria.likelihood_steps, standard.likelihood_steps, strict=True),
        *zip(criteria.consequence_steps, standard.consequence_steps, strict=True),
    )
    return any(step.name == ours.name for step, ours in pairs)


def with_own_words(content: ReportContent, register: Register) -> ReportContent:
    """The content of a report on the register, every text in it that a person wrote said to be her own."""
    if not is_foreign(register):
        return content
    matrix = content.matrix
    return content._replace(
        title=_unless(content.title, _("Risikovurdering")),
        matrix=matrix._replace(
            rows=tuple(row._replace(name=Own(row.name)) for row in matrix.rows),
            columns=tuple(map(Own, matrix.columns)),
        ),
        risks=tuple(map(_line, content.risks)),
        recommendation=_unless(content.recommendation),
        sections=tuple(map(_section, content.sections)),
        closed=tuple(
            # Behind the day stands why.
            each._replace(name=_name(each.name), note=Own(each.note) if ":" in each.note else each.note)
            for each in content.closed
        ),
        scales=tuple(
            scale._replace(steps=tuple((Own(name), _unless(definition)) for name, definition in scale.steps))
            for scale in content.scales
        ),
    )


def _unless(text: str, ours: str = "") -> str:
    """The text as her own, unless it is what we say where she has written nothing."""
    return text if text == ours else Own(text)


def _name(text: str) -> str:
    return _unless(text, _("Uden navn"))


def _line(risk: RiskLine) -> RiskLine:
    return risk._replace(name=_name(risk.name), place=_place(risk.place, risk.level))


def _place(text: str, level: Level | None) -> str:
    """The names of two steps, or our word for none."""
    return text if level is None else Own(text)


def _section(section: Section) -> Section:
    name = _name(section.name)
    return section._replace(
        name=name,
        heading=like(name, section.heading),
        place=_place(section.place, section.level),
        parts=tuple(map(_part, section.parts)),
    )


def _part(part: Part) -> Part:
    return part._replace(entries=tuple(_entries(part.entries)))


def _entries(entries: Iterable[Entry]) -> Iterator[Entry]:
    return (entry._replace(text=_unless(entry.text)) for entry in entries)
