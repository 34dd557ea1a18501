"""What the page shows, as HTML through the templates beside this file.

Takes answers, paragraphs and the loaded reports; gives HTML in which all of them are text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.models import Report
from qa.models import Answer, AnswerLine, Citation, Outcome
from web.desk import Desk
from web.look.templates import render
from web.page.figures import mark_figures
from web.page.proofs import Paragraph, Piece, excerpt
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


class Cards:
    """Renders everything on the page around the reports and the label of the assistant that answers at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def _reports(self) -> Mapping[str, Report]:
        return self._desk.assistant.store.reports

    @property
    def label(self) -> str:
        """Says that answers are made by a machine."""
        return self._desk.assistant.prompts.label

    def welcome(self) -> str:
        """What the page does and the reports that it answers from, shown before the first question."""
        return render("page/welcome.html", reports=_latest_first(tuple(self._reports.values())))

    def answer(self, question: str, answer: Answer, answer_id: str) -> str:
        """The card of an answer; `answer_id` is what feedback names it by."""
        near = {related.citation for related in answer.related}
        sources = [self._source(citation) for citation in answer.citations]
        return render(
            "page/answer.html",
            question=question,
            answer=answer,
            answer_id=answer_id,
            kind=KINDS[answer.outcome],
            lines=[_shown(line, answer) for line in answer.lines] or _plain(answer),
            related=[(one, _badge(one.lead)) for one in answer.related],
            sources=[one for one in sources if one.citation.n not in near],
            hotline=HOTLINE if answer.outcome in NOES and answer.handoff is None else "",
            several=len({citation.report for citation in answer.citations}) > 1,
            near={one.citation.n: one for one in sources if one.citation.n in near},
            editions=[self._reports[name].title for name in answer.editions if name in self._reports],
            mode=MODES.get(answer.mode, "") if answer.citations and answer.outcome is not Outcome.NOT_IN_REPORT else "",
            label=self.label,
        )

    def proof(self, paragraph: Paragraph) -> str:
        """A paragraph of a report with what is quoted from it."""
        return render("page/proof.html", paragraph=paragraph)

    def _source(self, citation: Citation) -> SourceShown:
        report = self._reports.get(citation.report)
        marks = ",".join(f"{start}-{end}" for start, end in citation.marks)
        return SourceShown(citation, report.title if report else citation.report, excerpt(citation), marks)


def _shown(line: AnswerLine, answer: Answer) -> LineShown:
    figures = [one for one in answer.figures if one.citation in line.citations or not line.citations]
    return LineShown(
        line.opening, _badge(line.lead), line.status.value, mark_figures(line.text, figures), line.citations
    )


def _plain(answer: Answer) -> list[LineShown]:
    """A fixed reply, or an answer kept from before lines were: as it was said."""
    figures = answer.figures
    first = tuple(dict.fromkeys(figure.citation for figure in figures))
    return [
        LineShown("", "", "other", mark_figures(text, figures), first if n == 0 else ())
        for n, text in enumerate(answer.answer.split("\n"))
    ]


def _badge(lead: str) -> str:
    """2024年目标; empty where a line has no lead, such as a comparison."""
    return lead.rstrip("：")


def _latest_first(reports: Sequence[Report]) -> list[Report]:
    return sorted(reports, key=lambda report: (-report.year, report.id))
