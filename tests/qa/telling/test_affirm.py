import pytest

from index.models import Status
from qa.stages import Line
from qa.telling.affirm import affirms, asks_whether, bare_question, denials, is_tagged, stretches_of
from qa.understanding.terms import Term
from tests.qa.pieces import line

REFORM = line("2024", Status.TARGET, "推动徐工汽车混改")
RUNWAY = line("2023", Status.RESULT, "机场东二跑道项目竣工")
DEPOSIT = line("2025", Status.RESULT, "医疗机构门诊预交金全面取消")
PENSION = line("2025", Status.TARGET, "适当提高基本养老金")


def terms(*words: str) -> tuple[Term, ...]:
    return tuple(Term(word, (word,), 1.0) for word in words)


@pytest.mark.parametrize(
    ("text", "said", "words", "holds"),
    [
        ("徐工汽车今年是不是要搞混改？", REFORM, ["徐工汽车", "搞混"], True),
        ("机场那条东二跑道修完了吗", RUNWAY, ["机场", "那条", "东二跑道", "修完"], True),
        ("门诊预交金取消了吗", DEPOSIT, ["门诊", "预交金", "取消"], True),
        ("门诊还有预交金吗", DEPOSIT, ["门诊", "预交金"], False),
        ("养老金还涨不涨", PENSION, ["养老金", "还涨"], True),
        ("养老金要降吗", PENSION, ["养老金"], None),
        ("GDP增长了吗", line("2023", Status.RESULT, "GDP下降2%"), ["GDP"], False),
        ("GDP增长了吗", line("2023", Status.RESULT, "GDP增长2%"), ["GDP"], True),
    ],
)
def test_what_every_word_of_a_line_says_is_affirmed_or_denied(
    text: str, said: Line, words: list[str], holds: bool | None
) -> None:
    assert affirms(text, [said], terms(*words)) is holds


@pytest.mark.parametrize(
    ("text", "said", "words"),
    [
        ("徐工汽车混改完了吗", REFORM, ["徐工汽车", "混改"]),
        ("今年要修东二跑道吗", RUNWAY, ["东二跑道"]),
        ("徐工集团今年要混改吗", REFORM, ["徐工集团", "混改"]),
        ("机场东三跑道修完了吗", RUNWAY, ["机场", "东三跑道"]),
        ("所有机场的东二跑道都竣工了吗", RUNWAY, ["机场", "东二跑道"]),
        ("机场3号跑道竣工了吗", RUNWAY, ["机场", "跑道"]),
        ("门诊是不是不用预交金了", DEPOSIT, ["门诊", "预交金"]),
        ("徐工汽车不混改吗", REFORM, ["徐工汽车", "混改"]),
        ("有没有人受伤", line("2023", Status.RESULT, "实现人员零伤亡"), ["人员"]),
        ("学费涨了吗", line("2025", Status.RESULT, "提高养老金"), ["学费涨"]),
        ("就业要混改吗", line("2024", Status.TARGET, "推动企业混改"), ["就业", "混改"]),
        ("搞不搞", REFORM, ["搞不搞"]),
        ("徐工汽车混改吗", REFORM, []),
    ],
)
def test_what_is_not_sure_stays_open(text: str, said: Line, words: list[str]) -> None:
    assert affirms(text, [said], terms(*words)) is None


def test_two_lines_must_say_alike() -> None:
    words = terms("徐工汽车", "混改")
    other = line("2024", Status.TARGET, "加快徐工汽车混改")
    assert affirms("徐工汽车要混改吗", [REFORM, other], words) is True
    assert affirms("徐工汽车要混改吗", [REFORM, RUNWAY], words) is None
    assert affirms("徐工汽车要混改吗", [], words) is None


@pytest.mark.parametrize(
    "text",
    [
        "建好了没",
        "有没有死人",
        "是不是取消了",
        "今年还弄不弄",
        "能不能看儿科",
        "省着点不",
        "140个，没错吧？",
        "办完没有",
        "对吗",
    ],
)
def test_a_question_that_wants_yes_or_no(text: str) -> None:
    assert asks_whether(text)


@pytest.mark.parametrize("text", ["新增多少托位", "为什么", "哪个多", "叫什么", "目标怎么样", "差多少公里？"])
def test_a_question_that_wants_neither(text: str) -> None:
    assert not asks_whether(text)


def test_the_parts_of_a_question() -> None:
    assert stretches_of("去年 GDP增长8％，是吗？") == ["去年", "GDP增长8%", "是吗"]
    assert is_tagged("增长8%,没错吧")
    assert not is_tagged("增长8%吗")
    assert denials(bare_question("有没有取消补贴")) == {"取消"}
