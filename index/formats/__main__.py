"""`python -m index.formats FORMAT`: the process in which one file is read; bytes in on stdin, JSON out on stdout.

Takes its own memory, time and right to write away before it looks at a byte. Not for people: `confined` runs it.
"""

import importlib
import json
import resource
import sys

from index.formats.extracted import Extracted, Unreadable

MEMORY = 500 * 1024 * 1024
SECONDS = 9  # of computing: on a busy machine a good file may take its time
READERS = {"docx": "word.read", "pdf": "pdf.read", "html": "page.read", "md": "markdown"}


def main(kind: str) -> None:
    """Reads stdin as a file of this format."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        allowed = resource.getrlimit(what)[1]
        within = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(what, (within, within))
    reader = importlib.import_module(f"index.formats.{READERS[kind]}")
    try:
        reply = _reply(reader.read(sys.stdin.buffer.read()))
    except Unreadable as problem:
        reply = {"refused": str(problem)}
    except MemoryError:
        reply = {"refused": f"要用的内存超过 {MEMORY // 1024 // 1024} MB：请另存为纯文本后再放进来"}
    sys.stdout.write(json.dumps(reply))


def _reply(found: Extracted) -> dict[str, object]:
    return {
        "text": _storable(found.text),
        "margins": [(span.start, span.end) for span in found.margins],
        "notes": [(note.start, note.end, _storable(note.term)) for note in found.notes],
        "pages": [(page.start, page.page) for page in found.pages],
        "title": _storable(found.title),
    }


def _storable(text: str) -> str:
    """Without half characters (lone surrogates), which UTF-8 cannot hold: a mark for each, so that offsets stay."""
    return text.encode("utf-8", "replace").decode("utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
