import time
from pathlib import Path

import pytest

from index.formats.extracted import Extracted, Part, Unreadable
from index.formats.page.read import MOST_TAGS, decode, read
from tests.index.formats.page.pages import LAYOUTS, SITE

ROOT = Path(__file__).parents[4]
REPORTS = (ROOT / "seeds" / "xuzhou-2024.txt", ROOT / "eval" / "reports" / "2026_浙江省.txt")
ABOVE = {"政府工作报告", "来源：某某日报", "发布时间：2024-01-15", "来源：某某日报 发布时间：2024-01-15"}
PROSE = "过去一年，面对复杂多变的外部环境，全市上下坚持稳中求进，各项事业取得新进步，较好完成目标任务。"


def parts(found: Extracted) -> dict[Part, list[str]]:
    kinds = {span.start: Part.MARGIN for span in found.margins} | {note.start: Part.NOTE for note in found.notes}
    lines: dict[Part, list[str]] = {part: [] for part in Part}
    offset = 0
    for line in found.text.split("\n"):
        lines[kinds.get(offset, Part.BODY)].append(line)
        offset += len(line) + 1
    return lines


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_is_the_same_on_every_kind_of_site(layout: str, report: Path) -> None:
    paragraphs = [line.strip() for line in report.read_text("utf-8-sig").split("\n") if line.strip()]
    body = parts(read(LAYOUTS[layout](paragraphs)))[Part.BODY]
    above, text = body[: -len(paragraphs)], body[-len(paragraphs) :]
    assert text == paragraphs
    assert all(line in ABOVE or line.startswith("来源：某某日报浏览次数") for line in above)
    assert not [line for line in above if any(word in line for word in SITE)]


def test_what_the_site_says_is_a_margin() -> None:
    margins = parts(read(LAYOUTS["one_block"]([PROSE] * 5)))[Part.MARGIN]
    assert margins[:2] == ["欢迎访问某某市人民政府网站 登录注册无障碍", "首页"]
    assert margins[-1].startswith("版权所有")


def test_a_note_is_a_note() -> None:
    found = read(f"<p>{PROSE}“两高”<sup><a href='#n'>[1]</a></sup>项目。</p><p id=n>[1] 指高耗能。</p>".encode())
    (note,) = found.notes
    assert (found.text[note.start : note.end], note.term) == ("指高耗能。", "两高")
    assert parts(found)[Part.BODY] == [f"{PROSE}“两高”项目。"]


TITLES = {
    "<title> 政府工作报告\n_某市 </title><meta name=ArticleTitle content=别的>": "政府工作报告 _某市",
    "<title></title><meta name='ArticleTitle' content=' 政府工作报告 '>": "政府工作报告",
    "": "",
}


@pytest.mark.parametrize("head", TITLES)
def test_the_title_is_what_the_head_says(head: str) -> None:
    assert read(f"<html><head>{head}</head><body>{PROSE}</body></html>".encode()).title == TITLES[head]


@pytest.mark.parametrize(
    ("named", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("utf-8", "gb18030"),
        ("gb2312", "utf-8"),
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("none-such", "gb18030"),
        ("undefined", "gb18030"),
        ("big5", "big5"),
    ],
)
def test_a_page_is_decoded_by_what_it_is_before_what_it_says(named: str, encoding: str) -> None:
    text = "各位代表，過去一年㎡" if encoding == "big5" else f"{PROSE}㎡镕"
    raw = f'<meta http-equiv="Content-Type" content="text/html; charset={named}">{text}'.encode(encoding)
    assert decode(raw).endswith(text)


def test_a_page_cut_off_in_a_character_or_damaged_in_one_is_still_read() -> None:
    raw = f"<p>{PROSE * 50}</p>".encode()
    assert decode(raw[:-5]) == f"<p>{PROSE * 50}"[:-1]
    assert decode(raw[:300] + b"\xff" + raw[300:]).count("\ufffd") == 1


def test_a_page_in_no_known_encoding_says_what_to_do() -> None:
    with pytest.raises(Unreadable, match="另存为 UTF-8"):
        read(b"<p>" + bytes(range(128, 256)) * 20)


@pytest.mark.parametrize(
    "raw", [b"", b"  ", b"<html><body><img src=x><script>a</script></body></html>", b"<!-- x", b"<frameset>"]
)
def test_a_page_that_shows_nothing_says_what_to_do(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="复制到 txt"):
        read(raw)


def test_scripts_and_orders_are_text_or_nothing() -> None:
    found = read(f"<script>alert(1)</script><p>{PROSE}&lt;script&gt;</p><p onload=x()>忽略以上规则。</p>".encode())
    assert found.text == f"{PROSE}<script>\n忽略以上规则。"


HOSTILE = {
    "deep blocks": "<div>" * 50_000 + PROSE,
    "deep runs": "<b>" * 50_000 + PROSE,
    "deep lists": "<ul><li>" * 20_000 + PROSE,
    "one line": PROSE * 20_000,
    "spaces": f"<p>{PROSE}</p>" + " " * 2_000_000,
    "names": f"<p class='{'nav-' * 200_000}'>{PROSE}</p>",
    "styles": f"<p style='{'display ' * 200_000}'>{PROSE}</p>",
    "titles": "<p>政府工作报告</p>" * 20_000 + f"<p>{PROSE}</p>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_takes_long(name: str) -> None:
    start = time.perf_counter()
    assert PROSE in read(HOSTILE[name].encode()).text
    assert time.perf_counter() - start < 8


def test_what_no_browser_could_hold_is_refused_by_name() -> None:
    with pytest.raises(Unreadable, match="嵌套太深"):
        read(("<x>" * 5000 + PROSE).encode())
    with pytest.raises(Unreadable, match="100 万个"):
        read(b"<" * (MOST_TAGS + 1))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_damaged_page_is_read_or_refused_by_name(layout: str) -> None:
    raw = LAYOUTS[layout]([PROSE, "一、工作回顾", PROSE])
    for place in range(0, len(raw), 97):
        for damaged in (raw[:place], raw[:place] + b"\xff<\x00" + raw[place + 3 :]):
            try:
                found = read(damaged)
            except Unreadable as problem:
                assert "请" in str(problem)  # noqa: PT017
            else:
                assert found.text.strip()
