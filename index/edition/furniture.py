"""Which lines of a report make no passage: title, source, names before the body, 各位代表：, what a site adds.

Takes the paragraphs of a report in order, gives their indices. Cuts nothing, and leaves what may be the body's.
"""

import re
from collections.abc import Iterator, Sequence

from index.edition.front import PART, SENTENCE_END, front_of, is_salutation
from index.edition.site_lines import LONGEST, is_edge_line, is_site_line, opens_links
from index.edition.titles import plain, read_title

RUNNING = 40
LINK = 60
ANNEX = re.compile(r"附[件录表:\d]|.{0,30}(?:名词|术语|用语)(?:解释|注释|说明)")


def furniture_of(paragraphs: Sequence[str]) -> tuple[int, ...]:
    """Indices of the lines that make no passage, in order; takes time linear in the text's length."""
    lines = [plain(line) if len(line) <= LONGEST else "" for line in paragraphs]
    front = front_of(paragraphs)
    found = set(front.furniture) | set(_links(lines, front.end))
    last = max((n for n, line in enumerate(paragraphs) if n not in found and _is_sentence(line, lines[n])), default=-1)
    for n, line in enumerate(lines):
        anywhere = is_site_line(line) or is_salutation(paragraphs[n]) or _is_running_head(line)
        if anywhere or (n > last and is_edge_line(line)):
            found.add(n)
    return tuple(sorted(found))


def _is_running_head(line: str) -> bool:
    return len(line) <= RUNNING and line.endswith("报告") and read_title(line) is not None


def _is_sentence(paragraph: str, line: str) -> bool:
    """Whether a paragraph is prose; behind the last one stand annexes without sentences, and what a site adds."""
    ends = paragraph.rstrip().endswith(SENTENCE_END) or not line
    return ends and not is_site_line(line) and not is_edge_line(line)


def _links(lines: Sequence[str], start: int) -> Iterator[int]:
    """Titles of other pages behind 相关链接, until a sentence or an annex."""
    linked = False
    for n in range(start, len(lines)):
        line = lines[n]
        linked = opens_links(line) or (linked and _is_link(line))
        if linked:
            yield n


def _is_link(line: str) -> bool:
    if not 0 < len(line) <= LINK or line.endswith((*"。;；:", "......")):
        return False
    return not ANNEX.match(line) and not PART.match(line)
