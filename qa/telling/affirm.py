"""Whether a line's own words affirm or deny what a question asks to be so or not: 是不是要搞混改, 修完了吗.

Takes the stretches of a question, its terms and the lines, gives True, False, or None where it cannot be told. A line
affirms only what it says in every word, of the time that is asked for.
"""

import re
from collections.abc import Sequence

import rjieba

from index.models import Status
from qa.proving.claims import DENIED, fold
from qa.stages import Line
from qa.telling.rows import sides_of, way_of
from qa.telling.stated import stated_figures
from qa.telling.ways import spared, spoken_way
from qa.understanding.terms import SAID, Term

TAG = re.compile(
    r"(?:[对是]不[对是]|[对是真][的]?[吗吧]|真的假的|没错吧?|没记错吧?|是这样[吗吧]|是这个数[吗吧]?|属实[吗吧]|有这回?事[吗吧])[啊呀]?$"
)
FORM = re.compile(
    r"(?:[吗吧]|(?<![什怎那这多要])么)[啊呀]?$|没有?$|(?<=[一-龥])[不否]$|是不是|有没有|是否|能不能|会不会|可不可以|要不要|([一-龥])不\1|([一-龥])没\2"
)
# Forms that hold a 不 or 没 of their own and deny nothing.
ASKING = re.compile(
    r"是不是|有没有|是否|能不能|会不会|可不可以|要不要|对不对|不是说|没错|([一-龥])[不没]\1|没有?$|[不否]$|[吗么吧呢啊呀]+$"
)
NEGATED = re.compile("[不没未别无非零免]")
FORBIDS = frozenset("取消 停止 暂停 停 不再 禁止 严禁 不得 不准 不许 没有 未 尚未 废止".split())
STILL = re.compile(r"还[有用要能收办开交]|[能可]以?|有没有|要不要|许不许|让不让")
SETTLED = re.compile(r"了(?:吗|没有?|么|吧)?$|[完好成]了|已经|没有?$|过(?:吗|没有?)$")
AIMED = re.compile(r"要(?!闻|素|求)|会(?!议|展)|将|打算|计划|准备|还")
DONE = "完工 竣工 完成 落成 投用 投入使用 开通 通车 建成 开业 开园 投产 交付 启用 运营".split()
COMPLETES = re.compile(rf"[建修办做改装通弄搞开]*[完好成通]了?|{'|'.join(DONE)}")
COMPLETED = re.compile("|".join(DONE))
GENERIC = re.compile(r"[弄搞办做管抓有用要能会可以还就都也又再把给让是说了吗没不]+")
SERVING = re.compile("^[弄搞]|^还(?=[涨降增减提])")
POINTS = re.compile("[这那]")
WHOLLY = re.compile(r"都|全部|所有|每个?|全面|唯一|只|最|第[一二三四五六七八九十]")
MARKED = re.compile(r"\d[\d.]*[A-Za-z]*|[A-Za-z][A-Za-z0-9.+\-]*|“[^”]+”")
STOPS = re.compile("[，。！？；]+")
LEAST_TERM = 2


def stretches_of(text: str) -> list[str]:
    """A question between its marks and blanks, folded."""
    return [stretch for run in text.split() for stretch in STOPS.split(fold(run)) if stretch]


def is_tagged(text: str) -> bool:
    """Whether a question only asks to be told right: 没错吧, 是吗."""
    return any(TAG.search(stretch) for stretch in stretches_of(text))


def asks_whether(text: str) -> bool:
    """Whether a question has a form that yes or no answers."""
    return any(FORM.search(stretch) or TAG.search(stretch) for stretch in stretches_of(text))


def affirms(text: str, lines: Sequence[Line], terms: Sequence[Term]) -> bool | None:
    """What all lines alike say to a question that asks whether."""
    stretches = stretches_of(text)
    asked = [stretch for stretch in stretches if FORM.search(stretch) and not TAG.search(stretch)]
    said = [word for word in terms if any(word.word in stretch for stretch in asked)]
    if not any(_names(term) for term in said):
        asked, said = stretches, list(terms)
    words = "，".join(asked)
    if stated_figures(words) or not any(_names(term) for term in said) or not lines:
        return None
    found = {_affirms(words, "，".join(stretches), line, said) for line in lines}
    return found.pop() if len(found) == 1 else None


def _names(term: Term) -> bool:
    """Whether a term names a thing and not only what is done."""
    return len(term.word) >= LEAST_TERM and not GENERIC.fullmatch(term.word) and not COMPLETES.fullmatch(term.word)


def _affirms(asked: str, whole: str, line: Line, terms: Sequence[Term]) -> bool | None:
    told, bare = fold("，".join(piece.text for piece in line.pieces)), bare_question(asked)
    named = [*MARKED.findall(whole), *WHOLLY.findall(bare)]
    if any(word not in told for word in named) or not all(_is_said(term, told) for term in terms):
        return None
    ours, theirs = denials(bare), denials(told)
    if theirs - ours:
        return False if theirs - ours <= FORBIDS and not ours and STILL.search(asked) else None
    unclear = ours - theirs or (NEGATED.search(bare) and not ours) or "零" in told
    return None if unclear or not _in_time(asked, line) else _goes_as_asked(bare, told, line)


def _is_said(term: Term, told: str) -> bool:
    """Whether a line says a term, but for the verb of a person where the report has its own: 搞混改, 修完, 还涨."""
    said = term.matched(told) >= SAID or POINTS.match(term.word) is not None
    completes = COMPLETES.fullmatch(term.word) is not None and COMPLETED.search(told) is not None
    generic = GENERIC.fullmatch(term.word) is not None
    return said or completes or generic or spared(SERVING.sub("", term.word)) in told


def _in_time(asked: str, line: Line) -> bool:
    """Whether done is asked of a result, and to be done of a target."""
    if SETTLED.search(asked):
        return line.status is Status.RESULT
    return not AIMED.search(bare_question(asked)) or line.status is Status.TARGET


def bare_question(asked: str) -> str:
    """The folded words of a question without the forms of asking that hold a 不 or 没 of their own."""
    return "，".join(ASKING.sub("", stretch) for stretch in STOPS.split(asked))


def denials(words: str) -> frozenset[str]:
    """The words among these that deny or end something."""
    return DENIED & frozenset(rjieba.cut(words))


def _goes_as_asked(asked: str, told: str, line: Line) -> bool | None:
    """涨了吗 is answered by what rose; where a figure fell instead, it is denied."""
    way = spoken_way(asked)
    if way is None:
        return True
    ways = {found for side in sides_of(line) if (found := way_of(side.row))}
    if ways:
        return (ways == {way}) if len(ways) == 1 else None
    return True if spoken_way(told) is way else None
