"""An answer as every card shows it: its lines, its proofs in short, what is near, and what it rests on.

Takes an answer and the loaded reports; gives values that a template shows. Makes no HTML.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from index.models import Report
from qa.models import Answer, AnswerLine, Citation, Outcome, Related
from web.page.figures import mark_figures
from web.page.proofs import Piece, excerpt
from web.page.wording import HOTLINE, KINDS, MODES, NOES


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line of an answer: `opening` (是的，), a badge in place of its lead, its words with figures marked."""

    opening: str
    badge: str
    status: str
    pieces: tuple[Piece, ...]
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A citation on the card; `marks` as the proof's address takes them."""

    citation: Citation
    title: str
    pieces: tuple[Piece, ...]
    marks: str


@dataclass(frozen=True, slots=True)
class Card:
    """All that a card says; `sources` prove the lines, `near` by their numbers what is related, `several` reports."""

    question: str
    answer: Answer
    kind: str
    lines: tuple[LineShown, ...]
    sources: tuple[SourceShown, ...]
    related: tuple[tuple[Related, str], ...]
    near: Mapping[int, SourceShown]
    several: bool
    hotline: str
    editions: tuple[str, ...]
    mode: str


def card_of(question: str, answer: Answer, reports: Mapping[str, Report]) -> Card:
    """The answer around these reports."""
    near = {related.citation for related in answer.related}
    sources = [_source(citation, reports) for citation in answer.citations]
    quotes = bool(answer.citations) and answer.outcome is not Outcome.NOT_IN_REPORT
    return Card(
        question=question,
        answer=answer,
        kind=KINDS[answer.outcome],
        lines=tuple(_shown(line, answer) for line in answer.lines) or _plain(answer),
        sources=tuple(one for one in sources if one.citation.n not in near),
        related=tuple((one, _badge(one.lead)) for one in answer.related),
        near={one.citation.n: one for one in sources if one.citation.n in near},
        several=len({citation.report for citation in answer.citations}) > 1,
        hotline=HOTLINE if answer.outcome in NOES and answer.handoff is None else "",
        editions=tuple(reports[name].title for name in answer.editions if name in reports),
        mode=MODES.get(answer.mode, "") if quotes else "",
    )


def _source(citation: Citation, reports: Mapping[str, Report]) -> SourceShown:
    report = reports.get(citation.report)
    marks = ",".join(f"{start}-{end}" for start, end in citation.marks)
    return SourceShown(citation, report.title if report else citation.report, excerpt(citation), marks)


def _shown(line: AnswerLine, answer: Answer) -> LineShown:
    figures = [one for one in answer.figures if one.citation in line.citations or not line.citations]
    return LineShown(
        line.opening, _badge(line.lead), line.status.value, mark_figures(line.text, figures), line.citations
    )


def _plain(answer: Answer) -> tuple[LineShown, ...]:
    """A fixed reply, or an answer kept from before lines were: as it was said."""
    figures = answer.figures
    first = tuple(dict.fromkeys(figure.citation for figure in figures))
    return tuple(
        LineShown("", "", "other", mark_figures(text, figures), first if n == 0 else ())
        for n, text in enumerate(answer.answer.split("\n"))
    )


def _badge(lead: str) -> str:
    """2024年目标; empty where a line has no lead, such as a comparison."""
    return lead.rstrip("：")
