"""What the mark of a note stands behind, in whatever format: the term that the note explains.

Takes the text before the mark and the note's own, gives the term, empty where they tell none. Finds no notes.
"""

import re

QUOTES = {"”": "“", "’": "‘", "》": "《", "〉": "〈", "」": "「", "』": "『", '"': '"'}
OPENING = tuple(mark for mark in QUOTES.values() if mark != '"')
CLOSING = re.compile(f"[{''.join(QUOTES)}]")
ASIDE = re.compile(r"[（(][^（()）]*[）)]$")
END = "。，；：、！？,.;:!?… \t\u3000"
STOP = re.compile(r"[。，；：、！？,;:!?…（）()\s]")
EXPLAINS = re.compile(r"[:：—]|是指|指的是|，指|，即|指")
TAIL = 100
LONGEST = 12
LONGEST_QUOTED = 24


def term_before(text: str, note: str = "") -> str:
    """What a mark at the end of `text` stands behind, as far as characters tell; `note` is what it explains it with.

    What the note names first, where it stands there; the quotation that closes there, without its marks; nothing
    where the note names something else; else the words since the last mark of punctuation, from a quotation in them
    on (“343”创新产业集群), else the last `LONGEST` characters of them.
    """
    text = text[-TAIL:].rstrip(END)
    named, *explained = EXPLAINS.split(note[: 2 * LONGEST_QUOTED], maxsplit=1)
    head = named.strip("“”《》 ")
    if head and text.rstrip("”》").endswith(head):
        return head
    text = ASIDE.sub("", text).rstrip(END)
    opening = QUOTES.get(text[-1:], "")
    if opening and (at := text.rfind(opening, 0, -1)) >= 0:
        return text[at + 1 : -1]
    return "" if explained and len(head) > 1 else _last_words(text)


def _last_words(text: str) -> str:
    words = STOP.split(text)[-1]
    quoted = words[max(words.rfind(mark) for mark in OPENING) :]
    if quoted[0:1] in OPENING and len(quoted) <= LONGEST_QUOTED:
        return quoted if CLOSING.search(quoted) else quoted[1:]
    return words[-LONGEST:].strip("".join(QUOTES))
