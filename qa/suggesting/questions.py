"""Short questions that a report answers: from its ledger rows, from its pairs of both years, from its headings.

Takes the store, gives `Question`s with what their answers must cite and say; `phrase` words those of figures.
Asks none of them, picks none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from index.models import Figure, Kind, Passage, Report, Span, Status
from index.pairs import Pair
from index.store import Store
from index.structure import plan_period
from index.topics import TOPICS, UNKNOWN, topic_of
from qa.suggesting.phrase import ask_both, ask_one, is_clear, kinds, verb_of
from qa.understanding.place import short_name

# Questions of one report at most: each is asked when the index is built, some 30 ms apiece.
MOST = 120
LONGEST = 24
# A word that so many indicators have tells none of them from the others.
OFTEN = 3
HEADED = re.compile(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+[是要]|\d+[.．、]|要)")
FIELD = re.compile(r"[一-龥]{2,8}方面")
DOES = re.compile(r"[一-龥]{5,12}")
# What the government does about itself, and what belongs to no topic, residents do not ask.
OFFICE = re.compile("自身建设|履职|履责")
FEW = frozenset({"政务", UNKNOWN})
PLANS = {plan_period(name): f"“{name}五”时期" for name in ("十二", "十三", "十四", "十五", "十六", "十七", "十八")}


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its proof: passages that the answer cites, each with the figure that it says from there.

    Without a figure the passage is the first under a heading, and any other under it will do. `other` is what the
    same report says of the same thing for the other year; two empty strings where it says nothing.
    """

    question: str
    report: str
    topic: str
    indicator: str
    proof: tuple[tuple[str, str], ...]
    other: tuple[str, str] = ("", "")


def questions_of(report: Report, store: Store) -> tuple[Question, ...]:
    """At most `MOST` questions about one report of the store, the topics in turn; of a topic the kinds in turn."""
    when = _When.of(report, store.reports.values())
    rows, pairs = store.ledger.choose(reports=[report.id]), store.ledger.pairs(report.id)
    found = [
        list(_of_rows(rows, Status.TARGET, pairs, report, when)),
        list(_of_rows(rows, Status.RESULT, pairs, report, when)),
        list(_of_pairs(pairs, report, when)),
        list(_of_headings(store.passages_of(report.id), report, when)),
    ]
    said = Counter(one.question for kind in found for one in kind)
    plain = [[one for one in kind if said[one.question] == 1 and len(one.question) <= LONGEST] for kind in found]
    by_topic = [in_turn([[one for one in kind if one.topic == topic] for kind in plain]) for topic in TOPICS]
    return tuple(in_turn(by_topic)[:MOST])


def in_turn(rows: Iterable[Sequence[Question]]) -> list[Question]:
    """The first of every row, then the second of every row that has one, and so on."""
    return [one for rank in zip_longest(*rows) for one in rank if one]


@dataclass(frozen=True, slots=True)
class _When:
    """How the questions about a report name its years, and its region where several are loaded."""

    region: str
    newest: bool
    year: int

    @classmethod
    def of(cls, report: Report, loaded: Iterable[Report]) -> "_When":
        """今年 means the newest edition of a region: an older one's years are said by their number."""
        regions = {one.region for one in loaded}
        newest = max(one.year for one in loaded if one.region == report.region)
        return cls(short_name(report.region) if len(regions) > 1 else "", report.year == newest, report.year)

    def word(self, year: str, status: Status, named: str = "") -> str:
        """徐州去年, 2023年, “十四五”时期; empty for what was not done the year before or is not aimed at this year.

        A region that is `named` anyway is not said twice.
        """
        region = "" if self.region in named else self.region
        if year in PLANS and status is not Status.OTHER:
            return region + PLANS[year]
        known = {(str(self.year), Status.TARGET): "今年", (str(self.year - 1), Status.RESULT): "去年"}
        word = known.get((year, status))
        return region + (word if self.newest else f"{year}年") if word else ""


def _of_rows(
    rows: Sequence[Figure], status: Status, pairs: Sequence[Pair], report: Report, when: _When
) -> Iterator[Question]:
    stated = {one.start: (one.passage, _stated(one, report)) for one in rows}
    others = {pair.result.start: stated[pair.target.start] for pair in pairs}
    others |= {pair.target.start: stated[pair.result.start] for pair in pairs}
    often = Counter((row.indicator, row.year, row.status) for row in rows)
    things = {row.indicator.removeprefix(verb_of(row.indicator)) for row in rows}
    for row in rows:
        word = when.word(row.year, row.status, row.indicator)
        if (
            row.status is not status
            or not word
            or not is_clear(row)
            or often[row.indicator, row.year, row.status] > 1
            or _is_common(row, things)
        ):
            continue
        if asked := ask_one(row, word):
            other = others.get(row.start, ("", ""))
            yield Question(asked, row.report, row.topic, row.indicator, (stated[row.start],), other)


def _is_common(row: Figure, things: Iterable[str]) -> bool:
    """Whether what follows the verb is a word of many other things: 项目 of 开工项目."""
    thing = row.indicator.removeprefix(verb_of(row.indicator))
    return len(thing) < 3 and sum(thing in other for other in things) > OFTEN


def _of_pairs(pairs: Iterable[Pair], report: Report, when: _When) -> Iterator[Question]:
    for done, aimed in ((pair.result, pair.target) for pair in pairs):
        before = when.word(done.year, done.status, done.indicator)
        after = when.word(aimed.year, aimed.status).removeprefix(when.region)
        if before and after and done.year.isdigit() and aimed.year.isdigit() and is_clear(done):
            proof = ((done.passage, _stated(done, report)), (aimed.passage, _stated(aimed, report)))
            if asked := ask_both(done, f"{before}和{after}"):
                yield Question(asked, done.report, done.topic, done.indicator, proof)


def _of_headings(passages: Iterable[Passage], report: Report, when: _When) -> Iterator[Question]:
    """怎样实施就业优先战略, for a heading of this year's part that says what is done."""
    seen = set[tuple[str, ...]]()
    for passage in passages:
        if passage.section in seen or passage.kind is Kind.HEADING:
            continue
        seen.add(passage.section)
        topic = topic_of(passage.section, passage.text)
        if not passage.year.isdigit() or topic in FEW or any(OFFICE.search(heading) for heading in passage.section):
            continue
        title = HEADED.sub("", passage.section[-1]) if passage.section else ""
        if passage.status is Status.TARGET and (word := when.word(passage.year, passage.status, title)):
            if FIELD.fullmatch(title):
                yield Question(f"{word}{title}有哪些安排？", report.id, topic, title, ((passage.id, ""),))
            elif DOES.fullmatch(title) and kinds(title)[0] == "v" and "r" not in kinds(title):
                yield Question(f"{word}怎样{title}？", report.id, topic, title, ((passage.id, ""),))


def _stated(row: Figure, report: Report) -> str:
    """The figure as its sentence writes it: 8.6万人, 第二."""
    written = report.quote(Span(row.start, row.end))
    return f"第{written}" if row.qualifier == "第" and not written.startswith("第") else written
