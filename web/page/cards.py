"""What the page shows, as HTML through the templates beside this file.

Takes answers, problems and the loaded reports. Autoescape is on and nothing is marked safe: questions and
reports are text, whatever they contain.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from index.models import Report
from qa.models import Answer
from web.desk import Desk
from web.errors import Kind
from web.page.proofs import prove
from web.page.wording import BADGES, EXAMPLES_TITLE, TITLE

_TEMPLATES = Path(__file__).with_name("templates")


class Cards:
    """Renders everything on the page around the reports and the label of the assistant that answers at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def _reports(self) -> Mapping[str, Report]:
        return self._desk.assistant.store.reports

    @property
    def _label(self) -> str:
        return self._desk.assistant.prompts.label

    def header(self) -> str:
        """The page's name and the reports that it answers from."""
        return _render("header.html", title=TITLE, reports=_latest_first(tuple(self._reports.values())))

    def welcome(self) -> str:
        """What stands in the answer's place before the first question."""
        return _render("welcome.html", label=self._label)

    def examples_title(self) -> str:
        """The heading over the example questions."""
        return _render("examples_title.html", title=EXAMPLES_TITLE)

    def answer(self, question: str, answer: Answer) -> str:
        """The answer with its proofs."""
        near = {related.citation for related in answer.related}
        return _render(
            "answer.html",
            question=question,
            answer=answer,
            badge=BADGES[answer.outcome],
            cited=[citation.n for citation in answer.citations if citation.n not in near],
            proofs=[prove(citation, self._reports) for citation in answer.citations],
            editions=[self._reports[name].title for name in answer.editions if name in self._reports],
            label=self._label,
        )

    def problem(self, question: str, kind: Kind) -> str:
        """Why there is no answer this time."""
        return _render("problem.html", question=question, kind=kind)


def head(nonce: str) -> str:
    """What the page's <head> begins with."""
    return _render("head.html", title=TITLE, nonce=nonce)


def _render(name: str, **values: object) -> str:
    return _templates().get_template(name).render(**values)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _latest_first(reports: Sequence[Report]) -> list[Report]:
    return sorted(reports, key=lambda report: (-report.year, report.id))
