"""Time words of a question, and the words that ask for what was done or for what is aimed at.

Takes clean text, gives the `Time`s in its order, each with the statuses that its own clause asks for. A
`Time` becomes years only against an edition: 今年 is the edition's year, never the clock's. Knows no report.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index.models import Status
from index.structure import plan_period

# By how many years from the edition. The guards keep 目前年产量, 如今年轻人, 文明年, 上年纪 and 提前一年 apart.
RELATIVE = {
    0: r"(?<![如当])今年(?!轻)|(?<![成基日资])本年度?|(?<![\d一二三四五六七八九十两几半近多数])年内|这一年(?!来)"
    r"|(?<!应)当年|(?<=到)年底|(?<![\d年今去前明])年底(?=之?前)",
    -1: r"(?<![失过])去年|(?<!以)上年度?(?![纪龄])|上一年度?(?!级)|(?<![之以提])前一年|(?:刚)?过去(?:的|这)*一年",
    -2: r"(?<![目之以当提空大])前年",
    -3: r"大前年",
    1: r"(?<!文)明年|(?<!年)来年|(?<!以)下一年(?!级)|次年",
    2: r"(?<![以之])后年",
}
STEP = {
    -1: r"(?<![之以提])(?:再)?前一年|(?:再)?上一年度?(?!级)|(?<!以)上年度?(?![纪龄])",
    1: r"(?<![以最之])(?:[下后]一年|次年)(?!级)",
}
NUMBER = r"[一二两三四五六七八九十\d]"
ABSOLUTE = re.compile(
    r"(?<!\d)(?P<year>20[0-4]\d)(?:年度?(?!级)|(?=[目计的全完上下各分，,。？?\s、和与]|$))"
    r"|(?<![\d近这过第前满超每住等干用了有约])(?P<short>[12]\d)"
    r"(?:年(?![级期来内间多老了以前]|的?老)|(?=[、和与到至][12]\d年(?!级)))"
    r"|二[〇零](?P<tens>[一二三四])(?P<ones>[〇零一二三四五六七八九])年?"
)
PLAN = (
    r"(?<![二三四五六七八九第前百千])[“\"]?十(?P<plan>[一二三四五六七八九])五(?![岁个天人名分里万亿])[”\"]?"
    r"(?:规划|时期|期间)?"
)
FIVE_YEARS = re.compile(r"[近过这][去]?的?五年|五年来|[近过]5年")
RANGE = r"(?<!\d)(?P<first>20[0-4]\d)年?[-—–~～至到](?P<last>20[0-4]\d)年?(?!\d)"
BACK = (
    rf"(?:最近|过去|[近这过]|(?<![之以提目])前)(?:的|这)*(?P<back>{NUMBER})年(?:[来间里])?(?!级|期)"
    rf"|(?<![十\d])(?P<since>{NUMBER})年来"
)
AHEAD = rf"(?:未来|今后|接下来)(?:的)?(?P<ahead>{NUMBER})年(?!级|期)"
BOTH = r"(?<![一二三四五六七八九十\d])(?P<both>[两2])年(?=各|都|分别|哪|相?比|间?的差)"
BOUNDARY = r"(?:年?(?:[底末](?![端层下线商盘片])|初(?![中级步心期始一二三])))?"
WORD = re.compile(
    rf"(?:{RANGE}|{ABSOLUTE.pattern}|{PLAN}(?P<end>末)?(?:[的这]*五年)?|{BOTH}|(?P<step_back>{STEP[-1]})"
    rf"|(?P<step_on>{STEP[1]})|{'|'.join(f'(?P<year{n + 3}>{pattern})' for n, pattern in RELATIVE.items())}"
    rf"|{BACK}|{AHEAD}){BOUNDARY}"
)
STEP_GROUPS = {"step_back": -1, "step_on": 1}
OFFSET_GROUPS = {f"year{n + 3}": n for n in RELATIVE}
BOTH_YEARS = 2
DIGITS = {digit: str(n) for n, digit in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2", "十": "10"}

STRONG_TARGET = re.compile(
    r"目标|(?<!行动)(?<![一二三四五六七八九十]年)计划(?!生育|书)|打算|预期(?!寿命)|预计|力争|争取|(?<![模虚])拟(?!态)"
    r"|(?<![稳决确规认评签制固肯协假指法一鉴特])定(?:了|在|多少|的|得|为|几)"
)
# Words that also tell a story (正在准备, 要自己掏钱): they aim only where how much or what comes behind them.
WEAK_TARGET = re.compile(
    r"(?:(?<![主重必次纪摘概提])要(?!求|素|闻|点|道|塞|件|紧|么|是|不|回)|将(?!军)|准备(?!金)|任务|安排|确保|想(?=[让把要控争建]))"
    r"(?=[^，,。；;？?！!]{0,20}(?:多少|几|哪|什么|啥|多大|各是|各为))"
)
INTENDED = re.compile(
    r"((?:要|计划|打算|需要?|拟|将|力争|准备|预计|预期|争取|确保)[一-龥]{0,4}?)(?:完成|实现|达成)(?!情况|率|得|了|没|与否)"
)
RESULT = re.compile(
    r"完成(?:了|情况|多少|数|得|率|[和与及、])|[做达]到了|实际|成果|成绩|做了|已经|(?:(?!定)[一-龥]|[稳确决规认评签制]定)了(?:多少|几|哪|没|百分)|新增了|增长了|建了|建成了"
    r"|(?:实现|兑现|达成|达到|完成)了?(?:没|吗|与否)|(?:目标|任务|计划)[^，,。？?]{0,4}(?:完成|实现|达成|兑现)"
)
BREAK = re.compile(r"[，,。；;？?！!]")
TOGETHER = re.compile(r"(?:[和与及跟同、，,\s]|以及|还有)*")
AGAINST = re.compile(r"(?:(?<![占同环])比|较|相比于?|对比)[起之]?$")
BESIDE = re.compile(r"[和与跟同]$")
MEASURED = re.compile(r"相?[比较]")
# 比上年增长百分之几 asks for a growth that the report states, 比上年多多少个 sets two years against each other.
MOVES = r"(?:增长|增加|上升|上涨|下降|降低|减少|提高|提升|[涨降升多少])"
GROWTH = re.compile(
    rf"{MOVES}[^，,。？?]{{0,4}}(?:百分|几个点|几成|几倍|[%％])|增幅|涨幅|同期"
    r"|(?:增长|上升|上涨|下降|降低|提高|提升|[涨降升])了?(?:多少|几)(?!个|家|套|户|座|人|条|项)"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time word at `text[start:end]`: `offset` years from the edition, or `step` from the time before it, or `years`.

    `back` and `ahead` count a span of years before the edition, or from it on. `clause` is what is said of it;
    `against` tells that another time is compared with it.
    """

    start: int
    end: int
    offset: int = 0
    step: int = 0
    years: tuple[str, ...] = ()
    back: int = 0
    ahead: int = 0
    clause: str = ""
    against: bool = False

    def within(self, edition: int, before: str) -> tuple[str, ...]:
        """Its years and periods against an edition; `before` is the year of the time before it, or empty."""
        if self.years:
            return self.years
        if self.step:
            return (str((int(before) if before.isdigit() else edition) + self.step),)
        if self.back == BOTH_YEARS:
            return str(edition - 2), str(edition - 1)
        if self.back > 1:
            return (f"{edition - self.back}-{edition - 1}",)
        if self.ahead:
            return (f"{edition}-{edition + self.ahead - 1}",)
        return (str(edition + (-1 if self.back else self.offset)),)


