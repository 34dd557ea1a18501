"""Names of people behind the words that announce one: 我叫, 姓名, 本人, 联系人, 我是.

Takes folded text; gives what is found, in order. A name that nothing announces is not looked for: Chinese
has no capitals, and questions and reports are full of words that begin with a family name.
"""

import re
from collections.abc import Callable, Iterator

import rjieba

from qa.masking.kinds import Found, Kind
from qa.masking.surnames import COMPOUND, SINGLE

_HAN = "[一-鿿]"
_SURNAME = f"(?:{'|'.join(COMPOUND.split())}|[{SINGLE}])"
_ROLES = (
    "本人|联系人|户主|业主|申请人|投诉人|举报人|反映人|收件人|寄件人|经办人|负责人|法定代表人|法人代表|法人|患者|病人|村民"
    "|居民|市民|学生|考生|家长|车主|房主|房东|租客|当事人|持卡人|开户人|户名|监护人|被保险人|参保人|残疾人|职工|员工"
)
_SAYS = "(?:姓名|名字|全名)"
_GAP = "[ :,]{0,2}"
# A person, or the name itself, is called so: what comes is a name.
CALLED = re.compile(
    rf"(?:[我他她爸妈公婆妹亲夫妻妇象子女儿孩宝娃爷奶姥哥姐弟伴孙字主事友居]名?叫做?|(?<!有)人叫做?){_GAP}"
    rf"|{_SAYS}{_GAP}[是为叫:]{_GAP}|(?:{_ROLES}){_SAYS}?(?:叫做?|[:,]){_GAP}"
)
# After these it may be one.
LABELLED = re.compile(rf"{_SAYS} ?|(?:{_ROLES}){_SAYS}?[是为 ]{{0,2}}")
SELF = re.compile("我是")
CALL_ME = re.compile("叫我")
SURNAME_FIRST = re.compile("姓")

# What follows a name and is no part of it.
_NEXT = (
    r"[^一-鿿]|$|想[问知了请咨要看反办查]|请|要[问查办]|住|家[住在里]|我|今年|去年|前年|明年|现在|已经|电话|手机|联系|身份|邮箱"
    r"|车牌|银行|卡号|护照|性别|年龄|的|是|来自|问[问一下个]|就|咨询|反映|投诉|反应|希望|上[小初高大]"
)
_GIVEN = f"(?![我的是叫]){_HAN}(?:(?!{_NEXT}){_HAN})?"
NEXT = re.compile(_NEXT)
NAME = re.compile(f"{_SURNAME}{_GIVEN}")
TAKEN_APART = re.compile(rf"{_SURNAME}{_GAP}(?:名字?叫?|叫){_GAP}(?:{_SURNAME}(?=..))?{_GIVEN}")
MINORITY = re.compile(
    rf"{_HAN}{{1,8}}(?:·{_HAN}{{1,8}}(?=·))?·(?:{_HAN}{{1,8}}?(?={_NEXT})|{_HAN}{{1,5}})",
)

# What somebody is, or where from, ends so.
NOT_LAST = tuple("人员者户工族商领区市县镇村队部局院校嫂厂店州省港庄")
# The dictionary takes these for names.
NO_NAMES = frozenset("高三 高中生 安保 雷达 陆军 华为 黄牛 毛利 殷商 鲁山 单身汉".split())


def find_names(text: str) -> Iterator[Found]:
    """Every name that is announced."""
    announced = {at: rule for rule, pattern in RULES for at in (match.end() for match in pattern.finditer(text))}
    found: list[Found] = []
    # From the last to the first: a name ends where the one behind it begins, and may need that to be one.
    edge = len(text)
    for start in sorted(announced, reverse=True):
        if start < edge and (end := announced[start](text, start, edge)):
            found.append(Found(Kind.NAME, start, end))
            edge = start
    return reversed(found)


def _called_at(text: str, start: int, edge: int) -> int | None:
    """Where the name that begins here ends, before `edge`."""
    match = MINORITY.match(text, start, edge) or NAME.match(text, start, edge)
    if not match or (_is_word(match[0][:2]) and not NEXT.match(text, match.end(), edge)):
        return None
    return match.end()


def _labelled_at(text: str, start: int, edge: int) -> int | None:
    """As where one is called so, if it ends like a name and is not a word of the dictionary."""
    match = MINORITY.match(text, start, edge) or NAME.match(text, start, edge)
    if not match or not NEXT.match(text, match.end(), edge) or _is_word(match[0]):
        return None
    return match.end()


def _self_at(text: str, start: int, edge: int) -> int | None:
    """As behind a label, but 我是徐州人, 我是高中生的家长 and 我是白领 are none."""
    end = _labelled_at(text, start, edge)
    if end is None or text.startswith(("的", "是"), end):
        return None
    name = text[start:end]
    if name.endswith(NOT_LAST) or name in NO_NAMES or _is_word(name[:2]):
        return None
    return end


def _apart_at(text: str, start: int, edge: int) -> int | None:
    match = TAKEN_APART.match(text, start, edge)
    return match.end() if match else None


def _is_word(name: str) -> bool:
    """Whether the dictionary has it, and not as a person's name."""
    return rjieba.has_word(name) and not rjieba.tag(name)[0][1].startswith("nr")


# The later a rule, the more it says; it is the one that is asked where two end at the same place.
RULES: tuple[tuple[Callable[[str, int, int], int | None], re.Pattern[str]], ...] = (
    (_apart_at, SURNAME_FIRST),
    (_self_at, SELF),
    (_labelled_at, CALL_ME),
    (_labelled_at, LABELLED),
    (_called_at, CALLED),
)
