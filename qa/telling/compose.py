"""A `Draft` to the lines that a resident reads, from the templates in prompts/.

Takes what was read and what it was found to say of the question, gives text in the report's own words behind year
and status; adds no fact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.models import Report, Status
from qa.models import AnswerLine, Citation, Related
from qa.prompts import Prompts
from qa.stages import Line
from qa.telling.verdicts import Between, Comparison, Polar, Side, Standing, Told

# Of a citation by report and start.
Numbers = Mapping[tuple[str, int], int]


def compose(
    lines: Sequence[Line],
    told: Told,
    reports: Mapping[str, Report],
    prompts: Prompts,
    missing: Sequence[str] = (),
    citations: Sequence[Citation] = (),
) -> tuple[AnswerLine, ...]:
    """One line a report and year, the comparison last where one was asked for; each with its numbers of `citations`.

    What is `missing` is named behind all. A yes or no stands first, before what it rests on: the line with the
    premise, the comparison or the result.
    """
    regions = {reports[line.report].region for line in lines}
    named = reports if len(regions) > 1 else {}
    numbers = {(citation.report, citation.start): citation.n for citation in citations}
    said = [_said(line, prompts, named, told, numbers) for line in _ordered(lines, told)]
    if told.comparison and told.comparison.word:
        rests = told.polar in {Polar.YES, Polar.NO} and not told.premise
        said.insert(0 if rests else len(said), _compared(told.comparison, reports, prompts, numbers))
    if missing:
        said.append(_plain(prompts.lines["missing"].format(names="；".join(missing))))
    if told.polar and said:
        said[0] = replace(said[0], opening=prompts.lines[told.polar])
    return tuple(said)


def text_of(lines: Sequence[AnswerLine]) -> str:
    """The lines as they are read, one below the other."""
    return "\n".join(line.opening + line.lead + line.text for line in lines)


def compose_comparison(comparison: Comparison, reports: Mapping[str, Report], prompts: Prompts) -> str:
    """How the first of two figures stands to the second."""
    return prompts.lines[comparison.word].format(
        first=_side(comparison, comparison.first, reports, prompts),
        second=_side(comparison, comparison.second, reports, prompts),
        amount=comparison.amount + comparison.unit,
    )


def compose_line(line: Line, prompts: Prompts, region: str = "", behind: str = "") -> str:
    """The pieces of a line one after another, as the report orders them, and what is said `behind` them."""
    text = "；".join(piece.text for piece in line.pieces).replace("：；", "：")
    return prompts.line(line.status, region, line.year, text + behind)


def beside_of(line: Line, text: str, citation: int, prompts: Prompts) -> Related:
    """A line that stands beside an answer, composed as `text`."""
    return Related(text, citation, prompts.lead(line.status, "", line.year), line.year, line.status)


def arithmetic_of(comparison: Comparison | None, prompts: Prompts) -> tuple[str, ...]:
    """The notes that show how a comparison was computed."""
    if comparison is None:
        return ()
    bounds = "、".join(comparison.bounds)
    told = (prompts.notes["bounded"].format(bounds=bounds),) if bounds else ()
    return (prompts.notes["difference"].format(sum=comparison.sum), *told)


def _ordered(lines: Sequence[Line], told: Told) -> tuple[Line, ...]:
    """The line first that a word before it speaks of."""
    first = told.premise.line if told.premise else None
    if told.comparison and told.polar in {Polar.MET, Polar.UNMET}:
        first = told.comparison.first.line
    return tuple(sorted(lines, key=lambda line: line is not first))


def _said(line: Line, prompts: Prompts, named: Mapping[str, Report], told: Told, numbers: Numbers) -> AnswerLine:
    premise = told.premise
    denies = premise is not None and premise.line is line and premise.standing is Standing.CONTRADICTED
    denied = premise.denied if premise and denies and told.polar is Polar.NONE else ""
    behind = prompts.lines["denied"].format(words=denied) if denied else ""
    region = named[line.report].region if named else ""
    lead = prompts.lead(line.status, region, line.year)
    text = compose_line(line, prompts, region, behind).removeprefix(lead)
    return AnswerLine("", lead, text, line.year, line.status, _numbers(line, numbers))


def _compared(comparison: Comparison, reports: Mapping[str, Report], prompts: Prompts, numbers: Numbers) -> AnswerLine:
    sides = (comparison.first.line, comparison.second.line)
    cited = tuple(dict.fromkeys(n for line in sides for n in _numbers(line, numbers)))
    return _plain(compose_comparison(comparison, reports, prompts), cited)


def _plain(text: str, citations: tuple[int, ...] = ()) -> AnswerLine:
    return AnswerLine("", "", text, "", Status.OTHER, citations)


def _numbers(line: Line, numbers: Numbers) -> tuple[int, ...]:
    places = ((piece.passage.report, piece.passage.start) for piece in line.pieces)
    return tuple(dict.fromkeys(numbers[place] for place in places if place in numbers))


def _side(comparison: Comparison, side: Side, reports: Mapping[str, Report], prompts: Prompts) -> str:
    """What tells a side from the other."""
    key = {
        Between.YEARS: "side_year",
        Between.REGIONS: "side_region",
        Between.INDICATORS: "side_indicator",
        Between.TARGET: f"side_{side.row.status}",
    }[comparison.between]
    values = {
        "year": side.row.year.replace("-", "—"),
        "region": reports[side.line.report].region,
        "indicator": side.row.indicator,
    }
    return prompts.lines[key].format(**values)
