"""What is said beside an answer: each note where it belongs, once, and none where nothing is to be said."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from index.models import Aspect, Report, Status
from qa.prompts import read_prompts
from qa.stages import Draft, Edition, Line, Query
from qa.telling.notes import notes_of
from qa.understanding.terms import Term
from tests.qa.candidates import part
from tests.qa.fakes import PROMPTS
from tests.qa.pieces import line

WORDING = replace(
    read_prompts(PROMPTS),
    notes={
        "year_missing": "无年 {years} 有 {known}",
        "place_missing": "无地 {place}",
        "read_as": "读作 {word}",
        "slot_missing": "缺 {years}",
        "growth_only": "只有增幅",
        "level_only": "只有数量",
        "newest": "最新 {title}",
    },
)
OLD, NEW = (
    Report(name, "", f"云川市{year}年报告", "云川市", year, "", "", "", "") for name, year in (("r", 2024), ("s", 2026))
)
YEARS = {"r": frozenset({"2023", "2024"}), "s": frozenset({"2021-2025", "2026"})}
NOTHING = Draft((), ())
PLACES = line("2024", Status.TARGET, "新增托位5000个以上")


def query(
    text: str = "2024年新增多少托位", unknown: Sequence[str] = (), place: str = "", terms: Sequence[Term] = ()
) -> Query:
    edition = Edition(("r",), frozenset(), None, text, unknown_years=tuple(unknown), unknown_place=place)
    return Query(text, edition, (replace(part(), terms=tuple(terms)),))


def notes(asked: Query, draft: Draft = NOTHING, this_year: int = 2024) -> tuple[str, ...]:
    return notes_of(asked, draft, {"r": OLD, "s": NEW}, YEARS, this_year, WORDING)


def test_where_nothing_is_to_be_said_nothing_is() -> None:
    assert notes(query(), Draft((PLACES,), ())) == ()


def test_a_misspelt_word_is_told_as_it_was_read() -> None:
    assert notes(replace(query(), respelled=("托位", "床位"))) == ("读作 托位", "读作 床位")


def test_a_year_of_which_no_report_speaks_is_named_beside_those_it_speaks_of() -> None:
    assert notes(query(unknown=["2019", "2011-2015"])) == ("无年 2019年、2011—2015年 有 2023年、2024年",)
    both = query(unknown=["2019"])
    both = replace(both, edition=replace(both.edition, reports=("s", "r")))
    assert notes(both) == ("无年 2019年 有 2021—2025年、2023年、2024年、2026年",)


def test_a_year_that_lacks_the_thing_asked() -> None:
    assert notes(query(), replace(NOTHING, missing_years=("2023", "2021-2025"))) == ("缺 2023年、2021—2025年",)


@pytest.mark.parametrize(
    ("aspect", "note"),
    [(Aspect.GROWTH, "只有增幅"), (Aspect.CHANGE, "只有增幅"), (Aspect.LEVEL, "只有数量"), (Aspect.COUNT, "只有数量")],
)
def test_what_the_report_tells_instead(aspect: Aspect, note: str) -> None:
    assert notes(query(), replace(NOTHING, told_instead=aspect)) == (note,)


def test_a_place_of_which_no_report_speaks() -> None:
    assert notes(query(place="镜湖县")) == ("无地 镜湖县",)


@pytest.mark.parametrize(
    ("text", "this_year", "told"),
    [
        ("今年新增多少托位", 2025, True),
        ("去年新增多少托位", 2026, True),
        ("今年新增多少托位", 2024, False),
        ("今年新增多少托位", 0, False),
        ("2024年新增多少托位", 2026, False),
    ],
)
def test_this_year_past_the_newest_report_is_told_to_be_that_report_s(text: str, this_year: int, told: bool) -> None:
    assert notes(query(text), this_year=this_year) == (("最新 《云川市2024年报告》",) if told else ())


def test_a_year_after_the_newest_report_tells_which_one_that_is() -> None:
    later = query("2025年新增多少托位", unknown=["2025"])
    assert notes(later) == ("无年 2025年 有 2023年、2024年", "最新 《云川市2024年报告》")
    assert notes(query("2019年新增多少托位", unknown=["2019"]))[1:] == ()
    assert notes(query("2026-2030年新增多少托位", unknown=["2026-2030"]))[1:] == ()
    both = replace(later, edition=replace(later.edition, reports=("r", "s")))
    assert notes(both)[1:] == ()


def test_without_a_report_no_newest_one_is_named() -> None:
    none = query("今年新增多少托位")
    assert notes(replace(none, edition=replace(none.edition, reports=())), this_year=2030) == ()


@pytest.mark.parametrize(
    ("term", "said", "told"),
    [
        (Term("托儿所", ("托位", "托儿所"), 0.9), PLACES, ("读作 托位",)),
        (Term("托儿所", ("幼儿园", "托儿所"), 0.9), PLACES, ()),
        (Term("托儿所", ("幼儿园", "托位", "新增"), 0.9), PLACES, ("读作 托位",)),
        (Term("托儿所", ("位", "托儿所"), 0.9), PLACES, ()),
        (Term("云平台", ("“云川在线”",), 0.9), line("2024", Status.TARGET, "上线“云川在线”"), ("读作 云川在线",)),
    ],
)
def test_the_report_s_word_for_the_question_s_is_told(term: Term, said: Line, told: tuple[str, ...]) -> None:
    asked = query("2024年有多少托儿所", terms=[term])
    assert notes(asked, Draft((said,), ())) == told
    assert notes(asked, Draft((), (said,))) == ()


def test_a_word_of_the_question_is_not_told_as_another() -> None:
    aliases = [Term("托儿所", ("托位", "托儿所"), 0.9)]
    assert notes(query("2024年托儿所有多少托位", terms=aliases), Draft((PLACES,), ())) == ()


def test_each_note_is_told_once_and_in_order() -> None:
    asked = replace(query("今年有多少托儿所", ["2019"], "镜湖县"), respelled=("托位",))
    term = Term("托儿所", ("托位",), 0.9)
    asked = replace(asked, parts=(replace(part(), terms=(term, term)),))
    draft = Draft((PLACES,), (), missing_years=("2023",), told_instead=Aspect.GROWTH)
    assert notes(asked, draft, this_year=2030) == (
        "读作 托位",
        "无年 2019年 有 2023年、2024年",
        "只有增幅",
        "缺 2023年",
        "最新 《云川市2024年报告》",
        "无地 镜湖县",
    )
