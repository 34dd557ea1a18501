"""Lines that a website, a newspaper or a printer set around a text: 【字体：大 中 小】, 责任编辑, 版权所有, - 3 -.

Takes plain lines (no white space, half-width signs); says what kind they are by their shape alone. Knows neither
where a line stands nor what a report is.
"""

import re

from index.edition.titles import DATE, YEAR

LONGEST = 200  # an imprint with owner, address and numbers on one line
SIGN = r"[^一-龥A-Za-z0-9。;]"
# What is clicked on, alone or in a row.
BUTTONS = (
    "字体 字号 字体大小 文字大小 字体大小选择 特大 超大 大号 中号 小号 大 中 小 默认 标准 A T 大字体 小字体 打印 "
    "打印本页 打印本文 打印正文 打印文章 打印此页 打印页面 我要打印 打印预览 关闭 关闭本页 关闭窗口 关闭页面 分享 "
    "分享到 分享至 一键分享 我要分享 微信 微信好友 微信朋友圈 朋友圈 微博 新浪微博 新浪 腾讯微博 腾讯 QQ QQ空间 "
    "QQ好友 空间 人人网 豆瓣 抖音 头条 收藏 收藏本页 收藏本文 加入收藏 我要收藏 添加收藏 复制链接 复制网址 转发 "
    "点赞 评论 举报 我要纠错 纠错 返回 返回顶部 返回首页 返回列表 返回上一页 回到顶部 顶部 上一页 下一页 首页 "
    "网站首页 尾页 末页 朗读 语音朗读 语音播报 语音播放 听新闻 听全文 播放 暂停 无障碍 无障碍阅读 无障碍浏览 "
    "长者模式 长者版 长者助手 关怀版 适老化 适老版 老年模式 手机版 手机浏览 电脑版 客户端 移动端 微门户 下载 "
    "下载全文 下载文件 下载附件 附件下载 点击下载 全文下载 文件下载 相关附件 正文 查看全文 PDF WORD DOC DOCX "
    "二维码 登录 注册 退出 简体 简体中文 繁体 繁体中文 繁體 繁體中文 English EN 设为首页 网站地图 联系我们 "
    "关于我们 网站声明 隐私声明 使用帮助 搜索 站内搜索 高级搜索 导航 更多 展开 收起 扫一扫 保存 保存本页 推荐 "
    "订阅 邮件 发送邮件 文章 本文 选择 功能 背景色 恢复默认 视力保护色 护眼 夜间模式 夜间"
).split()
BUTTON_ROW = rf"(?>{SIGN}*+(?>{'|'.join(sorted(BUTTONS, key=lambda word: (-len(word), word)))}){SIGN}*+)++"
# What is said of the page; such a label is none of a report's words wherever it stands.
LABEL = (
    r"(?:信息|文章|稿件|新闻|内容|资料)?来源(?:单位)?|(?:发布|更新|发表|录入|编辑|上传|信息|稿件)(?:时间|日期)|发布[人者]|"
    r"(?:责任|本期|本版|网页|网络|值班|执行|本文)?(?:编辑|责编|主编|编委|编审)|(?:责任|文字|信息)?(?:审核|校对|审校|审签|签发)|"
    r"(?:浏览|阅读|点击|访问|查看|人气)(?:次数|量|数|率|人次)?|字体(?:大小)?|字号|文字大小|文字|作者|撰稿|供稿|记者|通讯员|摄影|"
    r"图片|录入|监制|[终初复一二三]审|上一[篇条则]|下一[篇条则]|分享[到至]?|信息员"
)
# Of a page too, but a report might use the word: only before and behind the body.
EDGE_LABEL = (
    r"时间|日期|标题|名称|出处|索引号|索取号|文号|发文字号|文件编号|发文机关|发文单位|制发机关|发布机构|发布单位|公开机构|公开单位|"
    r"责任部门|(?:成文|生成|公开|生效|实施|印发|制发|截止|废止)(?:日期|时间)|公开[一-龥]{2}|有效性|时效性|效力状态|是否有效|主题词|"
    r"(?:主题|体裁|组配|信息|机构|栏目|文件|公文)(?:分类|种类|类别|名称|类型)|分类|服务对象|关键[词字]|内容[概摘][述要]|概述|"
    r"文档序号|(?:通讯|通信|联系|办公)?地址|邮编|邮政编码|(?:联系|咨询|投稿|服务|值班|监督|举报)?电话|传真|邮箱|电子邮箱|"
    r"(?:网站)?(?:主[办管]|承办|协办|管理|建设|运维|运行|维护)(?:单位)?|(?:技术)?支持|运行维护|网站标识码|备案号|编者按|"
    r"导读|导语|核心提示|内容提要"
)
OPEN, CLOSE = r"[\[(【●•·]*", r"[\])】]*"
LABELLED = rf"{OPEN}(?:{LABEL}){CLOSE}[:|](?!.*[。;]$).{{0,120}}"
COUNT = r"(?:浏览|阅读|点击|访问)(?:次数|量|数)?:?\(?\d+\)?(?:次|人次)?"
ENDING = r"(?:docx?|wps|pdf|ofd|xlsx?|pptx?|txt|zip|rar|jpe?g|png|mp[34])"
FILE = rf"[^。;]{{0,100}}\.{ENDING}(?:\(.{{0,20}}\))?(?:下载|预览)*"
PLACE = r"(?:您?(?:当前|现在|目前)?(?:所在)?的?位置(?:是)?[:>»]|(?:网站)?首页[>»›/\\|]).*"
TRAIL = rf"{PLACE}|[一-龥A-Za-z]{{2,20}}(?:[>»›]+[一-龥A-Za-z0-9()]{{2,40}})+[>»›]*"
DASH = r"[-—–·]"
PAGE_NUMBER = rf"{DASH}+\d{{1,4}}{DASH}+|第\d{{1,4}}页[,/]?(?:[(]?共\d{{1,4}}页[)]?)?|\d{{1,4}}/\d{{1,4}}"
CONTENTS_ENTRY = r".{1,60}(?:\.{4,}|·{4,})\d{1,4}"
OWNER = (
    r".*(?:版权所有|ICP备(?:案|\d)|公网安备|copyright|©|allrightsreserved|网站标识码|"
    r"未经.{0,12}不得(?:转载|使用|复制)).*"
)
SCAN = (
    r"(?:请|用|使用|微信|手机|打开|欢迎|点击|长按|识别)*(?:扫一扫|扫描|扫码|二维码).{0,30}"
    r"(?:二维码|公众号|微信|手机|页面|当前页|查看|阅读|打开|关注|分享|朋友圈)[^。;]{0,12}|(?:欢迎)?关注.{0,20}(?:公众号|官方微[信博])"
)
END = r"[(\[—–\-]*(?:全?文?完|报告?完毕?|结束|END)[)\]—–\-。!]*"
THANKS = (
    r"(?:我的报告完了|我的报告到此结束|报告完毕|以上报告)?[,。!]?(?:最后,)?(?:再次)?"
    r"谢谢(?:大家|各位代表|各位|同志们)?[!。]*"
)
SITE = re.compile(
    "|".join((BUTTON_ROW, LABELLED, COUNT, FILE, TRAIL, PAGE_NUMBER, CONTENTS_ENTRY, OWNER, SCAN, END, THANKS)), re.I
)
STAMP = r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}时\d{1,2}分)"
MEDIUM = r"[一-龥A-Za-z]{2,16}(?:报|网|网站|台|社|客户端|人民政府|办公室|办公厅|融媒|发布|公报)"
CREDIT = (
    r"[(\[【]?(?:本报|本网|本台|本刊|本社|新华社|全媒体|融媒体|首席|实习|见习|特约|[一-龥]{2,8}(?:日报|晚报|网|客户端|融媒))*"
    r"(?:记者|通讯员|摄影|[文图][:/])[:/]?[一-龥·、/:]{2,40}[)\]】。]?|[^。]{0,40}(?:摄|记者[一-龥]{2,4}报道|图片由.{2,20}提供)[)\]】。]?"
)
DAY = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
EDGE = re.compile(
    rf"(?:{STAMP}|{DAY})?(?:{OPEN}(?:{LABEL}|{EDGE_LABEL}){CLOSE}[:|].*|{MEDIUM})|"
    rf"[\[(【]?(?:{STAMP}|{DAY})[)\]】]?|{CREDIT}|{YEAR}年?第\d+期.*"
)
LINKS = re.compile(
    rf"{SIGN}*(?:相关(?:链接|新闻|阅读|报道|文章|稿件|信息|内容|文件|文档|推荐|政策|解读|专题|图解)|延伸阅读|推荐阅读|"
    rf"热[门点](?:推荐|文章|新闻|信息|专题)|猜你喜欢|最新(?:文章|发布|信息|资讯)|更多(?:新闻|内容|文章)|友情链接|网站链接|快速链接)"
    rf"(?:{SIGN}|更多)*"
)


def is_site_line(line: str) -> bool:
    """Whether a plain line is no prose of any report, wherever it stands: buttons, source, page number, imprint."""
    return len(line) <= LONGEST and bool(SITE.fullmatch(line))


def is_edge_line(line: str) -> bool:
    """Whether a plain line is none of a report's before or behind the body: 时间：…, a date, a newspaper's name."""
    return len(line) <= LONGEST and bool(EDGE.fullmatch(line))


def opens_links(line: str) -> bool:
    """Whether titles of other pages follow."""
    return len(line) <= LONGEST and bool(LINKS.fullmatch(line))
