"""What is said beside an answer: how the question was read, what the report leaves out, which report it is from.

Takes the query and the draft, gives sentences from prompts/; the arithmetic of a comparison is `compose`'s.
"""

from collections.abc import Iterator, Mapping, Sequence

from index.models import Report
from qa.prompts import Prompts
from qa.stages import Draft, Query
from qa.telling.rows import MOVED
from qa.understanding.when import find_times


def notes_of(
    query: Query,
    draft: Draft,
    reports: Mapping[str, Report],
    years: Mapping[str, frozenset[str]],
    this_year: int,
    prompts: Prompts,
) -> tuple[str, ...]:
    """The notes, each once. `years` are those that each report speaks of, `this_year` is the clock's."""
    wording, edition = prompts.notes, query.edition
    notes = [wording["read_as"].format(word=word) for word in query.respelled]
    if edition.unknown_years:
        known = sorted({year for report in edition.reports for year in years[report]})
        notes.append(wording["year_missing"].format(years=_joined(edition.unknown_years), known=_joined(known)))
    if draft.told_instead:
        notes.append(wording["growth_only" if draft.told_instead in MOVED else "level_only"])
    if draft.missing_years:
        notes.append(wording["slot_missing"].format(years=_joined(draft.missing_years)))
    notes.extend(_newest(query, reports, this_year, prompts))
    if edition.unknown_place:
        notes.append(wording["place_missing"].format(place=edition.unknown_place))
    notes.extend(wording["read_as"].format(word=word) for word in _read_as(query, draft))
    return tuple(dict.fromkeys(notes))


def _newest(query: Query, reports: Mapping[str, Report], this_year: int, prompts: Prompts) -> Iterator[str]:
    """That no newer report is loaded, where the question may be about one."""
    loaded = [reports[report] for report in query.edition.reports]
    newest = max(loaded, key=lambda report: report.year, default=None)
    if newest is None:
        return
    later = any(year.isdigit() and int(year) > newest.year for year in query.edition.unknown_years)
    relative = any(not time.years for time in find_times(query.text))
    if later or (this_year > newest.year and relative):
        yield prompts.notes["newest"].format(title=f"《{newest.title}》")


def _read_as(query: Query, draft: Draft) -> Iterator[str]:
    """The report's words that were taken for others of the question."""
    said = "".join(piece.text for line in draft.lines for piece in line.pieces)
    for term in query.terms:
        form = next((form for form in term.forms if form in said), "")
        if len(form) > 1 and form not in query.text:
            yield form.strip("“”")


def _joined(years: Sequence[str]) -> str:
    return "、".join(f"{year.replace('-', '—')}年" for year in years)