def find_times(text: str) -> tuple[Time, ...]:
    """The times that a question asks about or compares with, each with its clause, in the order of the text.

    A time that only tells since when a growth counts (比上年增长) is left out.
    """
    words = [match for match in WORD.finditer(text) if not _is_base(text, match)]
    words = [match for n, match in enumerate(words) if n == 0 or match[0] != "当年"]
    begins = _begins(text, words)
    found: list[Time] = []
    for n, match in enumerate(words):
        first, last = n, n
        while first and _is_joined(text, words[first - 1], words[first]):
            first -= 1
        while last + 1 < len(words) and _is_joined(text, words[last], words[last + 1]):
            last += 1
        clause = text[begins[first] : begins[last + 1]]
        found.append(replace(_time(match), clause=clause, against=_is_against(text, match)))
    return tuple(found)


def without_times(text: str) -> str:
    """The text with a blank for every time word."""
    return re.sub(r"全年|截至(?:目前)?|目前|现在", " ", WORD.sub(" ", text))


def _begins(text: str, words: Sequence[re.Match[str]]) -> list[int]:
    """Where the clause of each time begins: at its own word where another time stands before it; and the text's end."""
    begins, before = [], 0
    for n, match in enumerate(words):
        start = max((m.end() for m in BREAK.finditer(text, 0, match.start())), default=0)
        begins.append(0 if n == 0 else start if start >= before else match.start())
        before = match.end()
    return [*begins, len(text)]


def _is_joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return TOGETHER.fullmatch(text, one.end(), other.start()) is not None


def _is_against(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    return bool(AGAINST.search(before) or (BESIDE.search(before) and MEASURED.match(text, match.end())))


def _is_base(text: str, match: re.Match[str]) -> bool:
    stop = BREAK.search(text, match.end())
    return _is_against(text, match) and bool(GROWTH.search(text, match.end(), stop.start() if stop else len(text)))


def _time(match: re.Match[str]) -> Time:
    named = {name: value for name, value in match.groupdict().items() if value}
    kind, value = next(iter(named.items()))
    time = Time(match.start(), match.end())
    if kind in {"back", "since", "both"}:
        return replace(time, back=int(DIGITS.get(value, value)))
    if kind == "ahead":
        return replace(time, ahead=int(DIGITS.get(value, value)))
    if kind in STEP_GROUPS:
        return replace(time, step=STEP_GROUPS[kind])
    if kind in OFFSET_GROUPS:
        return replace(time, offset=OFFSET_GROUPS[kind])
    return replace(time, years=_named_years(kind, named))


def _named_years(kind: str, named: Mapping[str, str]) -> tuple[str, ...]:
    """Years as they are named; of a range the period and its ends, of which an edition has one or the other."""
    if kind == "first":
        ends = tuple(dict.fromkeys((named["first"], named["last"])))
        return ("-".join(ends), *ends) if len(ends) > 1 else ends
    if kind == "plan":
        period = plan_period(f"十{named['plan']}")
        return (period[5:] if "end" in named else period,)
    if kind == "tens":
        return (f"20{DIGITS[named['tens']]}{DIGITS[named['ones']]}",)
    return (named[kind] if kind == "year" else f"20{named[kind]}",)


def statuses(clause: str, weak: bool = True) -> tuple[Status, ...]:
    """What words ask for, in their order: done, aimed at, both or neither. 要 and 安排 count unless words ask for done.

    Without `weak` they never count: 去年要回来多少欠款 aims at nothing.
    """
    plain = INTENDED.sub(r"\1", clause)
    result = RESULT.search(plain)
    target = STRONG_TARGET.search(plain) or (None if result or not weak else WEAK_TARGET.search(plain))
    places = [(found.start(), status) for found, status in ((target, Status.TARGET), (result, Status.RESULT)) if found]
    return tuple(status for _, status in sorted(places, key=lambda place: place[0]))
