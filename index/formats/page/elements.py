"""What a browser does with an element of a page: whether it shows it, as a line of its own, as a link, numbered.

Takes names and attributes, gives facts about them. Walks no tree.
"""

import re
from collections.abc import Mapping

from index.formats.list_numerals import written

UNSEEN = frozenset(
    "script style noscript template head title iframe frameset noframes object applet embed svg canvas audio video map "
    "select datalist textarea rp".split()
)
BLOCKS = frozenset(
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p plaintext pre "
    "search section summary table caption tbody thead tfoot tr td th ul xmp".split()
)
AS_TYPED = frozenset("pre listing plaintext xmp".split())
HEADINGS = frozenset(("h1", "h2"))
SITE = frozenset("nav footer aside header menu search".split())
SITE_ROLES = frozenset("navigation banner contentinfo complementary search menu menubar toolbar dialog".split())
SITE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|footer|foot|sidebar|copyright|share|toolbar|login|"
    r"pagination|related|recommend)(?=$|[\s_-])",
    re.I,
)
HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.I)
STANDS_ALONE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.I)
RUNS_ON = re.compile(r"display\s*:\s*inline(?!-)", re.I)
TYPED = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
COUNTED = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b([a-z-]+)", re.I)
WHOLE = re.compile(r"-?\d{1,6}")
# How a list's numbers are written and what stands behind them, by the type's name in HTML or CSS.
LISTS = {
    "1": ("decimal", "."),
    "decimal": ("decimal", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "a": ("lowerLetter", "."),
    "A": ("upperLetter", "."),
    "i": ("lowerRoman", "."),
    "I": ("upperRoman", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-ideographic": ("chineseCounting", "、"),
    "simp-chinese-informal": ("chineseCounting", "、"),
    "trad-chinese-informal": ("chineseCounting", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}
NUMBERED = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.．、）)]|[①-⑳]|第[一二三四五六七八九十\d]")
HAN = re.compile("[一-龥“《（]")
UNNUMBERED = frozenset("none disc circle square".split())


def is_unseen(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether a browser shows nothing of an element; what only a stylesheet hides is not known."""
    if tag in UNSEEN or (tag == "dialog" and "open" not in attributes):
        return True
    if not attributes:
        return False
    return attributes.get("hidden", "until-found") != "until-found" or bool(HIDES.search(attributes.get("style", "")))


def is_block(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element stands on lines of its own."""
    style = attributes.get("style", "")
    if tag in BLOCKS:
        return not (style and RUNS_ON.search(style))
    return bool(style and STANDS_ALONE.search(style))


def is_link(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is there to be pressed: a link to another page, a button, a word that runs a script."""
    return tag == "button" or "onclick" in attributes or (tag == "a" and "href" in attributes)


def is_site(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element calls itself menu, foot, path or side column of a site."""
    if tag in SITE or attributes.get("role", "") in SITE_ROLES:
        return True
    return any(SITE_NAMES.search(attributes.get(name, "")[:200]) for name in ("class", "id"))


def is_typed(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether line breaks and spaces of the source count."""
    return tag in AS_TYPED or bool(TYPED.search(attributes.get("style", "")))


def list_type(attributes: Mapping[str, str]) -> str:
    """How a list or an item says that it is numbered; empty where it does not say."""
    styled = COUNTED.search(attributes.get("style", ""))
    return styled[1].lower() if styled else attributes.get("type", "")


def list_label(number: int, kind: str) -> str:
    """The number as a browser writes it before an item: 3., 三、, c."""
    if kind in UNNUMBERED:
        return ""
    form, behind = LISTS.get(kind, LISTS["1"])
    return written(number, form) + behind


def labelled(text: str, label: str) -> str:
    """An item's text behind its number, where the text brings none of its own."""
    if not label or NUMBERED.match(text):
        return text
    return f"{label}{text}" if HAN.match(text) or not label.endswith(".") else f"{label} {text}"


def whole_number(words: str | None, otherwise: int) -> int:
    """An attribute such as start or colspan; `otherwise` where it is none."""
    found = WHOLE.match((words or "").strip())
    return int(found[0]) if found else otherwise
