"""What the service tells of itself: its reports, how it answers and how well, what it keeps, who runs it.

Takes the library that serves and the settings; gives values that a template shows. Makes no HTML.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from web.answerer import Answerer, Library
from web.look.links import web_link
from web.look.operator import Operator, operator_of
from web.reader.accuracy import Accuracy
from web.reader.days import day_of, day_said
from web.settings import WebSettings


@dataclass(frozen=True, slots=True)
class Loaded:
    """A report that is answered from; `url` is empty unless it can be a link."""

    id: str
    title: str
    region: str
    year: int
    delivered: str
    publisher: str
    url: str
    paragraphs: int
    passages: int


@dataclass(frozen=True, slots=True)
class Kept:
    """How long what is kept, in days; `in_logs` when questions are written to the ordinary log as well.

    `shared_days` is how long an answer can be opened under an address of its own, 0 where it cannot.
    """

    days: int
    security_days: int
    in_logs: bool
    shared_days: int


@dataclass(frozen=True, slots=True)
class About:
    """All that /about says; `accuracy` is None where nothing was measured, `earlier` when another program was."""

    reports: tuple[Loaded, ...]
    passages: int
    built: str
    label: str
    model: str
    accuracy: Accuracy | None
    measured: str
    earlier: bool
    kept: Kept
    operator: Operator


def about_of(assistant: Answerer, settings: WebSettings, accuracy: Accuracy | None) -> About:
    """As things stand with `assistant`."""
    store = assistant.store
    return About(
        reports=_loaded(store),
        passages=len(store.passages),
        built=day_of(store.manifest.built),
        label=assistant.prompts.label,
        model=store.manifest.model,
        accuracy=accuracy,
        measured=day_said(accuracy.measured.isoformat()) if accuracy else "",
        earlier=accuracy is not None and accuracy.program != assistant.trace.program,
        kept=Kept(
            settings.keep_days,
            settings.security_log_days,
            settings.log_questions,
            min(settings.share_days, settings.keep_days),
        ),
        operator=operator_of(settings),
    )


def _loaded(library: Library) -> tuple[Loaded, ...]:
    """The latest year first."""
    passages = Counter(passage.report for passage in library.passages)
    reports: Sequence[Loaded] = [
        Loaded(
            id=report.id,
            title=report.title,
            region=report.region,
            year=report.year,
            delivered=day_said(report.delivered),
            publisher=report.publisher,
            url=web_link(report.url),
            paragraphs=len(report.paragraphs),
            passages=passages[report.id],
        )
        for report in library.reports.values()
    ]
    return tuple(sorted(reports, key=lambda one: (-one.year, one.id)))
