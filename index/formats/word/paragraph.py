"""A Word paragraph in hand: its visual lines as they fill, the notes it calls, and whether the next goes on with it.

Takes pieces of text, gives lines of text. Knows no elements but a paragraph's properties.
"""

from dataclasses import dataclass, field

from index.formats.word.xml import Element, switched, w

TAIL = 100


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the text calls a note: its kind (footnote, endnote) and id, the words before it, a mark typed by hand."""

    kind: str
    id: str
    before: str
    typed: str


@dataclass(slots=True)
class Row:
    """A visual line: its pieces, and whether any stands outside a table of contents."""

    pieces: list[str] = field(default_factory=list)
    prose: bool = False

    @property
    def text(self) -> str:
        """Its text without white space around it."""
        return "".join(self.pieces).strip()

    def tail(self) -> str:
        """Its last characters: at most `TAIL`, however long it is."""
        pieces: list[str] = []
        length = 0
        for piece in reversed(self.pieces):
            pieces.append(piece[-TAIL:])
            length += len(piece)
            if length >= TAIL:
                break
        return "".join(reversed(pieces))[-TAIL:]


def runs_on(properties: Element | None) -> bool:
    """Whether a paragraph's end is deleted or hidden, or it is a large initial: the next one goes on with its text."""
    if properties is None:
        return False
    mark, frame = properties.find(w("rPr")), properties.find(w("framePr"))
    if frame is not None and frame.get(w("dropCap")) in {"drop", "margin"}:
        return True
    gone = mark is not None and any(mark.find(w(name)) is not None for name in ("del", "moveFrom"))
    return gone or bool(switched(mark, "vanish"))
