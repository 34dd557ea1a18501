"""What speaks for and against a candidate: each number on small made-up passages."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from index.keywords import KeywordIndex
from index.models import Aspect, Hit, Kind, Passage, Span, Status
from index.sentences import split_clauses
from qa.reading.features import NAMES, OTHER_ASPECT, OTHER_CLASS, Found, Weigher
from qa.stages import Asks, Candidate, Part, Slot, Want
from tests.qa.candidates import part
from tests.qa.pieces import passage

TEXT = "扩大普惠托育服务供给，新增托位5000个以上。"
BEDS = "新增养老床位2200张，改造小区140个。"


def hit(text: str | Passage, dense: float = 0.9, clauses: tuple[float, ...] = (), keyword: float = 1.0) -> Hit:
    found = passage(text) if isinstance(text, str) else text
    by_clause = clauses or (dense,) * len(split_clauses(found.text))
    return Hit(found, dense, max(by_clause), Span(0, len(found.text)), keyword, by_clause)


def weighed(asked: Part, *hits: Hit, indicators: Mapping[str, float] | None = None) -> list[Candidate]:
    keywords = KeywordIndex.of([one.passage.text for one in hits])
    return list(Weigher(asked, Found(hits, indicators or {}, keywords)).candidates())


def of(found: Candidate) -> dict[str, float]:
    return dict(zip(NAMES, found.features, strict=True))


def figure(asked: Part, text: str | Passage, n: int = 0) -> Candidate:
    """The candidate of the nth figure of a sentence."""
    return [found for found in weighed(asked, hit(text)) if found.figure][n]


def clause(asked: Part, text: str | Passage, n: int = 0) -> Candidate:
    """The candidate of the nth clause of a sentence."""
    return [found for found in weighed(asked, hit(text)) if not found.figure][n]


def test_every_clause_and_where_a_number_is_asked_every_figure_is_a_candidate() -> None:
    found = weighed(part("托位"), hit(TEXT), hit(BEDS))
    assert [(one.text, one.figure and one.figure.value) for one in found] == [
        ("扩大普惠托育服务供给", None),
        ("新增托位5000个以上", None),
        ("新增托位5000个以上", "5000"),
        ("新增养老床位2200张", None),
        ("新增养老床位2200张", "2200"),
        ("改造小区140个", None),
        ("改造小区140个", "140"),
    ]
    words = weighed(part("托位", want=Want(Asks.WORDS)), hit(TEXT))
    assert [one.figure for one in words] == [None, None]
    assert all(len(one.features) == len(NAMES) for one in found)


def test_nearness_is_told_against_the_best_found() -> None:
    first, second = hit(TEXT, 0.90, (0.84, 0.92)), hit(BEDS, 0.86, (0.88, 0.70))
    found = [of(one) for one in weighed(part("托位", want=Want(Asks.WORDS)), first, second)]
    assert [one["sentence_near"] for one in found] == pytest.approx([1.0, 1.0, 0.5, 0.5])
    assert [one["clause_near"] for one in found] == pytest.approx([0.0, 1.0, 0.5, 0.0])


def test_cosines_go_along_as_they_are() -> None:
    found = weighed(part("托位"), hit(TEXT, 0.90, (0.84, 0.92)), indicators={"新增托位": 0.95})
    assert [one.cosines for one in found] == [(0.90, 0.84, 0.0), (0.90, 0.92, 0.0), (0.90, 0.92, 0.95)]


def test_only_a_figure_is_near_by_its_indicator() -> None:
    found = weighed(part("托位"), hit(TEXT), hit(BEDS), indicators={"新增托位": 0.94, "新增养老床位": 0.90})
    near = {one.figure.indicator: of(one)["indicator_near"] for one in found if one.figure}
    assert near == pytest.approx({"新增托位": 1.0, "新增养老床位": 0.5, "改造小区": 0.0})
    assert {of(one)["indicator_near"] for one in found if not one.figure} == {0.0}


def test_a_word_counts_most_in_the_clause_less_before_it_and_least_around() -> None:
    sentence = "改造小区，绿化公园，建设道路。"
    one = [of(clause(part("小区"), sentence, n)) for n in range(3)]
    assert [found["said_here"] for found in one] == [1.0, 0.0, 0.0]
    assert [found["said_in_context"] for found in one] == pytest.approx([1.0, 0.6, 0.4])
    assert [found["said_around"] for found in one] == [1.0, 1.0, 1.0]


def test_headings_below_the_first_stand_around_a_sentence() -> None:
    assert of(clause(part("民生"), "改造小区。"))["said_around"] == 1.0
    assert of(clause(part("目标"), "改造小区。"))["said_around"] == 0.0


def test_of_a_question_of_two_parts_the_better_one_counts() -> None:
    asked = part("小区", "飞船")
    apart = replace(asked, terms=(asked.terms[0], replace(asked.terms[1], part=1)))
    together, alone = of(clause(asked, "改造小区。")), of(clause(apart, "改造小区。"))
    assert (together["said_of_part"], alone["said_of_part"]) == pytest.approx((0.5, 1.0))


def test_the_head_is_said_or_not_and_without_one_neither() -> None:
    assert of(figure(part("养老床位", head="养老床位"), BEDS, 0))["said_head"] == 1.0
    assert of(figure(part("养老床位", head="养老床位"), BEDS, 1))["said_head"] == 0.0
    assert of(figure(part("养老床位"), BEDS, 0))["said_head"] == 0.5


def test_keywords_are_told_against_the_best_found() -> None:
    found = weighed(part("托位"), hit(TEXT, keyword=4.0), hit(BEDS, keyword=1.0))
    assert {one.passage.text: of(one)["keyword"] for one in found} == {TEXT: 1.0, BEDS: 0.25}


def test_an_indicator_of_the_asked_words_alone_has_all_of_both() -> None:
    same, wider = figure(part("新增托位"), TEXT), figure(part("新增普惠托位服务"), TEXT)
    assert (of(same)["asked_share"], of(same)["said_share"]) == pytest.approx((1.0, 1.0))
    assert of(wider)["asked_share"] < 1.0
    assert of(wider)["said_share"] > of(wider)["asked_share"]
    assert of(figure(part("飞船"), TEXT))["asked_share"] == 0.0


@pytest.mark.parametrize(
    ("want", "unit_same", "kind_fits"),
    [
        (Want(Asks.COUNT, measure="个"), 1.0, 1.0),
        (Want(Asks.COUNT, measure="张"), 0.0, 1.0),
        (Want(Asks.COUNT), 0.0, 1.0),
        (Want(Asks.MONEY, measure="元"), 0.0, 0.0),
        (Want(Asks.PEOPLE), 0.0, 0.0),
    ],
)
def test_unit_and_kind_of_a_figure(want: Want, unit_same: float, kind_fits: float) -> None:
    found = of(figure(part("托位", want=want), TEXT))
    assert (found["unit_same"], found["kind_fits"], found["figure_wanted"]) == (unit_same, kind_fits, 1.0)


def test_a_level_is_no_growth() -> None:
    sentence = "财政收入500亿元、增长8%。"
    growth, level = (part("财政收入", want=Want(Asks.NUMBER, aspect)) for aspect in (Aspect.GROWTH, Aspect.LEVEL))
    assert [of(figure(growth, sentence, n))["aspect_same"] for n in (0, 1)] == [0.0, 1.0]
    assert [of(figure(level, sentence, n))["aspect_same"] for n in (0, 1)] == [1.0, 0.0]
    assert [figure(growth, sentence, n).reason for n in (0, 1)] == [OTHER_ASPECT, ""]
    assert [figure(part("财政收入"), sentence, n).reason for n in (0, 1)] == ["", ""]
    assert of(figure(part("财政收入"), sentence))["aspect_same"] == 0.0


def test_a_figure_where_words_are_asked_is_spare_and_names_are_listed() -> None:
    words, names = part("小区", want=Want(Asks.WORDS)), part("小区", want=Want(Asks.NAMES))
    assert of(clause(words, "改造小区140个。"))["figure_spare"] == 1.0
    assert of(clause(words, "改造小区。"))["figure_spare"] == 0.0
    assert of(clause(part("小区"), "改造小区140个。"))["figure_spare"] == 0.0
    assert of(clause(names, "改造幸福、平安等小区。"))["names_listed"] == 1.0
    assert of(clause(words, "改造幸福、平安等小区。"))["names_listed"] == 0.0


def test_another_year_is_rejected_and_its_status_tells() -> None:
    done = passage(BEDS, year="2023", status=Status.RESULT)
    this, last = part("养老床位", slots=[Slot("r", "2024")]), part("养老床位", slots=[Slot("r", "2023")])
    assert (figure(this, done).reason, figure(this, done).slot) == ("年份不符：2023", -1)
    assert (figure(last, done).reason, figure(last, done).slot) == ("", 0)
    assert [of(figure(asked, done))["year_same"] for asked in (this, last)] == [0.0, 1.0]
    open_year = of(figure(part("养老床位"), done))
    assert (open_year["year_same"], open_year["status_same"], open_year["status_else"]) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("status", "same", "otherwise"), [(Status.TARGET, 1.0, 0.0), (Status.RESULT, 0.0, 1.0), (Status.OTHER, 0.0, 1.5)]
)
def test_the_status_that_is_asked_for(status: Status, same: float, otherwise: float) -> None:
    asked = part("小区", want=Want(Asks.WORDS), slots=[Slot("r", "2024", Status.TARGET)])
    found = of(clause(asked, passage("改造小区。", status=status)))
    assert (found["status_same"], found["status_else"], found["year_same"]) == (same, otherwise, 1.0)


def test_a_required_word_that_a_sentence_does_not_say_rejects_it() -> None:
    asked = part("小区", "WTO")
    required = replace(asked, terms=(asked.terms[0], replace(asked.terms[1], required=True)))
    assert clause(required, "改造小区。").reason == "没有说到：WTO"
    assert clause(required, "改造小区，加入WTO。").reason == ""


@pytest.mark.parametrize(
    ("asked", "sentence", "same", "otherwise", "extra", "missing"),
    [
        ("城镇新增就业", "城镇新增就业8万人。", 1.0, 0.0, 0.0, 0.0),
        ("城镇新增就业", "农村新增就业8万人。", 0.0, 1.0, 0.0, 0.0),
        ("新增就业", "农村新增就业8万人。", 0.0, 0.0, 1.0, 0.0),
        ("城镇新增就业", "新增就业8万人。", 0.0, 0.0, 0.0, 1.0),
    ],
)
def test_words_that_tell_things_apart(
    asked: str, sentence: str, same: float, otherwise: float, extra: float, missing: float
) -> None:
    found = figure(part(asked), sentence)
    told = [of(found)[name] for name in ("class_same", "class_else", "class_extra", "class_missing")]
    assert told == [same, otherwise, extra, missing]
    assert found.reason == (OTHER_CLASS if otherwise else "")


def test_a_heading_and_a_long_clause() -> None:
    heading = replace(passage("改造小区"), kind=Kind.HEADING)
    short, long = of(clause(part("小区"), heading)), of(clause(part("小区"), "改" * 30 + "。"))
    assert (short["heading"], long["heading"]) == (1.0, 0.0)
    assert (short["long_clause"], long["long_clause"]) == pytest.approx((4 / 60, 30 / 60))
    assert of(clause(part("小区"), "改" * 90 + "。"))["long_clause"] == 1.0
