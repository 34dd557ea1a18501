import pytest

from qa.outside.courtesy import between, courtesy


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("你好", "hello"),
        ("您好呀", "hello"),
        ("Hi there", "hello"),
        ("各位老师早上好", "hello"),
        ("很高兴认识你", "hello"),
        ("在吗", "hello"),
        ("谢谢您的耐心解答", "thanks"),
        ("好的", "thanks"),
        ("讲得很清楚", "thanks"),
        ("thank you so much", "thanks"),
        ("再见", "bye"),
        ("下次再聊", "bye"),
        ("没有别的问题了", "bye"),
        ("你是谁", "self"),
        ("你是机器人还是真人", "self"),
        ("谁开发的你呀", "self"),
        ("你能做什么", "self"),
        ("这个怎么用", "self"),
        ("who are you", "self"),
        ("说人话", "manner"),
        ("不要引用", "manner"),
        ("麻烦问一下", "manner"),
    ],
)
def test_a_polite_clause_is_of_its_kind(clause: str, kind: str) -> None:
    assert courtesy(clause) == kind


@pytest.mark.parametrize(
    "clause",
    [
        "今年新增多少托位",
        "你们培育了多少家机器人企业",
        "机器人产业规模多大",
        "你知道托位多少吗",
        "怎么用好专项资金",
        "早餐工程",
        "感谢信",
        "再生水利用",
        "问题整改",
        "大家电以旧换新",
        "好房子",
    ],
)
def test_what_asks_for_something_is_not_polite_alone(clause: str) -> None:
    assert courtesy(clause) == ""


@pytest.mark.parametrize(
    ("clause", "left"),
    [
        ("你好今年托位多少", "今年托位多少"),
        ("您好 谢谢 今年托位多少", "今年托位多少"),
        ("今年托位多少谢谢", "今年托位多少"),
        ("你好像说错了", "你好像说错了"),
        ("你好大力发展养老产业了吗", "大力发展养老产业了吗"),
    ],
)
def test_polite_words_at_the_ends_are_taken_off(clause: str, left: str) -> None:
    assert between(clause) == left
