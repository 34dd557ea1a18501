"""Questions and files that once went wrong: crashes, a county taken for its city, counts taken for years."""

import json
import shutil
from pathlib import Path

import pytest

from index.models import Status
from index.store import Store
from qa.assistant import Assistant
from qa.batch import answer_lines
from qa.models import Answer, Outcome
from qa.normalise import normalise
from qa.outside.scope import out_of_scope
from qa.prompts import PromptError, read_prompts
from qa.telling.compare import compare
from qa.understanding.edition import find_edition
from qa.understanding.respell import respell
from tests.qa.fakes import CLOUD_2024, PROMPTS, assistant_over, open_reports
from tests.qa.pieces import line
from tests.qa.understanding.test_edition import CITY, CITY_YEARS
from tests.qa.understanding.test_respell import KNOWN, SOUNDS
from tests.qa.understanding.test_terms import terms


def test_a_range_is_not_subtracted() -> None:
    assert (
        compare("相差多少", (line("2023", Status.RESULT, "增长7.1%"), line("2024", Status.TARGET, "增长5-6%"))) is None
    )


def test_a_range_ends_in_an_answer(tmp_path: Path) -> None:
    text = CLOUD_2024.replace("地区生产总值增长6%以上", "地区生产总值增长5-6%")
    assistant = assistant_over(open_reports(tmp_path, {"云川市2024": text}))
    assert assistant.ask("GDP增长今年比去年高还是低，相差多少").outcome is Outcome.ANSWERED


@pytest.mark.parametrize("place", ["沛县", "丰县", "邳州市", "新沂市"])
def test_a_county_is_not_the_city(place: str) -> None:
    assert find_edition(f"{place}今年新增多少托位", CITY, CITY_YEARS, "").unknown_place == place


@pytest.mark.parametrize(
    "text",
    ["我市哪家企业获得中国工业大奖", "我们徐州哪家医院在建", "市长热线办得怎么样", "去年做了哪些简化审批程序的工作"],
)
def test_a_question_about_the_city_goes_on(text: str) -> None:
    assert out_of_scope(text) is None


def test_each_citation_of_what_stands_near_belongs_to_it(city: Assistant) -> None:
    answer = city.ask("2022年新增多少托位、新增多少自主创业")
    by_number = {cited.n: cited for cited in answer.citations}
    for related in answer.related:
        cited = by_number[related.citation]
        for words in related.text.split("：")[1].rstrip("。").split("；"):
            assert words in cited.quote


@pytest.mark.parametrize("text", ["新增养老床位2030张吗", "近10年新增多少托位", "2023级新生多少"])
def test_a_count_is_no_year(text: str) -> None:
    found = find_edition(text, CITY, CITY_YEARS, "")
    assert (found.years, found.unknown_years) == (frozenset(), ())


def test_within_a_named_year_is_that_year() -> None:
    assert find_edition("2023年内新增多少就业", CITY, CITY_YEARS, "").years == {"2023"}


def test_a_plan_is_not_one_year(city: Assistant) -> None:
    answer = city.ask("十四五期间新增多少托位")
    assert answer.outcome is Outcome.NOT_IN_REPORT or answer.notes


def test_a_name_ends_where_its_letters_end() -> None:
    assert "5G" in terms("5G网络覆盖率多少")


def test_a_place_inside_other_words_is_none() -> None:
    assert find_edition("去年开通运营口岸几个", CITY, CITY_YEARS, "").unknown_place == ""


@pytest.mark.parametrize("word", ["塌陷区", "度假区", "住宅区"])
def test_a_kind_of_area_is_no_district(word: str) -> None:
    assert find_edition(f"{word}有多少", CITY, CITY_YEARS, "").unknown_place == ""


def test_a_variable_too_few_is_named(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(PROMPTS, tmp_path / "prompts"))
    path = folder / "replies.toml"
    path.write_text(path.read_text("utf-8").replace('answered = "{lines}"', 'answered = "好"'), "utf-8")
    with pytest.raises(PromptError, match="answered"):
        read_prompts(folder)


def test_a_file_with_bom_is_read() -> None:
    rows = list(answer_lines(['\ufeff{"id": "a", "question": "托位"}'], lambda *_: Answer(Outcome.ANSWERED, "答")))
    assert rows[0]["id"] == "a"


def test_batch_errors_are_chinese() -> None:
    rows = list(answer_lines(['{"id": "a"}', "x"], lambda *_: Answer(Outcome.ANSWERED, "答")))
    assert not any(word in json.dumps(rows) for word in ("Field required", "Invalid JSON"))


def test_a_square_metre_is_kept() -> None:
    assert normalise("588万㎡") == "588万m2"


def test_pinyin_knows_the_word_year() -> None:
    assert respell("2024nian xinzeng duoshao tuowei", SOUNDS, KNOWN)[0] == "2024年新增多少托位"


def test_home_may_be_the_short_name(regions_store: Store) -> None:
    assert assistant_over(regions_store, "镜湖").ask("今年新增多少托位").outcome is Outcome.ANSWERED
