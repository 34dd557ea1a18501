import pytest
from lxml import etree

from index.formats.page.body import body_of
from index.formats.page.walk import read_lines

PROSE = "过去一年，面对复杂多变的外部环境，全市上下坚持稳中求进，各项事业取得新进步，较好完成目标任务。"
TERM = "专精特新：指具有专业化、精细化、特色化、新颖化特征的中小企业。"
MENU = "<ul><li><a href=1>首页</a><li><a href=2>新闻</a><li><a href=3>公开</a><li><a href=4>服务</a></ul>"
FOOT = "<div><p>主办单位：某市人民政府办公室</p><p>版权所有：某市人民政府</p></div>"


def body(html: str) -> list[str]:
    page = read_lines(etree.fromstring(f"<body>{html}</body>".encode(), etree.HTMLParser(encoding="utf-8")))
    return [block.text for block, kept in zip(page.blocks, body_of(page), strict=True) if kept]


PAGES = {
    "title, meeting and salutation above the text stay": (
        f"{MENU}<div>某市人民政府</div><h2>政府工作报告</h2><p>——2024年1月10日在会议上</p><div><p>各位代表：</p><p>{PROSE}</p></div>",
        ["政府工作报告", "——2024年1月10日在会议上", "各位代表：", PROSE],
    ),
    "of two titles the upper one begins": (
        f"<h1>政府工作报告</h1><p>来源：日报</p><a href=x>打印</a><div><p>2024年政府工作报告</p><p>{PROSE}</p></div>",
        ["政府工作报告", "来源：日报", "2024年政府工作报告", PROSE],
    ),
    "a path ends the way up": (
        f"<p>欢迎</p><p>当前位置：首页 > 公开 > 工作报告</p><div><p>各位代表：</p><p>{PROSE}</p></div>",
        ["各位代表：", PROSE],
    ),
    "short last lines stay, the foot does not": (
        f"<div><p>{PROSE}</p><p>{PROSE}</p></div><p>谢谢大家</p>{FOOT}",
        [PROSE, PROSE, "谢谢大家"],
    ),
    "words to press are none of the text": (
        f"<div><p>{PROSE}</p><p>【打印本页】【关闭窗口】</p><p>分享到：微信 微博</p><p>{PROSE}</p></div>",
        [PROSE, PROSE],
    ),
    "a box of links inside goes with its head": (
        f"<div><p>{PROSE}</p><div><h3>延伸阅读</h3>{MENU}</div><p>{PROSE}</p></div>",
        [PROSE, PROSE],
    ),
    "a heading before a link in the text stays": (
        f"<div><p>{PROSE}</p><p>主要目标</p><p><a href=x>图解</a></p><p>{PROSE}</p></div>",
        [PROSE, "主要目标", PROSE],
    ),
    "a heading that is a link stays, a list of contents does not": (
        f"<p><a href='#1'>一、回顾</a></p><div><p>{PROSE}</p><p>一、回顾</p>"
        f"<p><a href=x>二、目标</a></p><p>{PROSE}</p></div>",
        [PROSE, "一、回顾", "二、目标", PROSE],
    ),
    "an annex behind links stays": (
        f"<div>{f'<p>{PROSE}</p>' * 40}</div>{MENU}<h3>名词解释</h3><div><p>{TERM}</p></div>{MENU}",
        [*[PROSE] * 40, "名词解释", TERM],
    ),
    "a text with links around all of it is a text": (
        f"<p><a href=1>{PROSE}</a></p><p><a href=2>{PROSE}</a></p>",
        [PROSE, PROSE],
    ),
    "a text in what is named a menu is a text": (
        f"<div class=nav><p>各位代表：</p><p>{PROSE}</p></div>",
        ["各位代表：", PROSE],
    ),
    "short lines alone are all kept": (
        "<p>政府工作报告</p><p>一、回顾</p><a href=x>首页</a>",
        ["政府工作报告", "一、回顾"],
    ),
    "rows of a table about the document are no text": (
        f"<table><tr><td>索引号<td>0140/2024-00012<td>发布机构<td>某某市人民政府办公室及其所属的有关部门<tr><td>主题<td>综合<td>日期"
        f"<td>2024-01-15</table><h1>政府工作报告</h1><div><p>{PROSE}</p></div>",
        ["政府工作报告", PROSE],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_report_is_told_from_the_site(name: str) -> None:
    html, kept = PAGES[name]
    assert body(html) == kept
