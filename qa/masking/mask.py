"""Personal data out of a text: what is found, and the text with a word for its kind in its place.

Takes what a person typed, of any length; gives the same with 〔手机号〕 and the like. Keeps nothing, and
knows no question: a figure, a region, a road, a service number (12345) stay.
"""

import re
from collections.abc import Callable, Iterator

from qa.masking.addresses import find_addresses
from qa.masking.codes import find_documents, find_emails, find_passports, find_plates, find_said_plates
from qa.masking.fold import SPOKEN, blank, fold, in_digits
from qa.masking.kinds import Found
from qa.masking.names import find_names
from qa.masking.numbers import find_numbers

# Without one of these there is nothing to look for: most questions end here.
_SPOKEN = "".join(SPOKEN)
WORTH_A_LOOK = re.compile(
    rf"[0-9@#叫姓名号栋幢弄人主民]|[{_SPOKEN}][{_SPOKEN} ]{{2}}|[{_SPOKEN}十百][室组队小村]"
    r"|单元|我是|艾特|[Aa][Tt][) \]]|患者|学生|考生|家长|职工|员工|房东|租客"
)
ROUNDS = 4
# No piece of personal data has more characters.
LONGEST = 200

Finder = Callable[[str], Iterator[Found]]
# Addresses with their own signs before bare digits, and names before the doors that they stand beside.
IN_DIGITS: tuple[Finder, ...] = (
    find_emails,
    find_plates,
    find_said_plates,
    find_passports,
    find_documents,
    find_numbers,
)
IN_WORDS: tuple[Finder, ...] = (find_names, find_addresses)


def mask(text: str) -> str:
    """The text with a bracketed word in place of each piece of personal data; masking it again changes nothing."""
    parts, done = [], 0
    for found in find(text):
        parts += [text[done : found.start], f"〔{found.kind}〕"]
        done = found.end
    return "".join([*parts, text[done:]])


def beginning(text: str, most: int) -> str:
    """At most the first `most` characters, and no piece of personal data cut in two: half of one is not known again."""
    cut = most
    if len(text) > most:
        for found in find(text[: most + LONGEST]):
            if found.start < cut < found.end:
                cut = found.start
    return text[:cut]


def find(text: str) -> tuple[Found, ...]:
    """Every piece of personal data, in order, none overlapping; offsets count characters of `text`."""
    folded = fold(text)
    if not WORTH_A_LOOK.search(folded):
        return ()
    every: list[Found] = []
    # What is taken out can free what stood against it; a text that is made to go on for ever does not.
    for _ in range(ROUNDS):
        count = len(every)
        for finders, spelled in ((IN_DIGITS, in_digits), (IN_WORDS, str)):
            looked_at = spelled(folded)
            for finder in finders:
                if new := list(finder(looked_at)):
                    every += new
                    folded, looked_at = blank(folded, new), blank(looked_at, new)
        if len(every) == count:
            break
    return tuple(sorted(every, key=lambda found: found.start))
