"""The step of the recipe that lost what a case wants: why an answer went wrong.

Takes a case, the explanation of its answer and the passages of the index; gives a `Blame`. The earliest
step at fault is named, for what comes after it had no chance. Asks nothing and mends nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.answers import given_of
from eval.cases import Case
from eval.metrics import REFUSALS, Verdict, judge, normalise, supports
from index.models import Passage, Status
from qa.explanation import Explanation
from qa.stages import Piece, Query, Slot
from qa.terminal import DOUBTS

SHOWN = 40
STATUSES = {Status.RESULT: "完成", Status.TARGET: "目标", Status.OTHER: "其他"}


class Step(StrEnum):
    """The steps that can be at fault, in the order in which they are taken."""

    SCOPE = "范围"
    UNDERSTANDING = "理解"
    RETRIEVAL = "检索"
    READING = "阅读"
    COMPOSING = "成文"
    VERIFICATION = "核对"
    REFUSAL = "弃答"


ORDER = tuple(Step)


@dataclass(frozen=True, slots=True)
class Blame:
    """The step at fault and what it did, in a few Chinese words."""

    step: Step
    reason: str


def find_faults(
    cases: Sequence[Case], found: Mapping[str, Explanation], passages: Sequence[Passage]
) -> dict[str, Blame]:
    """By the case's id, the step at fault of every case that has one."""
    blames = ((case.id, fault_of(case, found[case.id], passages)) for case in cases)
    return {name: blame for name, blame in blames if blame}


def fault_of(case: Case, found: Explanation, passages: Sequence[Passage]) -> Blame | None:
    """The earliest step that lost something; None where the answer is right, supported and concise.

    `passages` are those of the index that was asked: they tell where the wanted quotes stand.
    """
    verdict = judge(case, given_of(found.answer))
    if not case.answerable:
        return None if verdict.right else _not_refused(case, found)
    if verdict.right and verdict.supported:
        return None if verdict.concise else _too_long(found)
    if ended := _ended(found):
        return ended
    blames = list(_lost_quotes(case, found, passages)) or list(_lost_words(case, found, verdict))
    return min(blames, key=lambda blame: ORDER.index(blame.step))


def _not_refused(case: Case, found: Explanation) -> Blame:
    if found.answer.outcome in REFUSALS:
        return Blame(Step.COMPOSING, f"弃答的话里有{_quoted(_unwanted(case, found.answer.answer))}")
    basis = [citation.quote for citation in found.answer.citations[:1]]
    return Blame(Step.REFUSAL, f"报告没有写，却{'据' if basis else ''}{_quoted(basis)}作答")


def _too_long(found: Explanation) -> Blame:
    if found.faults:
        return Blame(Step.VERIFICATION, f"{_doubts(found)}，改引原句后太长")
    return Blame(Step.COMPOSING, f"答对，但有 {len(found.answer.answer)} 字")


def _ended(found: Explanation) -> Blame | None:
    """Nothing was searched, or what was found was set aside for the year or place that was understood."""
    if found.query is None:
        return Blame(Step.SCOPE, f"没有检索，以 {found.answer.outcome} 作答")
    edition = found.query.edition
    if edition.clarify:
        return Blame(Step.UNDERSTANDING, f"反问是哪个地区：{'、'.join(edition.clarify)}")
    if found.retrieval is None:
        return Blame(Step.UNDERSTANDING, f"没有检索，以 {found.answer.outcome} 作答")
    unknown = [*edition.unknown_years, *([edition.unknown_place] if edition.unknown_place else [])]
    if unknown and not _pieces(found):
        return Blame(Step.UNDERSTANDING, f"当作报告没有的年份或地方：{'、'.join(unknown)}")
    return None


def _lost_quotes(case: Case, found: Explanation, passages: Sequence[Passage]) -> Iterator[Blame]:
    """A blame for every wanted quote that the draft's lines do not stand on."""
    reports = case.reports or ((case.report,) if case.report else ())
    scope = [passage for passage in passages if not reports or passage.report in reports]
    pieces = _pieces(found)
    for quotes in case.quotes:
        if any(supports(piece.passage.text, quotes) for piece in pieces):
            continue
        homes = [passage for passage in scope if supports(passage.text, quotes)]
        if misread := _misread(found.query, homes) if found.query and homes else "":
            yield Blame(Step.UNDERSTANDING, misread)
        else:
            yield _lost_quote(found, quotes, bool(homes))


