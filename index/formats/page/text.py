"""White space of a page as a reader sees it: a break of the source is no space between 汉字.

Takes the characters of one line of a page, gives its text. Knows no elements.
"""

import re
from collections.abc import Iterator

# Stand-ins for a note's mark in the text of a line: one that links to its note, and the two ends of one that may not.
CALL, OPEN_MARK, CLOSE_MARK = "\ufdd0", "\ufdd1", "\ufdd2"
# A break of the source between two elements of a line: 来源：日报 and 时间：… of a template, or a pretty-printer's.
SEAM = "\ufdd3"
STAND_INS = CALL + OPEN_MARK + CLOSE_MARK + SEAM
# Characters without a shape of their own, and those that this reader stands its own for.
CONTROLS = (*range(9), *range(14, 32), 0x7F)
SHAPELESS = (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *map(ord, STAND_INS))
INVISIBLE = dict.fromkeys((*CONTROLS, *SHAPELESS))
SPACE = re.compile(f"[ \t\n\r\f\v{SEAM}]+")
WIDE = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
    f"“”‘’—…·\u2002\u2003{STAND_INS}]"
)
# Paragraphs that only an indentation parts: 。　　过去一年
INDENTED = re.compile("[\u2003\u3000]{2,4}(?=[^\u2003\u3000])")
LONG = 200


def visible(text: str) -> str:
    """Characters of the source without those that nobody can see."""
    return text.translate(INVISIBLE) if not text.isascii() or "\x00" in text else text


def size(text: str) -> int:
    """How many characters are no white space."""
    return len("".join(text.split()))


def collapse(raw: str) -> str:
    """A line as it is shown: white space of the source as one space, none where a break stands beside 汉字.

    A break between two elements is none in prose alone; a line of source and date is made of such elements.
    """
    apart = len(raw) <= LONG and "。" not in raw

    def gap(run: re.Match[str]) -> str:
        if ("\n" not in run[0] and SEAM not in run[0]) or (SEAM in run[0] and apart):
            return " "
        beside = raw[max(0, run.start() - 1) : run.start()] + raw[run.end() : run.end() + 1]
        return "" if WIDE.search(beside) else " "

    return SPACE.sub(gap, raw).replace("\xa0", " ").strip()


def paragraphs(line: str) -> Iterator[str]:
    """The paragraphs of a line: one, but of a long line those that begin with the indentation of Chinese print."""
    yield from (part.strip() for part in INDENTED.split(line)) if len(line) > LONG else (line,)
