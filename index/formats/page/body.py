"""Which lines of a web page are the report and which the site's: menus, path, links, foot.

Takes a `Page`, gives the lines that are body. Goes by how the lines stand: long sentences without links make the
report, and what stands between them belongs to it; words decide only at its two ends. Knows no site.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from index.formats.page.lines import Block, Page

PROSE = 30  # characters of a line that says something
ENDS = re.compile("[。；！？]")
SITE_SHARE = 0.3  # more than this of the prose inside a menu or foot, and it is none
GAP = 4  # links in a row that part one text from another
SMALL, LARGE = 0.03, 0.1  # of the longest text: what of the rest is counted to it, below and above
# The foot of a site; what is only often there counts beside these alone.
FOOT = re.compile(r"版权所有|ICP备|公网安备|网站标识码|[Cc]opyright|©|All Rights Reserved", re.I)
BY_FOOT = re.compile(
    r"主办|承办|协办|维护|技术支持|地址|邮编|电话|邮箱|联系我们|网站地图|关于我们|法律声明|隐私|备案|浏览器|分辨率"
)
PATH = re.compile(r"(?:当前|所在|您的|现在的)位置|^首页\s*[>》›»＞→|｜/·\-]")
NEXT = re.compile(
    r"[上下]一?[篇条页]|相关(?:链接|阅读|新闻|文章|稿件|信息|文件|解读|报道)|(?:推荐|延伸|热门|最新)阅读|扫一扫|点击排行|分享到"
)
PRESSED = re.compile(
    r"(?:字[体号]|大|中|小|打印|关闭|本页|本文|此页|页面|窗口|正文|分享|收藏|转发|推荐|到|至|给|微信|微博|新浪|腾讯|朋友圈|"
    r"QQ|空间|好友|返回|顶部|纠错|下载|朗读|语音|播报|放大|缩小|默认|[\s【】\[\]（）()：:|｜·、/<>《》+\-])+"
)
TITLE = re.compile("工作报告")
LONGEST_TITLE = 80
ANNEX = re.compile("名词|术语|注释|附[件录表]")
NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、）)]")
FULL = ("。", "！", "？", "”", "）")
LONGEST_HEAD = 20
REACH = 80  # lines above the text among which its title is looked for
SHORT = 200


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From where to where a page's prose goes, and the numbers of the elements inside the one that holds it.

    `bare` where that is the page itself, so that it tells nothing.
    """

    first: int
    last: int
    low: int
    high: int
    bare: bool

    def holds(self, block: Block) -> bool:
        """Whether a line stands in the same element as the prose."""
        return self.low <= block.place <= self.high


def body_of(page: Page) -> list[bool]:
    """For each line of a page whether it is the report's; all that is no link where nothing stands out."""
    lines = _Lines(page.blocks)
    prose = [n for n, block in enumerate(page.blocks) if lines.is_prose(n) and not lines.is_site(block)]
    if not prose:
        return [not lines.is_furniture(n) and not FOOT.search(b.text) for n, b in enumerate(page.blocks)]
    stretch = _stretch(page, prose, lines)
    top, bottom = _top(lines, stretch), _bottom(lines, stretch)
    return [
        top <= n <= bottom and not lines.is_furniture(n) and not _heads_links(page, lines, n)
        for n in range(len(page.blocks))
    ]


class _Lines:
    """What each line of a page looks like by itself."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        times = Counter(block.text for block in blocks if NUMBERED.match(block.text))
        self._headings = frozenset(text for text, count in times.items() if count == 1)
        said = [block for block in blocks if _says(block)]
        most = SITE_SHARE * sum(block.size for block in said)
        # A page all in links, or all in what calls itself a menu, is told by neither.
        self._links_tell = sum(block.size for block in said if _is_link(block)) <= most
        inside: Counter[int] = Counter()
        for block in said:
            inside[block.site] += block.size
        self._real = frozenset(site for site, weight in inside.items() if weight > most)

    def is_prose(self, n: int) -> bool:
        """Whether a line says something in sentences."""
        return _says(self.blocks[n]) and not self.is_linked(n)

    def is_linked(self, n: int) -> bool:
        """Whether a line is a link or a row of links; a long paragraph that is one all the same is none."""
        block = self.blocks[n]
        return _is_link(block) and (self._links_tell or not _says(block)) and block.size < SHORT

    def is_site(self, block: Block) -> bool:
        """Whether a line stands in what calls itself a menu or foot, and is not most of the page."""
        return block.site >= 0 and block.site not in self._real

    def is_furniture(self, n: int) -> bool:
        """Whether a line is none of the report's wherever it stands."""
        block = self.blocks[n]
        if self.is_linked(n) and block.text not in self._headings:
            return True
        if block.size >= SHORT:
            return False
        return bool(PRESSED.fullmatch(block.text)) or (self.is_site(block) and not self.is_prose(n))


