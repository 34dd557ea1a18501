"""One report as the pages of eight kinds of site, with the menus, paths and feet that such sites have.

Takes paragraphs, gives the bytes of a page. `SITE` are words of the site that must never be body.
"""

from collections.abc import Callable, Sequence
from html import escape

MENU = "首页 要闻动态 政务公开 政务服务 互动交流 魅力城市 专题专栏 数据开放".split()
RELATED = [
    "2024年政府工作报告，一图读懂！",
    "市政府召开常务会议，研究部署安全生产、民生实事等工作；审议通过有关文件",
    "关于做好2024年重点工作任务分工的通知，请各地各部门认真贯彻执行。",
    "国务院办公厅关于进一步优化营商环境的意见",
    "市长调研民生实事项目建设情况",
]
FOOT = (
    "主办单位：某某市人民政府办公室　承办单位：某某市大数据管理局",
    "地址：某某市行政中心东楼　邮编：221000",
    "苏ICP备05012345号-1　网站标识码：3203000001　苏公网安备32030002000001号",
    "版权所有：某某市人民政府，未经授权，不得转载；技术支持：某某公司。",
)
SITE = (
    *MENU,
    *RELATED,
    *FOOT,
    *"登录 注册 无障碍 当前位置 上一篇 下一篇 相关阅读 延伸阅读 热点推荐 打印 关闭 分享到".split(),
)


def _links(words: Sequence[str]) -> str:
    return "".join(f'<li><a href="/{n}.html" target="_blank">{escape(word)}</a></li>\n' for n, word in enumerate(words))


def bare(paragraphs: Sequence[str]) -> bytes:
    """Nothing but paragraphs in the body, those of the site too."""
    menu = "<p>" + " | ".join(f'<a href="{n}.htm">{word}</a>' for n, word in enumerate(MENU)) + "</p>"
    foot = "".join(f"<p align=center>{line}</p>" for line in FOOT)
    text = "\n".join(f"<p>　　{escape(line)}</p>" for line in paragraphs)
    return f"<html><head><title>政府工作报告</title></head><body>{menu}{text}{foot}</body></html>".encode()


def one_block(paragraphs: Sequence[str]) -> bytes:
    """A text box of line breaks and wide spaces."""
    text = "<br><br>\n".join(f"&emsp;&emsp;{escape(line)}" for line in paragraphs)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府工作报告_某某市人民政府</title>
<style>.a {{ color: red }}</style><script>var menu = "首页";</script></head><body>
<div class="top"><span>欢迎访问某某市人民政府网站</span>
<a href="/login">登录</a><a href="/reg">注册</a><a>无障碍</a></div>
<div class="nav"><ul>{_links(MENU)}</ul></div>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 正文</div>
<h1>政府工作报告</h1>
<div class="info"><span>来源：某某日报</span> <span>发布时间：2024-01-15</span></div>
<div class="tools"><span onclick="doPrint()">打印</span><span onclick="window.close()">关闭</span></div>
<div id="zoom">{text}</div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div class="more"><h3>相关阅读</h3><ul>{_links(RELATED)}</ul></div>
<div class="bottom">{"".join(f"<p>{line}</p>" for line in FOOT)}</div></body></html>""".encode()


def word(paragraphs: Sequence[str]) -> bytes:
    """What Word saves as a page, in GBK: digits in spans of their own, source lines broken anywhere."""

    def runs(line: str) -> str:
        pieces, digits = "", False
        for n, char in enumerate(line):
            if char.isascii() and char.isdigit() and not digits:
                pieces += "<span lang=EN-US style='font-family:\"Times New Roman\",serif'>"
                digits = True
            elif digits and not (char.isascii() and char.isdigit()):
                pieces += "</span>"
                digits = False
            between_han = n % 37 == 36 and "一" <= char <= "龥" and "一" <= line[n - 1] <= "龥"
            pieces += ("\n" if between_han else "") + escape(char)
        return pieces + ("</span>" if digits else "")

    text = "\n\n".join(
        f"<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span\nstyle='font-size:16.0pt;"
        f"font-family:仿宋_GB2312'>{runs(line)}<span lang=EN-US><o:p></o:p></span></span></p>"
        for line in paragraphs
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>政府工作报告</title>
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>某人</o:Author></o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal {{ margin:0cm }} --></style></head><body lang=ZH-CN style='text-justify-trim:punctuation'>
<div class=WordSection1 style='layout-grid:15.6pt'>{text}
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></div></body></html>""".encode("gb18030")


