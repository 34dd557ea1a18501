import pytest

from index.edition.front import Front, front_of, is_salutation, opens

SAID = "现在，我代表市人民政府，向大会报告工作。"


@pytest.mark.parametrize(
    "line", ["各位代表：", "各位代表!", "各位代表，", "各位代表、同志们：", "尊敬的各位代表：", "同志们："]
)
def test_a_salutation_alone_is_one(line: str) -> None:
    assert is_salutation(line)


@pytest.mark.parametrize("line", ["各位代表！今年是关键之年。", "一、各位代表", "各位代表" * 20])
def test_a_salutation_with_text_behind_is_body(line: str) -> None:
    assert not is_salutation(line)


def test_the_speech_is_opened_by_its_first_words() -> None:
    assert opens("各位代表!过去一年")
    assert opens("现在,我谨代表云州市人民政府")
    assert not opens("过去一年,我们代表人民")


@pytest.mark.parametrize(
    ("lines", "end", "kept"),
    [
        (["云州概览", "政府工作报告", "各位代表：", SAID], 2, []),
        (["政府工作报告", SAID], 1, []),
        (["各位代表！过去一年，成绩不少。"], 0, []),
        (["政府工作报告", "2024年1月10日", "市长", "王某某", "过去一年，改造3个。"], 4, []),
        # Without a speaker's first words a line that nothing explains stays.
        (["云州市政府工作报告", "建设现代化新区", "过去一年，改造3个。"], 2, [1]),
        (["一、2023年工作回顾", "各位代表：", SAID], 0, []),
        (["2023年工作回顾", "过去一年，改造3个。"], 0, []),
        (["目录", "一、2023年工作回顾", "二、2024年安排", "一、2023年工作回顾", "过去一年，改造3个。"], 3, []),
        (["目录", "一、2023年工作回顾", "过去一年，改造3个。"], 1, []),
        (["您的浏览器版本过低。", "云州市政府工作报告", "各位代表：", SAID], 2, [0]),
        (["云州市政府工作报告", "本报讯 市长王某作政府工作报告。现将全文刊发如下：", "各位代表：", SAID], 2, []),
        ([], 0, []),
    ],
)
def test_where_the_body_begins(lines: list[str], end: int, kept: list[int]) -> None:
    assert front_of(lines) == Front(end, frozenset(range(end)) - set(kept))
