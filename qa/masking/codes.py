"""E-mail addresses, number plates and travel documents: letters and digits in a fixed form.

Takes folded text with its digits in ASCII; gives what is found, in order of its kind.
"""

import re
from collections.abc import Iterator

from qa.masking.fold import BARRIER
from qa.masking.kinds import Found, Kind

# Each try begins where a name begins and takes all of it, so a long text without @ is read once.
_NAME = r"A-Za-z0-9._%+#\-"
EMAIL = re.compile(
    rf"(?<![{_NAME}])[{_NAME}]++ {{0,2}}(?:@|\(at\)|\[at\]|(?<= )at(?= )|艾特) {{0,2}}"
    rf"[A-Za-z0-9\-]++(?: {{0,2}}(?:\.|点|dot) {{0,2}}(?:(?!(?:19|20)[0-9]{{2}}年)[A-Za-z0-9\-])++)++",
    re.IGNORECASE,
)

_PROVINCE = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
_SIGN, _LETTER = "[A-HJ-NP-Z0-9]", "[A-HJ-NP-Z]"
PLATE = re.compile(
    # not the 新 of a new thing, as in 创新A
    rf"(?:[{_PROVINCE[:-1]}]|(?<![创更最全革刷翻崭])新)[ ·\-]?{_LETTER}[ ·.\-]{{0,3}}"
    rf"(?:{_SIGN}{{4}}[学警港澳挂领试超]"
    rf"|[A-HJK]{_SIGN}[0-9]{{4}}(?![A-Z0-9])|[0-9]{{5}}[A-HJK](?![A-Z0-9])"
    # five signs, two digits at least; a count has its unit behind it
    rf"|(?=(?:[A-Z]{{0,3}}[0-9]){{2}}){_SIGN}{{5}}(?![A-Z0-9]|[元万亿%倍吨亩公千家个户辆条人年]))",
    re.IGNORECASE,
)
# Without the province, and an embassy's.
SAID_PLATE = re.compile(
    rf"车牌(?:号码?)?[是为:, ]{{0,3}}({_LETTER}[ ·.\-]?{_SIGN}{{5,6}}(?![A-Z0-9])|使[0-9]{{6}}|[0-9]{{6}}使)",
    re.IGNORECASE,
)

_EDGE, _END = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
PASSPORT = re.compile(
    rf"{_EDGE}(?:[EG][ \-]?[0-9]{{4}}[ \-]?[0-9]{{4}}|E[A-HJ-NP-Z][ \-]?[0-9]{{7}}|[DSP]E?[ \-]?[0-9]{{7,8}}){_END}",
    re.IGNORECASE,
)
# Other documents' numbers could be anything: only the document's name before them tells.
DOCUMENT = re.compile(
    rf"(?:护照|通行证|回乡证|台胞证|居留证)[^A-Za-z0-9，。；{BARRIER}]{{0,6}}(?:No\.? ?)?"
    rf"([A-Z]{{0,2}}[ \-]?[0-9]{{7,10}}){_END}",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[Found]:
    """Addresses with @, or with what is said or written for it."""
    return (Found(Kind.EMAIL, match.start(), match.end()) for match in EMAIL.finditer(text))


def find_plates(text: str) -> Iterator[Found]:
    """Plates of every kind that is on the road."""
    return (Found(Kind.PLATE, match.start(), match.end()) for match in PLATE.finditer(text))


def find_said_plates(text: str) -> Iterator[Found]:
    """Plates by the word before them."""
    return (Found(Kind.PLATE, match.start(1), match.end(1)) for match in SAID_PLATE.finditer(text))


def find_passports(text: str) -> Iterator[Found]:
    """Passports by their form."""
    return (Found(Kind.PASSPORT, match.start(), match.end()) for match in PASSPORT.finditer(text))


def find_documents(text: str) -> Iterator[Found]:
    """Passports and travel permits by the name before them."""
    return (Found(Kind.PASSPORT, match.start(1), match.end(1)) for match in DOCUMENT.finditer(text))