def cms(paragraphs: Sequence[str]) -> bytes:
    """A government content system: a table about the document, the text in its editor's div, links all around."""
    text = "\n".join(
        f'<p style="text-indent: 2em;"><span style="font-size: 12pt;"><strong>{escape(line)}</strong></span></p>'
        if line.startswith(("一、", "二、", "三、"))
        else f'<p style="text-indent: 2em;"><span style="font-size: 12pt;">{escape(line)}</span></p>'
        for line in paragraphs
    )
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><meta name="SiteName" content="某某市人民政府">
<meta name="ArticleTitle" content="政府工作报告"><meta name="PubDate" content="2024-01-15 10:00">
<title>政府工作报告</title>
</head><body><div id="header"><h1><a href="/">某某市人民政府</a></h1><ul class="nav">{_links(MENU)}</ul>
<form action="/s"><input type="text" value="请输入关键字"><button>搜索</button>
<select><option>全部</option></select></form></div>
<div class="wrap">
<div class="BreadcrumbNav">您现在的位置： <a href="/">首页</a> <i>&gt;</i> <a href="/x">信息公开</a></div>
<div class="article"><table class="xxgk" border="1"><tr><td>索 引 号</td><td>014051298/2024-00012</td><td>发布机构</td>
<td>某某市人民政府办公室</td></tr><tr><td>主题分类</td><td>综合政务</td><td>成文日期</td><td>2024-01-15</td></tr></table>
<h2 class="title">政府工作报告</h2><div class="info"><span>来源：某某日报</span><span>浏览次数：<b>123</b></span>
<span>【字体：<a href="javascript:doZoom(18)">大</a>
<a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a>】</span>
</div><div class="TRS_Editor pages_content" id="UCAP-CONTENT"><style type="text/css">.TRS_Editor P{{color:#000}}</style>
<div class="TRS_PreAppend">{text}</div></div><div class="attach"><p>附件：</p>
<a href="a.pdf">政府工作报告.pdf</a></div>
<div class="op"><a href="javascript:window.print()">打印</a><a href="javascript:window.close()">关闭</a></div>
<div class="page"><p>上一篇：<a href="1.htm">没有了</a></p>
<p>下一篇：<a href="2.htm">市长调研民生实事项目建设情况</a></p></div>
</div><div class="right"><h3>热点推荐</h3><ul>{_links(RELATED)}</ul></div></div>
<div class="footer">{"".join(f"<p>{line}</p>" for line in FOOT)}</div>
<script>document.write("<p>版权所有</p>")</script></body></html>""".encode()


def tables(paragraphs: Sequence[str]) -> bytes:
    """An old site laid out in tables within tables, in GBK without saying so, tags in capitals and left open."""
    text = "<BR>\r\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(line)}" for line in paragraphs)
    menu = "".join(f"<TD><A HREF='{n}.asp'>{word}</A></TD>" for n, word in enumerate(MENU))
    side = "".join(f"<TR><TD>·<A HREF='n{n}.asp'>{escape(word)}</A></TD></TR>" for n, word in enumerate(RELATED))
    foot = "<BR>".join(FOOT)
    return f"""<HTML><HEAD><TITLE>某某市人民政府</TITLE></HEAD><BODY BGCOLOR=#FFFFFF><CENTER>
<TABLE WIDTH=778><TR>{menu}</TR></TABLE>
<TABLE WIDTH=778><TR><TD WIDTH=180 VALIGN=top><TABLE><TR><TD>热点专题</TD></TR>{side}</TABLE></TD>
<TD VALIGN=top><TABLE WIDTH=100%><TR><TD COLSPAN=2 ALIGN=center><FONT SIZE=5><B>政府工作报告</B></FONT></TD></TR>
<TR><TD>来源：某某日报</TD><TD>发布时间：2024-01-15</TD></TR>
<TR><TD COLSPAN=2><FONT SIZE=3>{text}</FONT></TD></TR></TABLE></TD></TR></TABLE>
<TABLE WIDTH=778><TR><TD ALIGN=center>{foot}</TD></TR></TABLE></CENTER></BODY></HTML>""".encode("gb18030")


def split(paragraphs: Sequence[str]) -> bytes:
    """A report in several blocks side by side, with a box of links between them."""
    third = len(paragraphs) // 3 + 1
    parts = [paragraphs[n : n + third] for n in range(0, len(paragraphs), third)]
    box = f'<div class="box"><div>延伸阅读</div><ul>{_links(RELATED)}</ul></div>'
    text = box.join(
        '<div class="section">' + "".join(f"<div class='para'>{escape(line)}</div>" for line in part) + "</div>"
        for part in parts
    )
    return f"""<!DOCTYPE html><html><head><meta charset=utf-8><title>政府工作报告</title></head><body><div id=app>
<div class=head><a href=/>某某市人民政府</a>{"".join(f"<a href={n}>{word}</a>" for n, word in enumerate(MENU))}</div>
<div class=headline>政府工作报告</div>{text}
<div class=more><div>相关阅读</div><ul>{_links(RELATED)}</ul></div>
<div class=end>{"".join(f"<span>{line}</span>" for line in FOOT)}</div></div></body></html>""".encode()


def typed(paragraphs: Sequence[str]) -> bytes:
    """A text file that a browser saved: its lines in a `pre`."""
    text = "\r\n\r\n".join(f"　　{escape(line)}" for line in paragraphs)
    style = "word-wrap: break-word; white-space: pre-wrap;"
    return f'<html><head></head><body><pre style="{style}">{text}\r\n</pre></body></html>'.encode("utf-8-sig")


def semantic(paragraphs: Sequence[str]) -> bytes:
    """A page of today on one line: header, nav, main, aside, footer, and things that are hidden."""
    text = "".join(
        f"<h3 class='sub'>{escape(line)}</h3>" if len(line) < 30 else f"<p><span>{escape(line)}</span></p>"
        for line in paragraphs
    )
    return (
        "<!doctype html><!-- saved from url=(0040)http://www.example.gov.cn/art/2024.html --><html lang=zh><head>"
        "<meta charset=utf-8><title>政府工作报告</title></head><body>"
        "<header><a href=/>某某市人民政府</a><span>登录</span>"
        f"</header><nav>{''.join(f'<a href=/{n}>{word}</a>' for n, word in enumerate(MENU))}</nav><main><article>"
        f"<h1>政府工作报告</h1>{text}<noscript>请开启脚本</noscript><template><p>首页</p></template>"
        "<div style='display: none'>首页</div><p hidden>登录</p><i aria-hidden=true>注册</i></article>"
        f"<aside><h2>热点推荐</h2><ul>{_links(RELATED)}</ul><p>{RELATED[2] * 2}</p></aside></main>"
        f"<footer>{''.join(f'<div>{line}</div>' for line in FOOT)}</footer></body></html>"
    ).encode()


LAYOUTS: dict[str, Callable[[Sequence[str]], bytes]] = {
    page.__name__: page for page in (bare, one_block, word, cms, tables, split, typed, semantic)
}
