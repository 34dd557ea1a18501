"""Fields of a Word text: what they show stands in the text, their codes (PAGE, TOC \\o, HYPERLINK …) do not.

Takes the marks of fields as they come by, tells what may be shown and whether it is a table of contents. A
field that is not closed hides nothing.
"""

from index.formats.word.xml import Element, removed, w

BOX = w("txbxContent")
MARK = w("fldChar")
KIND = w("fldCharType")
PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})


class Fields:
    """The fields of one stream of text that are open at the place that has been reached."""

    def __init__(self, root: Element) -> None:
        self._whole = _whole(root)
        self._codes: dict[int, str | None] = {}  # field -> its code so far; None once its result has begun
        self._kinds: dict[int, str] = {}

    def pass_mark(self, mark: Element) -> None:
        """A field begins, turns from code to result, or ends here."""
        field = self._whole.get(mark)
        if field is None:
            return
        match mark.get(KIND):
            case "begin":
                self._codes[field] = ""
            case "separate":
                self._kinds[field] = kind_of(self._codes.get(field) or "")
                self._codes[field] = None
            case _:
                self._codes.pop(field, None)
                self._kinds.pop(field, None)

    def add_code(self, code: str) -> None:
        """A piece of the innermost field's code."""
        for field in reversed(self._codes):
            before = self._codes[field]
            if before is not None:
                self._codes[field] = before + code
                return

    @property
    def shown(self) -> bool:
        """Whether text here can be seen and says something: no code, and no page's number."""
        return all(code is None for code in self._codes.values()) and PAGES.isdisjoint(self._kinds.values())

    @property
    def in_contents(self) -> bool:
        """Whether text here is an entry of a table of contents."""
        return "TOC" in self._kinds.values()


def kind_of(code: str) -> str:
    """The first word of a field's code."""
    return next(iter(code.split()), "").upper()


def _whole(root: Element) -> dict[Element, int]:
    """The marks of every field that has both ends in the same text, and which field each belongs to."""
    found: dict[Element, int] = {}
    open_in: dict[Element | None, list[list[Element]]] = {}
    for number, mark in enumerate(root.iter(MARK)):
        around = list(mark.iterancestors())
        if any(map(removed, around)):
            continue
        fields = open_in.setdefault(next((each for each in around if each.tag == BOX), None), [])
        if mark.get(KIND) == "begin":
            fields.append([mark])
        elif fields:
            fields[-1].append(mark)
            if mark.get(KIND) == "end":
                found |= dict.fromkeys(fields.pop(), number)
    return found
