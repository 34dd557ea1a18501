"""What decided an answer, as fingerprints: enough to say later why the same question is answered otherwise.

Takes what an assistant was opened with; gives short digests. Keeps nothing.
"""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from qa.models import Trace

_OURS = ("index", "qa")


def trace_of(index: str, prompts: str, content: Iterable[object]) -> Trace:
    """The index's and the wording's own fingerprints, and digests of what operators set and of the program."""
    return Trace(index, prompts, _digest(repr(one).encode() for one in content), program_fingerprint())


@cache
def program_fingerprint() -> str:
    """Changes with any line of the code and of the weights that make an answer."""
    root = Path(__file__).parents[1]
    files = sorted(path for folder in _OURS for kind in ("*.py", "*.toml") for path in (root / folder).rglob(kind))
    return _digest(path.read_bytes() for path in files)


def _digest(parts: Iterable[bytes]) -> str:
    return sha256(b"\0".join(parts)).hexdigest()[:16]
