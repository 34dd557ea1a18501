import pytest

from qa.understanding.respell import Sounds, respell

SOUNDS = Sounds.of(["新增托位5000个以上", "新增养老床位2200张", "城镇新增就业6.8万人", "地区生产总值增长"])
KNOWN = frozenset({"新增", "托位", "养老", "床位", "城镇", "就业", "地区", "生产", "总值", "增长"})


def meant(text: str) -> tuple[str, tuple[str, ...]]:
    return respell(text, SOUNDS, KNOWN)


def test_the_commonest_word_of_a_sound_is_kept_without_tones() -> None:
    sounds = Sounds.of(["就业就业", "救业", "就业"])
    assert sounds.by_sound["jiuye"] == "就业"
    assert SOUNDS.by_sound["tuowei"] == "托位"
    assert SOUNDS.by_sound["duoshao"] == "多少"


@pytest.mark.parametrize("typed", ["拖位", "托味", "托维"])
def test_a_word_of_the_same_sound_is_put_right(typed: str) -> None:
    assert meant(f"今年新增多少{typed}") == ("今年新增多少托位", ("托位",))


@pytest.mark.parametrize(
    "text",
    [
        "今年新增多少托位",
        "新增床位",
        "肩膀脱位怎么办",
        "旧业有多少",
        "汤圆去年卖了多少",
        "今年的事和他的事",
        "GDP增长多少",
        "今年新增tuowei shu多少呢请告诉我",
    ],
)
def test_real_words_stay_themselves(text: str) -> None:
    assert meant(text) == (text, ())


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("jinnian xinzeng duoshao tuowei", "今年新增多少托位"),
        ("jinnianxinzengduoshaotuowei", "今年新增多少托位"),
        ("Jinnian Xinzeng Duoshao TUOWEI?", "今年新增多少托位?"),
        ("qunian xin'zeng yanglao chuangwei duoshao", "去年新增养老床位多少"),
        ("jinnian 5g xinzeng duoshao", "今年5G新增多少"),
    ],
)
def test_pinyin_becomes_words(typed: str, text: str) -> None:
    assert meant(typed) == (text, (text,))


@pytest.mark.parametrize(
    "text", ["hello world how are you", "SELECT * FROM users", "zzzzzzzzzz qqqqqqqq", "GDP", "a" * 300]
)
def test_latin_that_is_no_pinyin_stays_as_typed(text: str) -> None:
    assert meant(text) == (text, ())
