"""What of an answer needs no proof: fixed wording, report titles, the question's own words, the hotline.

Takes prompts/, the reports and the question; strips what is exempt from a line and tells the frame that a
template sets. Everything else has to be proved.
"""

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from index.models import Report, Status
from qa.claims import NUMERAL, Frame, fold
from qa.prompts import Prompts

HOTLINE = re.compile(
    r"(?:如需[一-龥]{2,8}，?|详情|更多信息|其他事项)?(?:请|可以?)?(?:拨打|致电)12345(?!\d)(?:政务服务)?(?:便民)?(?:服务)?(?:热线)?(?:咨询|了解|查询)?"
)
QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|《([^《》]*)》")
ASKED = re.compile(r"(?:问|说|提)(?:到|起)?的?$")
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
            sentence = sentence.replace(title, "")
        return HOTLINE.sub("", sentence)

    def is_asked(self, quoted: str, before: str) -> bool:
        """Whether words in quotation marks are the question's; figures only where they are called so."""
        said = quoted in self.question
        return bool(quoted) and said and (not NUMERAL.search(quoted) or ASKED.search(before) is not None)


def exempt_of(reports: Mapping[str, Report], wording: Prompts, question: str) -> Exempt:
    """What needs no proof in an answer to `question`."""
    titles = tuple(sorted({report.title for report in reports.values()}))
    regions = tuple(sorted({report.region for report in reports.values()}))
    fixed = (*wording.outcomes.values(), *wording.clarify.values(), wording.label)
    lines = tuple((status, wording.lines[status]) for status in Status)
    return replace(_fixed(titles, regions, fixed, lines), question=fold(question))


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
        tuple(word for title in titles for word in (f"《{fold(title)}》", fold(title))),
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
