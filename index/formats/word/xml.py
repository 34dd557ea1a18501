"""The names and values of WordprocessingML, as the parts of the docx reader share them.

Takes elements, gives tags, settings and what of them a reader of the page does not see. Opens no file.
"""

import re
from functools import cache
from typing import Any

Element = Any  # lxml ships no types
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WHOLE = re.compile(r"-?\d{1,9}")


@cache
def w(name: str) -> str:
    """The tag, or attribute, of Word's own namespace."""
    return f"{{{WORDS}}}{name}"


VAL = w("val")
ROW, CONTROL = w("tr"), w("sdt")
ALTERNATIVES, CHOICE, FALLBACK = (f"{{{CHOICES}}}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
GONE = frozenset({w("del"), w("moveFrom"), w("delText"), w("delInstrText"), w("rt"), FALLBACK})


def value(element: Element | None, name: str, default: str = "") -> str:
    """`w:val` of the child `name`; `default` where element, child or value are missing."""
    child = None if element is None else element.find(w(name))
    return default if child is None else str(child.get(VAL, default))


def whole(text: str, default: int) -> int:
    """A whole number of at most nine digits; `default` for anything else."""
    return int(text) if WHOLE.fullmatch(text) else default


def switched(element: Element | None, name: str) -> bool | None:
    """A property that is on, off, or (None) not set here: <w:vanish/>, <w:vanish w:val="0"/>."""
    child = None if element is None else element.find(w(name))
    return None if child is None else child.get(VAL, "1") not in {"0", "false", "off"}


def removed(element: Element) -> bool:
    """Whether all in it is left out: deleted or moved away, a deleted or hidden row, a form's prompt, a reading aid.

    Of a picture in two versions (AlternateContent) the Fallback is the one left out.
    """
    tag = element.tag
    if tag in GONE:
        return True
    if tag == ROW:
        row = element.find(w("trPr"))
        return row is not None and (row.find(w("del")) is not None or bool(switched(row, "hidden")))
    return bool(tag == CONTROL and switched(element.find(w("sdtPr")), "showingPlcHdr"))


def chosen(element: Element) -> Element:
    """What to read of an element: of an AlternateContent its Choice, or the Fallback where it has none."""
    if element.tag != ALTERNATIVES:
        return element
    choice = element.find(CHOICE)
    return next((each for each in (choice, element.find(FALLBACK)) if each is not None), element)