def _says(block: Block) -> bool:
    """Whether a line is sentences, whoever says them; what a table says is made sentences by its reader alone."""
    if block.row:
        return False
    foot = block.size < SHORT and FOOT.search(block.text)
    return block.size >= PROSE and bool(ENDS.search(block.text)) and not foot


def _is_link(block: Block) -> bool:
    return 2 * block.linked > block.size


def _stretch(page: Page, prose: Sequence[int], lines: _Lines) -> _Stretch:
    """Where the prose goes that belongs together: the most of it, and what more of it is not small or an annex."""
    blocks = page.blocks
    groups = _groups(blocks, prose, lines)
    weights = [sum(blocks[n].size for n in group) for group in groups]
    heaviest = max(range(len(groups)), key=lambda g: weights[g])
    main = groups[heaviest]
    low = _common(page, blocks[main[0]].place, blocks[main[-1]].place)
    while low > 0 and sum(low <= block.place <= page.lasts[low] for block in islice(blocks, main[0], main[-1] + 2)) < 2:
        low = page.parents[low]
    first, last = main[0], main[-1]
    for group, weight in zip(groups[:heaviest], weights, strict=False):
        first = min(first, group[0]) if weight >= LARGE * weights[heaviest] else first
    for n, (group, weight) in enumerate(zip(groups, weights, strict=True)):
        between = blocks[groups[n - 1][-1] + 1 : group[0]] if n else []
        annex = any(ANNEX.search(block.text) for block in between if block.size <= LONGEST_TITLE)
        if n > heaviest and (weight >= SMALL * weights[heaviest] or annex):
            last = group[-1]
    bare = page.parents[low] <= 1
    return _Stretch(first, last, low, page.lasts[low], bare)


def _heads_links(page: Page, lines: _Lines, n: int) -> bool:
    """Whether a line is the head of a box that holds links and nothing else: 延伸阅读, 附件."""
    blocks = page.blocks
    if not 0 < n < len(blocks) - 1 or blocks[n].size > LONGEST_HEAD or not lines.is_linked(n + 1):
        return False
    box = _common(page, blocks[n].place, blocks[n + 1].place)
    behind = next((k for k in range(n + 2, len(blocks)) if not lines.is_linked(k)), n)
    return not any(box <= blocks[k].place <= page.lasts[box] for k in {n - 1, behind} - {n})


def _groups(blocks: Sequence[Block], prose: Sequence[int], lines: _Lines) -> list[list[int]]:
    """Lines of prose, parted where several links or the foot of a site stand between them."""
    groups = [[prose[0]]]
    for before, n in pairwise(prose):
        between = range(before + 1, n)
        links = sum(lines.is_linked(k) for k in between)
        foot = any(FOOT.search(blocks[k].text) for k in between)
        if links >= GAP or foot:
            groups.append([])
        groups[-1].append(n)
    return groups


def _common(page: Page, one: int, other: int) -> int:
    """The smallest element that holds both."""
    while not one <= other <= page.lasts[one]:
        one = page.parents[one]
    return one


def _top(lines: _Lines, stretch: _Stretch) -> int:
    """The report's first line: its title above the prose, else where what the same element holds or no link begins."""
    held = near = stretch.first
    titles: list[int] = []
    headings: list[int] = []
    links = 0
    for n in range(stretch.first - 1, max(-1, stretch.first - REACH), -1):
        block = lines.blocks[n]
        if PATH.search(block.text[:SHORT]) or lines.is_site(block):
            break
        if PRESSED.fullmatch(block.text[:SHORT]):
            continue
        if lines.is_linked(n):
            links += 1
            if links > 1:
                break
            continue
        near = near if links else n
        if stretch.holds(block) and not stretch.bare:
            held = n
        if TITLE.search(block.text) and block.size <= LONGEST_TITLE:
            titles.append(n)
        elif block.heading:
            headings.append(n)
    return min(held, (titles or headings or [near])[-1])


def _bottom(lines: _Lines, stretch: _Stretch) -> int:
    """The report's last line: what the same element holds below the prose, up to links or the foot of the site."""
    blocks, bottom, links = lines.blocks, stretch.last, 0
    for n in range(stretch.last + 1, _foot(lines, stretch.last + 1)):
        block = blocks[n]
        if NEXT.match(block.text) or lines.is_site(block):
            break
        if PRESSED.fullmatch(block.text[:SHORT]):
            continue
        if lines.is_linked(n):
            links += 1
            if links > 1:
                break
        elif not links or stretch.holds(block) or block.text.endswith(FULL):
            bottom = n
    return bottom


def _foot(lines: _Lines, start: int) -> int:
    """Where the foot of the site begins: at its words, and above them at links and addresses."""
    blocks = lines.blocks
    foot = next((n for n in range(start, len(blocks)) if FOOT.search(blocks[n].text)), len(blocks))
    while foot > start and (lines.is_linked(foot - 1) or BY_FOOT.match(blocks[foot - 1].text)):
        foot -= 1
    return foot
