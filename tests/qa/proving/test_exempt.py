from dataclasses import replace

import pytest

from index.models import Status
from index.seeds import read_seeds
from qa.prompts import read_prompts
from qa.proving.exempt import Exempt, exempt_of
from qa.proving.frames import Frame
from qa.telling.verdicts import Polar
from tests.conftest import ROOT
from tests.qa.fakes import PROMPTS

WORDING = read_prompts(PROMPTS)
CITY = read_seeds(ROOT / "seeds").reports[0]


def exempt(question: str = "") -> Exempt:
    return exempt_of({CITY.id: CITY}, WORDING, question)


@pytest.mark.parametrize(
    ("line", "frame", "text"),
    [
        ("2024年目标：新增托位5000个。", Frame(("2024年",), Status.TARGET), "新增托位5000个"),
        ("2021—2025年完成：新增托位5000个", Frame(("2021—2025年",), Status.RESULT), "新增托位5000个"),
        ("徐州市2023年完成：开业。", Frame(("2023年",), Status.RESULT, "徐州市"), "开业"),
        ("报告提到：开业。", Frame(), "开业"),
        ("南京市2024年目标：开业。", Frame(), "南京市2024年目标：开业。"),
        ("2024年计划：开业。", Frame(), "2024年计划：开业。"),
    ],
)
def test_a_template_sets_the_frame_of_its_line(line: str, frame: Frame, text: str) -> None:
    assert exempt().label(line) == (frame, text)


def test_labels_are_read_in_whatever_words_the_templates_have() -> None:
    worded = replace(WORDING, lines={**WORDING.lines, "target": "{text}（{region}{year}年要做到）"})
    frame, text = exempt_of({CITY.id: CITY}, worded, "").label("新增托位5000个（2024年要做到）")
    assert (frame.status, text) == (Status.TARGET, "新增托位5000个")


def test_a_yes_or_no_is_told_from_the_line_behind_it() -> None:
    assert exempt().opening("是的，2024年目标：开业。") == (Polar.YES, "2024年目标：开业。")
    assert exempt().opening("没有完成，开业。") == (Polar.UNMET, "开业。")
    assert exempt().opening("2024年目标：开业。") == (Polar.NONE, "2024年目标：开业。")


def test_a_denial_is_known_by_its_template() -> None:
    assert exempt().denial("不是3000个") == "3000个"
    assert exempt().denial("新增3000个") == ""
    assert exempt().without_denials("新增5000个以上，不是3000个。") == "新增5000个以上，。"
    worded = replace(WORDING, lines={**WORDING.lines, "denied": "（而非{words}）"})
    assert exempt_of({CITY.id: CITY}, worded, "").denial("（而非3000个）") == "3000个"


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("《2024年徐州市政府工作报告》中没有提到这项内容。", ""),
        ("可拨打12345政务服务便民热线咨询。", ""),
        ("问题太长了，请控制在300字以内，一次问一件事。", ""),
        ("《2025年徐州市政府工作报告》中没有提到这项内容。", "《2025年徐州市政府工作报告》中没有提到这项内容。"),
        ("根据《2024年徐州市政府工作报告》，新增托位。", "根据，新增托位。"),
        ("如需帮助，可拨打12345咨询。", "。"),
        ("新增12345个托位。", "新增12345个托位。"),
        ("可拨打123456。", "可拨打123456。"),
    ],
)
def test_what_is_fixed_is_stripped_and_nothing_else(sentence: str, left: str) -> None:
    assert exempt().strip(sentence) == left


def test_quoted_words_of_the_question_are_its_own_but_figures_only_where_they_are_called_so() -> None:
    asked = exempt("新增托位9000个吗")
    assert asked.is_asked("托位", "关于")
    assert asked.is_asked("托位9000个", "您问的")
    assert not asked.is_asked("托位9000个", "今年新增")
    assert not asked.is_asked("床位", "关于")
    assert not asked.is_asked("", "关于")
