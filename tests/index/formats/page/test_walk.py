import pytest
from lxml import etree

from index.formats.extracted import Unreadable
from index.formats.page.lines import Page
from index.formats.page.walk import MOST_LINES, read_lines


def page(html: str) -> Page:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    return read_lines(etree.fromstring(f"<body>{html}</body>".encode(), parser))


def lines(html: str) -> list[str]:
    return [block.text for block in page(html).blocks]


LINES = {
    "<p>各位<b>代</b>表：</p><p>现在，<span>我</span>报告</p>": ["各位代表：", "现在，我报告"],
    "<div>甲<br>乙<br><br>&emsp;&emsp;丙<p>丁</p>戊</div>": ["甲", "乙", "丙", "丁", "戊"],
    "PM<sub>2.5</sub>、10m<sup>2</sup>、2<sup>n</sup>": ["PM2.5、10m2、2n"],
    "甲<script>x</script><style>x</style><noscript>x</noscript><template>x</template><!-- x --><?x x ?>乙": ["甲乙"],
    "<p style='display:none'>x</p><p hidden>x</p><i aria-hidden=true>x</i><textarea>x</textarea><p>甲</p>": ["甲"],
    "<span style='display:block'>甲</span><span>乙</span><p style='display:inline'>丙</p>": ["甲", "乙丙"],
    "<pre>甲\r\n  乙  丙\n\n丁</pre>": ["甲", "乙  丙", "丁"],
    "<div style='white-space:pre-line'>甲\n乙</div>": ["甲", "乙"],
    "<p>甲<o:p>&nbsp;</o:p></p><![if !supportLists]><p>一、</p><![endif]>": ["甲", "一、"],
    "<ol><li>甲<li><p>乙</p><ol type=a><li>丙<li value=5>丁</ol><li>（三）戊</ol><ul><li>己</ul>": [
        "1.甲",
        "2.乙",
        "a.丙",
        "e.丁",
        "（三）戊",
        "己",
    ],
    "<ol start=3 style='list-style-type:cjk-ideographic'><li>甲<li></li><li>乙</ol>": ["三、甲", "五、乙"],
    "<ol style='list-style:none'><li>甲</ol>": ["甲"],
    "<table><tr><td>指标<td>2023年<tr><td>就业<td>8.6<br>万人</table>乙": ["2023年就业8.6万人。", "乙"],
    "<table><tr><td>菜单<td><p>甲</p>乙</table>": ["菜单", "甲", "乙"],
    "   <p> </p>&nbsp;&#x200b;<br>": [],
}


@pytest.mark.parametrize("html", LINES)
def test_lines_are_those_that_a_browser_shows(html: str) -> None:
    assert lines(html) == LINES[html]


def test_a_page_hidden_behind_a_window_is_still_the_page() -> None:
    assert lines(f"<div aria-hidden=true><p>{'过去一年。' * 50}</p><i aria-hidden=true>甲</i></div>") == [
        "过去一年。" * 50,
        "甲",
    ]


def test_links_buttons_and_scripted_words_are_counted() -> None:
    (block,) = page(
        "<p>来源：日报 <a href='/'>打印</a><a name=x>甲</a><button>关闭</button><i onclick='x()'>分享</i></p>"
    ).blocks
    assert (block.size, block.linked) == (12, 6)


def test_each_line_knows_its_element_and_the_site_around_it() -> None:
    found = page("<nav><p>首页</p></nav><div><h1>报告</h1><p>甲</p></div>")
    menu, title, text = found.blocks
    assert (menu.site >= 0, title.site, text.site) == (True, -1, -1)
    assert (title.heading, text.heading) == (True, False)
    outer = found.parents[text.place]
    assert outer == found.parents[title.place]
    assert outer < title.place < text.place <= found.lasts[outer]
    assert menu.place < outer


NOTED = {
    "linked": "<p>培育“专精特新”<sup><a href='#f1' id=r1>[1]</a></sup>企业。</p>"
    "<ol><li id=f1>指企业。<a href='#r1'>↩</a></li></ol>",
    "word": "<p>培育“专精特新”<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>企业。</p><div id=ftn1><p>"
    "<a href='#_ftnref1' name='_ftn1'>[1]</a><span>&nbsp;指企业。</span></p></div>",
    "lines of one block": "<div>培育“专精特新”<a href='#n1'>①</a>企业。<br><a name=n1></a>①指企业。</div>",
    "anchor before": "<div>培育“专精特新”<a href='#n1'><sup>1</sup></a>企业。<a name=n1></a><p>1.指企业。</p></div>",
    "unlinked": "<p>培育“专精特新”<sup>[1]</sup>企业。</p><p>[1] 指企业。</p>",
}


@pytest.mark.parametrize("kind", NOTED)
def test_notes_leave_the_text_and_know_their_term(kind: str) -> None:
    text, note = page(NOTED[kind]).blocks
    assert (text.text, text.note) == ("培育“专精特新”企业。", False)
    assert (note.text, note.note, note.term) == ("指企业。", True, "专精特新")


def test_all_paragraphs_of_a_note_are_notes_and_what_follows_is_none() -> None:
    blocks = page("<p>甲<a href='#n'>1</a></p><div id=n><p>1.乙</p><p>丙</p></div><p>丁</p>").blocks
    assert [(block.text, block.note) for block in blocks] == [("甲", False), ("乙", True), ("丙", True), ("丁", False)]


def test_lines_without_end_are_no_report() -> None:
    with pytest.raises(Unreadable, match="5 万行"):
        page("字<br>" * (MOST_LINES + 1))
