"""Several things in one question: what is split, what stays together, and what each part says by itself."""

import pytest

from index.keywords import tokens
from qa.understanding.parts import MOST, Asked, Stretch, split_parts, subject_of

REPORT = (
    "新增托位5000个以上，新增养老床位2200张，新建口袋公园12个，改造老旧小区57个，改造农村危房800户。"
    "工业投资增长9%，服务业投资增长8%，城镇居民收入、农村居民收入稳定增长，一般公共预算收入500亿元，固定资产投资增长6%。"
    "“一件事一次办”和“跨省通办”扩面，建设农村公路60公里，城镇新增就业8万人，粮食产量50亿斤，公办普高学位增加，垃圾分类。"
)
WORDS = frozenset(tokens(REPORT))


def split(text: str) -> tuple[Asked, ...]:
    return split_parts(text, WORDS.__contains__)


def texts(text: str) -> list[str]:
    return [part.text for part in split(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("新建多少口袋公园，改造多少老旧小区", ["新建多少口袋公园", "改造多少老旧小区"]),
        ("城镇新增就业多少人？养老床位有多少张？", ["城镇新增就业多少人", "养老床位有多少张"]),
        ("粮食产量多少；固定资产投资增长多少", ["粮食产量多少", "固定资产投资增长多少"]),
        ("新建口袋公园多少个、改造老旧小区多少个", ["新建口袋公园多少个", "改造老旧小区多少个"]),
        ("去年城镇新增就业多少人 今年养老床位多少张", ["去年城镇新增就业多少人", "今年养老床位多少张"]),
    ],
)
def test_each_thing_that_is_asked_by_itself_is_a_part(text: str, parts: list[str]) -> None:
    assert texts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "今年新增多少托位",
        "口袋公园",
        "城镇新增就业多少人，增长了多少",
        "老旧小区改造了吗，改了几个",
        "托位和床位哪个多",
        "工业和服务业投资谁高",
        "一般公共预算收入增长多少，比去年高还是低",
    ],
)
def test_what_asks_of_one_thing_stays_together(text: str) -> None:
    assert texts(text) == [text]


def test_a_stretch_without_a_subject_of_its_own_wants_more_of_the_thing_before_it() -> None:
    (part,) = split("城镇新增就业多少人，增长了多少，今年打算怎么办")
    assert part.wants == (Stretch("城镇新增就业多少人"), Stretch("增长了多少"), Stretch("今年打算怎么办"))


def test_a_share_of_the_thing_before_it_must_say_the_word_that_it_names() -> None:
    (part,) = split("改造老旧小区多少个，农村有多少")
    assert part.wants == (Stretch("改造老旧小区多少个"), Stretch("农村有多少", "农村"))
    (part,) = split("老旧小区改造好了吗，农村怎么样")
    assert part.wants[1] == Stretch("农村怎么样")


@pytest.mark.parametrize(
    ("text", "names", "parts"),
    [
        (
            "口袋公园、老旧小区和农村公路分别是多少",
            ["口袋公园", "老旧小区", "农村公路"],
            ["口袋公园 是多少", "老旧小区 是多少", "农村公路 是多少"],
        ),
        ("养老床位与口袋公园各有多少", ["养老床位", "口袋公园"], ["养老床位 有多少", "口袋公园 有多少"]),
        (
            "一般公共预算收入、固定资产投资、粮食产量的增长目标是多少",
            ["一般公共预算收入", "固定资产投资", "粮食产量"],
            ["一般公共预算收入 的增长目标是多少", "固定资产投资 的增长目标是多少", "粮食产量 的增长目标是多少"],
        ),
        ("工业、服务业投资分别增长多少", ["工业投资", "服务业投资"], ["工业投资 增长多少", "服务业投资 增长多少"]),
    ],
)
def test_an_enumeration_is_dealt_out(text: str, names: list[str], parts: list[str]) -> None:
    found = split(text)
    assert [part.name for part in found] == names
    assert [part.text for part in found] == parts


