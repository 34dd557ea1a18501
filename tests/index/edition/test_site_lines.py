from time import perf_counter

import pytest

from index.edition.site_lines import is_edge_line, is_site_line, opens_links
from index.edition.titles import plain

SITE = """【字体：大 中 小】
字号：大 中 小
[大] [中] [小]
打印本页　关闭窗口
分享到： 微信 微博 QQ空间
来源：云州日报 发布时间：2024-01-15 09:30 浏览次数：1234
来源: 云州市人民政府办公室
发布时间：2024-01-15
（责任编辑：张三）
责编：李四 审核：王五
上一篇：没有了
浏览次数：
阅读 1234
附件：2024年政府工作报告.docx
当前位置：首页 > 政务公开 > 政府工作报告
首页>政府信息公开>政府工作报告
- 3 -
— 12 —
第 3 页 共 20 页
3/20
一、2023年工作回顾……………3
主办：云州市人民政府 苏ICP备05012345号-1
Copyright © 2024 云州市人民政府 All Rights Reserved
本网内容未经授权不得转载。
扫一扫在手机打开当前页
关注云州发布微信公众号
（完）
谢谢大家！
我的报告完了，谢谢大家！""".split("\n")
EDGE = """2024-01-15 09:30
2024年1月10日
（二〇二四年一月十日）
时间：2026-02-02
索引号：014048/2024-00123
2024-01-15 云州日报
云州市人民政府
（记者 张三 通讯员 李四）
本报记者 戴冰摄
地址：云州市元和路1号 邮编：221018""".split("\n")
BODY = """一、2023年工作回顾
（一）积极扩大有效需求，经济运行稳中有进。
新增托位5000个以上。
位置偏远地区通了公路。
关注全民阅读
更多群众受益。
推动媒体融合发展，建设新型主流媒体网
文化惠民工程
图书馆建设
大中小企业融通发展
来源于实践。
谢谢全市人民的支持
编辑：这是一句话；
名词解释
附件：名词解释
1.“343”创新产业集群：指三个产业。
2024年1月10日，全市召开大会。""".split("\n")


@pytest.mark.parametrize("line", SITE)
def test_what_a_site_or_a_printer_adds_is_known_anywhere(line: str) -> None:
    assert is_site_line(plain(line))


@pytest.mark.parametrize("line", EDGE)
def test_dates_papers_and_credits_are_so_only_at_the_edges(line: str) -> None:
    assert is_edge_line(plain(line))
    assert not is_site_line(plain(line))


@pytest.mark.parametrize("line", BODY)
def test_no_line_of_a_body_is_taken_for_a_site_s(line: str) -> None:
    assert not is_site_line(plain(line))
    assert not opens_links(plain(line))


def test_titles_of_other_pages_have_their_heading() -> None:
    assert all(map(opens_links, ("相关链接", "【相关新闻】", "热门推荐更多>>", "延伸阅读:")))


def test_lines_made_to_hurt_take_no_time() -> None:
    started = perf_counter()
    for line in ("微信好友" * 49 + "。", "首页>" * 49 + "。", "来源:" * 66, "记者" * 99 + "x", "大" * 199 + "x"):
        assert not opens_links(line)
        is_site_line(line)
        is_edge_line(line)
    assert perf_counter() - started < 0.5
