"""The step at fault: by hand-made explanations, a step after the other, and by those of the real recipe."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from eval.blame import Blame, Step, fault_of, find_faults
from index.models import Passage, Span, Status
from index.store import Store
from qa.assistant import Assistant
from qa.explanation import Explanation
from qa.models import Answer, Citation, Outcome, Related
from qa.stages import (
    Asks,
    Candidate,
    Doubt,
    Draft,
    Edition,
    Fault,
    Line,
    Part,
    Piece,
    Query,
    Retrieval,
    Slot,
    Want,
)
from tests.eval.corrupted import WORDING, passage
from tests.eval.fakes import case

DONE = passage("城镇新增就业8.6万人，成功自主创业3.4万人。", 1, Status.RESULT, "2023")
AIMED = passage("城镇新增就业6.8万人。", 2)
PLACES = passage("扩大服务供给，新增托位5000个以上。", 3)
ABROAD = replace(PLACES, id="b:1.1", report="city-2025", year="2025")
PASSAGES = (DONE, AIMED, PLACES)
JOBS = case(gold=(("8.6万",),), quotes=(("城镇新增就业8.6万人",),), must_not=("6.8万",))


def edition(**fields: object) -> Edition:
    ready: dict[str, object] = {"reports": ("city-2024",), "years": frozenset(), "status": None, "rest": ""}
    return Edition(**(ready | fields))  # type: ignore[arg-type]


def piece(one: Passage, text: str = "") -> Piece:
    return Piece(one, (Span(0, len(one.text)),), text or one.text.rstrip("。"), ())


def candidate(one: Passage, reason: str = "") -> Candidate:
    return Candidate(
        passage=one,
        clause=Span(0, len(one.text)),
        figure=None,
        slot=0,
        features=(),
        cosines=(0.9, 0.9, 0.9),
        score=1.0,
        reason=reason,
    )


def query(asked: Edition, *slots: Slot) -> Query:
    return Query("", asked, (Part("", (), (Want(Asks.NUMBER),), slots),))


def explained(
    answer: str,
    *pieces: Piece,
    kept: Sequence[Passage] = PASSAGES,
    rejected: Sequence[Candidate] = (),
    faults: Sequence[Fault] = (),
    outcome: Outcome = Outcome.ANSWERED,
    asked: Query | None = None,
) -> Explanation:
    """An explanation of this answer, drafted from these pieces and citing their passages."""
    cited = [
        Citation(n, one.passage.report, (), 1, one.passage.text, one.passage.start, one.passage.end, ())
        for n, one in enumerate(pieces, start=1)
    ]
    lines = tuple(Line(one.passage.year, one.passage.status, (one,)) for one in pieces)
    return Explanation(
        "",
        asked or query(edition()),
        Retrieval(tuple(map(candidate, kept)), tuple(rejected)),
        Draft(lines, ()),
        Answer(outcome, answer, citations=tuple(cited)),
        tuple(faults),
    )


def ended(outcome: Outcome, asked: Query | None = None) -> Explanation:
    return Explanation("", asked, None, None, Answer(outcome, "没有提到。"))


def refused(**fields: object) -> Explanation:
    return explained("没有提到。", outcome=Outcome.NOT_IN_REPORT, **fields)  # type: ignore[arg-type]


def test_nothing_is_at_fault_where_nothing_is_wrong() -> None:
    assert fault_of(JOBS, explained("城镇新增就业8.6万人。", piece(DONE)), PASSAGES) is None
    unsaid = case(answerable=False, gold=(), quotes=())
    assert fault_of(unsaid, refused(), PASSAGES) is None
    assert find_faults([JOBS], {JOBS.id: explained("8.6万人", piece(DONE))}, PASSAGES) == {}


def test_what_was_not_searched_at_all() -> None:
    assert fault_of(JOBS, ended(Outcome.GREETING), PASSAGES) == Blame(Step.SCOPE, "没有检索，以 greeting 作答")
    asking = query(edition(reports=(), clarify=("云川市", "镜湖县")))
    found = fault_of(JOBS, ended(Outcome.CLARIFY, asking), PASSAGES)
    assert found == Blame(Step.UNDERSTANDING, "反问是哪个地区：云川市、镜湖县")
    unclear = fault_of(JOBS, ended(Outcome.CLARIFY, query(edition())), PASSAGES)
    assert unclear == Blame(Step.UNDERSTANDING, "没有检索，以 clarify 作答")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (query(edition(reports=("city-2025",))), "查的是 city-2025，依据在 city-2024"),
        (query(edition(years=frozenset({"2024"}))), "问的年份读作 2024，依据是 2023"),
        (query(edition(status=Status.TARGET)), "问的性质读作目标，依据是完成"),
        (query(edition(), Slot("city-2024", "2024")), "要的各行里没有 city-2024 2023 完成"),
        (query(edition(), Slot("city-2024", "2023", Status.TARGET)), "要的各行里没有 city-2024 2023 完成"),
        (query(edition(unknown_years=("2022",), unknown_place="南京")), "当作报告没有的年份或地方：2022、南京"),
    ],
)
def test_a_question_understood_as_another(asked: Query, reason: str) -> None:
    assert fault_of(JOBS, refused(asked=asked), PASSAGES) == Blame(Step.UNDERSTANDING, reason)


@pytest.mark.parametrize(
    "asked",
    [
        query(edition(years=frozenset({"2023", "2024"}), status=Status.RESULT)),
        query(edition(), Slot("city-2024", "2024"), Slot("city-2024", "2023")),
        query(edition(), Slot("city-2024", "", Status.RESULT)),
        query(edition(reports=())),
    ],
)
def test_a_question_understood_well_is_not_blamed(asked: Query) -> None:
    found = fault_of(JOBS, refused(asked=asked), PASSAGES)
    assert found == Blame(Step.REFUSAL, "依据“城镇新增就业8.6万人”是第 1 个候选，判为报告没有写")


def test_a_figure_may_speak_for_another_year_than_its_sentence() -> None:
    two_years = replace(DONE, figures=(*DONE.figures, replace(DONE.figures[0], year="2022")))
    asked = query(edition(years=frozenset({"2022"})))
    found = fault_of(JOBS, refused(asked=asked, kept=(two_years,)), (two_years,))
    assert found
    assert found.step is Step.REFUSAL


def test_the_report_that_a_case_names_is_where_its_quote_stands() -> None:
    named = case(reports=("city-2025",), quotes=(("新增托位5000个以上",),), gold=(("5001",),))
    found = fault_of(named, refused(kept=(DONE,)), (*PASSAGES, ABROAD))
    assert found == Blame(Step.UNDERSTANDING, "查的是 city-2024，依据在 city-2025")
    fixed = replace(named, reports=(), report="city-2025")
    assert fault_of(fixed, refused(kept=(DONE,)), (*PASSAGES, ABROAD)) == found


def test_a_quote_that_retrieval_lost() -> None:
    lost = fault_of(JOBS, refused(kept=(AIMED,)), PASSAGES)
    assert lost == Blame(Step.RETRIEVAL, "依据“城镇新增就业8.6万人”不在候选里")
    put_out = fault_of(JOBS, refused(kept=(AIMED,), rejected=[candidate(DONE, "没有说到：创业")]), PASSAGES)
    assert put_out == Blame(Step.RETRIEVAL, "依据“城镇新增就业8.6万人”被排除（没有说到：创业）")
    absent = fault_of(JOBS, refused(kept=(AIMED,)), (AIMED,))
    assert absent == Blame(Step.RETRIEVAL, "依据“城镇新增就业8.6万人”在索引里找不到")


def test_the_earliest_step_is_blamed() -> None:
    both = replace(JOBS, quotes=(("城镇新增就业8.6万人",), ("城镇新增就业6.8万人",), ("新增托位5000个以上",)))
    found = fault_of(both, explained("就业。", piece(AIMED), kept=(AIMED, DONE)), PASSAGES)
    assert found == Blame(Step.RETRIEVAL, "依据“新增托位5000个以上”不在候选里")


def test_a_quote_that_was_not_read() -> None:
    found = fault_of(JOBS, explained("城镇新增就业6.8万人。", piece(AIMED), kept=(AIMED, DONE)), PASSAGES)
    assert found == Blame(Step.READING, "依据“城镇新增就业8.6万人”是第 2 个候选，读的是“城镇新增就业6.8万人”")


def test_words_that_were_cut_off_or_read_without_need() -> None:
    cut = fault_of(JOBS, explained("自主创业3.4万人。", piece(DONE, "成功自主创业3.4万人")), PASSAGES)
    assert cut == Blame(Step.READING, "引了依据，没有读出“8.6万”")
    both = explained("8.6万人；6.8万人", piece(DONE), piece(AIMED))
    assert fault_of(JOBS, both, PASSAGES) == Blame(Step.READING, "多读了“6.8万”")


def test_words_that_composing_lost_or_made_up() -> None:
    lost = fault_of(JOBS, explained("城镇新增就业很多。", piece(DONE)), PASSAGES)
    assert lost == Blame(Step.COMPOSING, "读出了没有写“8.6万”")
    made = fault_of(JOBS, explained("8.6万人，比6.8万人多。", piece(DONE)), PASSAGES)
    assert made == Blame(Step.COMPOSING, "写进了“6.8万”")
    difference = case(gold=(("1.8万",),), quotes=(("城镇新增就业8.6万人",), ("城镇新增就业6.8万人",)))
    found = fault_of(difference, explained("8.6万人；6.8万人", piece(DONE), piece(AIMED)), PASSAGES)
    assert found == Blame(Step.COMPOSING, "依据都读到了，没有得出“1.8万”")


def test_an_answer_that_cites_nothing_of_what_was_read() -> None:
    found = explained("8.6万人", piece(DONE))
    bare = replace(found, answer=replace(found.answer, citations=()))
    assert fault_of(JOBS, bare, PASSAGES) == Blame(Step.COMPOSING, "依据读到了，没有引出，以 answered 作答")


def test_an_answer_that_is_too_long() -> None:
    long = "城镇新增就业8.6万人。" * 20
    assert fault_of(JOBS, explained(long, piece(DONE)), PASSAGES) == Blame(Step.COMPOSING, "答对，但有 240 字")
    doubted = explained(long, piece(DONE), faults=[Fault(Doubt.NAME, "云川")])
    assert fault_of(JOBS, doubted, PASSAGES) == Blame(Step.VERIFICATION, "没有出处：名称“云川”，改引原句后太长")


def test_a_first_wording_that_was_not_proved() -> None:
    doubts = [Fault(Doubt.YEAR, "2024年"), Fault(Doubt.FIGURE, "8.6")]
    found = explained("没有提到。", piece(DONE), faults=doubts, outcome=Outcome.NOT_IN_REPORT)
    assert fault_of(JOBS, found, PASSAGES) == Blame(Step.VERIFICATION, "没有出处：年份“2024年”、数字“8.6”")


def test_refusing_what_was_read_and_answering_what_is_not_said() -> None:
    found = explained("没有提到。", piece(DONE), outcome=Outcome.NOT_IN_REPORT)
    assert fault_of(JOBS, found, PASSAGES) == Blame(Step.REFUSAL, "读到了依据，以 not_in_report 作答")
    unsaid = case(answerable=False, gold=(), quotes=(), must_not=("5000",))
    answered = explained("5000个。", piece(PLACES))
    told = fault_of(unsaid, answered, PASSAGES)
    assert told == Blame(Step.REFUSAL, "报告没有写，却据“扩大服务供给，新增托位5000个以上。”作答")
    slip = fault_of(unsaid, explained("没有写，是5000个。", outcome=Outcome.NOT_IN_REPORT), PASSAGES)
    assert slip == Blame(Step.COMPOSING, "弃答的话里有“5000”")


def test_a_quote_that_only_stands_beside_the_answer_was_not_read() -> None:
    found = explained("6.8万人", piece(AIMED))
    beside = Citation(2, "city-2024", (), 1, DONE.text, DONE.start, DONE.end, ())
    answer = replace(
        found.answer, citations=(*found.answer.citations, beside), related=(Related("城镇新增就业8.6万人", 2),)
    )
    blame = fault_of(JOBS, replace(found, answer=answer), PASSAGES)
    assert blame
    assert blame.step is Step.READING


def test_the_real_recipe(city_store: Store) -> None:
    assistant = Assistant(city_store, WORDING)

    def step(**fields: object) -> Step | None:
        asked = case(**fields)
        blame = fault_of(asked, assistant.explain(asked.question, asked.history), city_store.passages)
        return blame.step if blame else None

    assert step() is None
    assert step(question="帮我写一首诗") is Step.SCOPE
    assert step(question="2022年新增多少托位") is Step.UNDERSTANDING
    assert step(question="去年城镇新增就业多少人") is Step.UNDERSTANDING
    assert step(gold=(("5000",), ("4999",))) is Step.COMPOSING
    assert step(answerable=False, gold=(), quotes=()) is Step.REFUSAL
