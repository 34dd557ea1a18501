"""What the page shows, as HTML through the templates beside this file.

Takes answers, paragraphs and the loaded reports; gives HTML in which all of them are text.
"""

from collections.abc import Mapping, Sequence

from index.models import Report
from qa.models import Answer
from web.desk import Desk
from web.look.templates import render
from web.page.card import card_of
from web.page.proofs import Paragraph


class Cards:
    """Renders everything on the page around the reports and the label of the assistant that answers at the desk."""

    def __init__(self, desk: Desk, *, linked: bool = False) -> None:
        """`linked` where stored answers can be opened under an address of their own."""
        self._desk = desk
        self._linked = linked

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
        return render(
            "page/answer.html",
            card=card_of(question, answer, self._reports),
            answer_id=answer_id,
            label=self.label,
            linked=self._linked,
        )

    def proof(self, paragraph: Paragraph) -> str:
        """A paragraph of a report with what is quoted from it."""
        return render("page/proof.html", paragraph=paragraph)


def _latest_first(reports: Sequence[Report]) -> list[Report]:
    return sorted(reports, key=lambda report: (-report.year, report.id))