def _misread(query: Query, homes: Sequence[Passage]) -> str:
    """How the question as understood leaves out every passage that the quote stands in; empty where it does not."""
    edition = query.edition
    if edition.reports and not any(home.report in edition.reports for home in homes):
        return f"查的是 {_named(edition.reports)}，依据在 {_named(home.report for home in homes)}"
    told = [time for home in homes for time in _times(home)]
    if edition.years and not any(time.year in edition.years for time in told):
        return f"问的年份读作 {_named(edition.years)}，依据是 {_named(time.year for time in told)}"
    if edition.status and not any(time.status in {edition.status, Status.OTHER} for time in told):
        return f"问的性质读作{STATUSES[edition.status]}，依据是{_named(_status(time) for time in told)}"
    slots = [slot for part in query.parts for slot in part.slots]
    if slots and not any(_fits(slot, time) for slot in slots for time in told):
        return f"要的各行里没有 {_named(f'{time.report} {time.year} {_status(time)}' for time in told)}"
    return ""


def _times(home: Passage) -> set[Slot]:
    """For when a passage speaks: it and each of its figures."""
    own = Slot(home.report, home.year, home.status)
    return {own, *(Slot(figure.report, figure.year, figure.status) for figure in home.figures if figure.year)}


def _fits(slot: Slot, time: Slot) -> bool:
    """Whether a line that was wanted may be told for this time."""
    return (
        slot.report == time.report
        and slot.year in {"", time.year}
        and (slot.status is None or time.status in {slot.status, Status.OTHER})
    )


def _status(time: Slot) -> str:
    return STATUSES[time.status] if time.status else ""


def _lost_quote(found: Explanation, quotes: Sequence[str], indexed: bool) -> Blame:
    """Where a quote that was looked for in the right place went."""
    kept, rejected = (found.retrieval.kept, found.retrieval.rejected) if found.retrieval else ((), ())
    rank = next((n for n, one in enumerate(kept, start=1) if supports(one.passage.text, quotes)), 0)
    if not rank:
        reason = next((one.reason for one in rejected if supports(one.passage.text, quotes)), "")
        why = f"被排除（{reason}）" if reason else "不在候选里" if indexed else "在索引里找不到"
        return Blame(Step.RETRIEVAL, f"依据{_quoted(quotes[:1])}{why}")
    place = f"依据{_quoted(quotes[:1])}是第 {rank} 个候选"
    if pieces := _pieces(found):
        return Blame(Step.READING, f"{place}，读的是{_quoted([pieces[0].text])}")
    return Blame(Step.REFUSAL, f"{place}，判为报告没有写")


def _lost_words(case: Case, found: Explanation, verdict: Verdict) -> Iterator[Blame]:
    """Blames where the draft stands on every quote and the answer is wrong all the same."""
    pieces, answer = _pieces(found), normalise(found.answer.answer)
    read = normalise("\n".join(piece.text for piece in pieces))
    cited = normalise("\n".join(piece.passage.text for piece in pieces))
    missing = [item for item in case.gold if not _says(answer, item)]
    if cut := [item[0] for item in missing if _says(cited, item) and not _says(read, item)]:
        yield Blame(Step.READING, f"引了依据，没有读出{_quoted(cut)}")
    unwanted = _unwanted(case, found.answer.answer)
    if extra := [word for word in unwanted if _says(read, (word,))]:
        yield Blame(Step.READING, f"多读了{_quoted(extra)}")
    if found.faults:
        yield Blame(Step.VERIFICATION, _doubts(found))
    elif verdict.refused:
        yield Blame(Step.REFUSAL, f"读到了依据，以 {found.answer.outcome} 作答")
    elif missing:
        lost = "读出了没有写" if all(_says(read, item) for item in missing) else "依据都读到了，没有得出"
        yield Blame(Step.COMPOSING, f"{lost}{_quoted([item[0] for item in missing])}")
    elif unwanted:
        yield Blame(Step.COMPOSING, f"写进了{_quoted(unwanted)}")
    else:
        yield Blame(Step.COMPOSING, f"依据读到了，没有引出，以 {found.answer.outcome} 作答")


def _pieces(found: Explanation) -> list[Piece]:
    return [piece for line in found.draft.lines for piece in line.pieces] if found.draft else []


def _unwanted(case: Case, answer: str) -> list[str]:
    return [word for word in case.must_not if _says(normalise(answer), (word,))]


def _says(text: str, spellings: Sequence[str]) -> bool:
    return any(normalise(spelling) in text for spelling in spellings)


def _doubts(found: Explanation) -> str:
    return "没有出处：" + "、".join(f"{DOUBTS[fault.doubt]}{_quoted([fault.words])}" for fault in found.faults)


def _named(names: Iterable[str]) -> str:
    return "、".join(sorted(set(names)))


def _quoted(words: Sequence[str]) -> str:
    return "".join(f"“{word if len(word) <= SHOWN else word[:SHOWN] + '…'}”" for word in words)
