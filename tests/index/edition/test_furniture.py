from time import perf_counter

import pytest

from index.edition.furniture import furniture_of
from index.models import Report

FRONT = ["首页 > 政务公开", "云州市政府工作报告", "来源：云州日报", "【字体：大 中 小】", "市长 王某某", "各位代表："]
BODY = [
    "现在，我代表市人民政府，向大会报告工作。",
    "一、2023年工作回顾",
    "各位代表！过去一年，改造老旧小区3个。",
    "二、2024年工作安排",
    "健康云州",
    "新增托位300个。",
]
ANNEX = ["名词解释", "1.“343”产业：指三个产业。", "附：2024年民生实事", "1.新建学校5所"]
BEHIND = """谢谢大家！
（完）
2024年1月10日
责任编辑：张三
上一篇：没有了
相关链接
图解：2024年政府工作报告
政府工作报告热词，速看！
扫一扫在手机打开当前页
附件下载：2024年政府工作报告.pdf
主办单位：云州市人民政府办公室
地址：云州路1号 邮编：221000""".split("\n")


def kept(lines: list[str]) -> list[str]:
    furniture = set(furniture_of(lines))
    return [line for n, line in enumerate(lines) if n not in furniture]


def test_what_stands_before_and_behind_the_body_makes_no_passage() -> None:
    assert kept([*FRONT, *BODY, *BEHIND]) == BODY


def test_an_annex_stays_and_so_does_one_behind_the_imprint() -> None:
    assert kept([*FRONT, *BODY, *ANNEX, *BEHIND]) == [*BODY, *ANNEX]
    assert kept([*FRONT, *BODY, "责任编辑：张三", *ANNEX]) == [*BODY, *ANNEX]
    assert kept([*BODY, "相关链接", "政府工作报告热词", *ANNEX]) == [*BODY, *ANNEX]


def test_salutations_page_numbers_and_running_heads_go_wherever_they_stand() -> None:
    between = ["各位代表！", "- 3 -", "云州市政府工作报告"]
    assert kept([*BODY[:3], *between, *BODY[3:]]) == BODY


@pytest.mark.parametrize("line", ["时间：2024年6月底前", "2024年1月10日", "云州日报"])
def test_a_date_or_a_name_within_the_body_is_its_own(line: str) -> None:
    assert kept([*BODY[:3], line, *BODY[3:]]) == [*BODY[:3], line, *BODY[3:]]


def test_the_reports_of_the_repository_lose_nothing_of_their_bodies(reports: dict[str, Report]) -> None:
    for found in reports.values():
        lines = [found.quote(span) for span in found.paragraphs]
        start = lines.index(next(line for line in lines if line.startswith("各位代表")))
        behind = [n for n in furniture_of(lines) if n > start]
        assert {lines[n].rstrip("：:！!") for n in behind} <= {"各位代表"}
        assert furniture_of(lines)[: start + 1] == tuple(range(start + 1))


def test_a_megabyte_takes_time_in_proportion() -> None:
    started = perf_counter()
    assert furniture_of(["政府工作报告" * 170_000]) == ()
    assert len(furniture_of(["来源：云州"] * 20_000)) == 20_000
    assert perf_counter() - started < 5
