"""What of an answer needs no proof: fixed wording, report titles, the question's own words, the hotline.

Takes prompts/, the reports and the question; strips what is exempt from a line and tells the frame that a
template sets. Everything else has to be proved.
"""

import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from index.models import Report, Status
from qa.claims import NUMERAL, fold
from qa.frames import Frame
from qa.prompts import Prompts

HOTLINE = re.compile(
    r"(?:如需(?:进一步|更多|其他|详细|具体|了解|咨询|查询|核实|信息|情况|详情|帮助|内容|的){1,5}，?|详情|更多信息|其他事项)?(?:请|可以?)?(?:拨打|致电)12345(?!\d)(?:政务服务)?(?:便民)?(?:服务)?(?:热线)?(?:咨询|了解|查询)?"
)
QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|《([^《》]*)》")
ASKED = re.compile(r"(?:您|你|所)(?:所|想)?(?:问|说|提)(?:到|起)?的?(?:是)?$")
NAMED = re.compile(r"(?:关于|对于|针对|按照?|就)$")
MARKS = "，；。：！？、"
SENTENCE = re.compile(r"(?<=[。！？])")
UNFIXED = re.compile(r"\{(?:lines|ask)\}")


@dataclass(frozen=True, slots=True)
class Exempt:
    """`sentences` are fixed replies, `labels` the lines of an answer by their status, `titles` with 《》 or bare."""

    sentences: tuple[re.Pattern[str], ...]
    labels: tuple[tuple[Status, re.Pattern[str]], ...]
    titles: tuple[str, ...]
    question: str

    def label(self, line: str) -> tuple[Frame, str]:
        """The frame that a line's template sets, and the text in it; no frame and all of the line for free text."""
        for status, pattern in self.labels:
            if found := pattern.fullmatch(line):
                named = found.groupdict()
                times = (f"{named['year']}年",) if named.get("year") else ()
                region = named.get("region") or ""
                return Frame(times, None if status is Status.OTHER else status, region), named["text"]
        return Frame(), line

    def strip(self, sentence: str) -> str:
        """A sentence without what needs no proof; empty when all of it is fixed wording."""
        if any(pattern.fullmatch(sentence) for pattern in self.sentences):
            return ""
        for title in self.titles:
            sentence = without(sentence, re.escape(title))
        return without(sentence, HOTLINE.pattern)

    def is_asked(self, quoted: str, before: str) -> bool:
        """Whether words in quotation marks are the question's and called so; figures only as what was asked."""
        called = ASKED.search(before) or (not NUMERAL.search(quoted) and NAMED.search(before))
        return bool(quoted) and quoted in self.question and called is not None and bool(called)


def without(sentence: str, words: str) -> str:
    """A sentence without some words; what stood around them is not joined to one word."""

    def mark(found: re.Match[str]) -> str:
        around = sentence[found.start() - 1 : found.start()], sentence[found.end() : found.end() + 1]
        return "，" if all(one and one not in MARKS for one in around) else ""

    return re.sub(words, mark, sentence)


def exempt_of(
    reports: Mapping[str, Report], wording: Prompts, question: str, cited: Iterable[str] | None = None
) -> Exempt:
    """What needs no proof in an answer to `question`; `cited` are the reports whose titles a statement may name."""
    titles = tuple(sorted({report.title for report in reports.values()}))
    own = titles if cited is None else tuple(sorted({reports[report].title for report in cited}))
    regions = tuple(sorted({report.region for report in reports.values()}))
    fixed = (*wording.outcomes.values(), *wording.clarify.values(), wording.label)
    lines = tuple((status, wording.lines[status]) for status in Status)
    named = tuple(word for title in own for word in (f"《{fold(title)}》", fold(title)))
    return replace(_fixed(titles, regions, fixed, lines), titles=named, question=fold(question))


@lru_cache(maxsize=64)
def _fixed(
    titles: tuple[str, ...], regions: tuple[str, ...], replies: tuple[str, ...], lines: tuple[tuple[Status, str], ...]
) -> Exempt:
    named = "|".join(re.escape(fold(name)) for name in titles)
    place = "|".join(re.escape(fold(name)) for name in regions)
    values = {
        "title": rf"(?:《(?:{named})》、?)*",
        "regions": rf"(?:(?:{place})、?)*",
        "region": rf"(?P<region>(?:{place})?)",
        "limit": r"\d+",
        "year": r"(?P<year>\d{4}(?:—\d{4})?)",
        "text": r"(?P<text>.*?)",
    }
    sentences = [s for reply in replies for s in SENTENCE.split(reply) if not UNFIXED.search(s)]
    return Exempt(
        tuple(_pattern(s, values) for s in sentences if s),
        tuple((status, _pattern(line, values, loose_end=True)) for status, line in lines),
        (),
        "",
    )


def _pattern(template: str, values: Mapping[str, str], loose_end: bool = False) -> re.Pattern[str]:
    """A template as an expression over folded text; `loose_end` lets a line's full stop be missing."""
    parts = [
        re.escape(fold(literal)) + (values[name] if name else "")
        for literal, name, _, _ in string.Formatter().parse(template)
    ]
    whole = "".join(parts)
    return re.compile(f"(?:{whole.removesuffix('。')})。?" if loose_end else whole)