def test_what_is_asked_behind_an_enumeration_is_asked_of_each() -> None:
    found = split("养老床位和口袋公园各是多少，增长多少")
    assert [part.text for part in found] == ["养老床位 是多少，增长多少", "口袋公园 是多少，增长多少"]
    assert [[want.text for want in part.wants] for part in found] == [
        ["养老床位是多少", "增长多少"],
        ["口袋公园是多少", "增长多少"],
    ]


def test_the_lead_of_an_enumeration_stands_before_each() -> None:
    found = split("关于口袋公园和老旧小区各是多少")
    assert [part.name for part in found] == ["口袋公园", "老旧小区"]
    assert [part.text for part in found] == ["关于口袋公园 是多少", "关于老旧小区 是多少"]


@pytest.mark.parametrize(
    "text", ["养老床位和口袋公园有多少", "口袋公园和飞船各有多少", "口袋公园各有多少", "养老床位和口袋公园怎么建"]
)
def test_two_things_not_told_apart_or_not_known_are_no_enumeration(text: str) -> None:
    assert texts(text) == [text]


def test_quoted_names_stay_whole() -> None:
    found = split("“一件事一次办”和“跨省通办”各办了多少")
    assert [part.name for part in found] == ["“一件事一次办”", "“跨省通办”"]
    assert [part.name for part in split("“一件事一次办”“跨省通办”各办了多少")] == ["“一件事一次办”", "“跨省通办”"]
    assert texts("“新建公园、改造小区”办得怎样") == ["“新建公园、改造小区”办得怎样"]


def test_a_lead_is_shared_by_what_follows_where_it_names_a_field() -> None:
    assert texts("投资方面，工业投资多少，服务业增长多少") == ["投资方面，工业投资多少", "投资方面，服务业增长多少"]
    assert texts("投资方面，工业投资多少，养老床位多少张") == ["投资方面，工业投资多少", "养老床位多少张"]
    assert texts("房子老了，老旧小区改造多少个，养老床位多少张") == ["老旧小区改造多少个", "养老床位多少张"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("我家住得远，农村公路修多少公里", ["农村公路修多少公里"]),
        ("请问，新增托位多少", ["新增托位多少"]),
        ("孩子马上上学，公办普高学位多多少", ["公办普高学位多多少"]),
        ("公园，新建多少个", ["公园，新建多少个"]),
        ("新增托位多少，我想了解", ["新增托位多少，我想了解"]),
        ("我市养老床位，新增多少", ["我市养老床位，新增多少"]),
    ],
)
def test_a_story_before_the_question_is_dropped_and_its_subject_kept(text: str, parts: list[str]) -> None:
    assert texts(text) == parts


def test_what_is_said_not_to_be_asked_is_dropped() -> None:
    assert texts("城镇新增就业多少人，不是问养老床位多少张") == ["城镇新增就业多少人"]


def test_more_things_than_can_be_answered_are_asked_as_one() -> None:
    things = ["口袋公园", "老旧小区", "农村公路", "养老床位", "粮食产量", "固定资产投资", "垃圾分类"]
    few, many = "、".join(things[:MOST]) + "各是多少", "、".join(things[: MOST + 1]) + "各是多少"
    assert len(split(few)) == MOST
    assert texts(many) == [many]


@pytest.mark.parametrize(
    ("stretch", "subject"),
    [
        ("今年新建口袋公园多少个", "新建口袋公园"),
        ("去年增长了多少", ""),
        ("农村有多少公里", "农村"),
        ("“跨省通办”办了多少", "跨省通办"),
        ("有什么措施", ""),
        ("飞船多少艘", ""),
        ("2024年养老床位目标是多少", "养老床位"),
    ],
)
def test_the_subject_of_a_stretch_is_what_the_reports_know(stretch: str, subject: str) -> None:
    assert subject_of(stretch, WORDS.__contains__) == subject
