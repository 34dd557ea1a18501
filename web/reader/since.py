"""A stored answer beside the reports as they are loaded now: what of its proof still stands, and what is newer.

Takes the answer, the library and the fingerprint of its index; gives values that a template shows. Judges by the
words, not by names or dates: a quotation stands when the report has it at its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from index.models import Report
from qa.models import Answer, Citation
from web.answerer import Library
from web.database.stored import StoredAnswer
from web.page.card import Card, card_of
from web.page.wording import NOES


@dataclass(frozen=True, slots=True)
class AnswerSince:
    """What /a/{id} shows: the card, by a citation's number its paragraph, and sentences on what is another now.

    A citation whose words the loaded report no longer has at their place has no link.
    """

    card: Card
    links: Mapping[int, str]
    changes: tuple[str, ...]


def answer_since(stored: StoredAnswer, library: Library, index: str) -> AnswerSince:
    """As things stand with the library, whose index has this fingerprint."""
    reports = library.reports
    standing = [one for one in stored.answer.citations if _stands(one, reports)]
    return AnswerSince(
        card=card_of(stored.question, stored.answer, reports),
        links={one.n: f"/report/{quote(one.report, safe='')}#p{one.paragraph}" for one in standing},
        changes=tuple(_changes(stored, reports, index)),
    )


def _stands(citation: Citation, reports: Mapping[str, Report]) -> bool:
    report = reports.get(citation.report)
    if report is None or not 1 <= citation.paragraph <= len(report.paragraphs):
        return False
    paragraph = report.paragraphs[citation.paragraph - 1]
    return (
        paragraph.start <= citation.start < paragraph.end
        and report.text[citation.start : citation.end] == citation.quote
    )


def _changes(stored: StoredAnswer, reports: Mapping[str, Report], index: str) -> Iterator[str]:
    told = [*_altered(stored.answer, reports)]
    # Under the same index nothing can have come since: a newer report was there, and the question was of an older one.
    if stored.index != index:
        told += _newer(stored.answer, reports)
        if not told and stored.answer.outcome in NOES and stored.answer.editions:
            told.append("此后收录的报告有改动，再问一次可能有不同的回答。")
    yield from told


def _altered(answer: Answer, reports: Mapping[str, Report]) -> Iterator[str]:
    for name in _named(answer):
        if name not in reports:
            yield f"当时依据的报告（{name}）现在没有收录，下面的内容仍是当时的。"
        elif any(one.report == name and not _stands(one, reports) for one in answer.citations):
            yield f"《{reports[name].title}》此后有改动，没有链接的原句已不在原处；下面的内容仍是当时的。"


def _newer(answer: Answer, reports: Mapping[str, Report]) -> Iterator[str]:
    """By region the latest report, where it is later than those that the answer rests on."""
    known = [reports[name] for name in _named(answer) if name in reports]
    for region in dict.fromkeys(report.region for report in known):
        latest = max((report for report in reports.values() if report.region == region), key=lambda one: one.year)
        if latest.year > max(report.year for report in known if report.region == region):
            # Not 此后收录: it may have been there already, which nobody has written down.
            yield f"现在收录有更新的《{latest.title}》，可以再问一次看新的说法。"


def _named(answer: Answer) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*answer.editions, *(citation.report for citation in answer.citations))))
