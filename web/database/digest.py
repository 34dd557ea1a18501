"""The one form in which an answer is kept, hashed and compared. Takes an answer; gives its JSON; stores nothing.

Left out of the digest is `latency_ms`, the only member that may differ when the same question is asked again.
"""

import json
from hashlib import sha256

from qa.models import Answer

_LATENCY = "latency_ms"


def canonical_json(answer: Answer) -> str:
    """The answer object without `latency_ms`, in the order of its fields, without spaces."""
    members = answer.to_dict()
    del members[_LATENCY]
    return to_json(members)


def digest_of(canonical: str) -> str:
    """SHA-256 of what `canonical_json` gave, in hex."""
    return sha256(canonical.encode("utf-8", "replace")).hexdigest()


def with_latency(canonical: str, latency_ms: float) -> str:
    """The whole answer object again, as it was sent."""
    return f'{canonical[:-1]},"{_LATENCY}":{to_json(latency_ms)}}}'


def to_json(value: object) -> str:
    """As the API writes JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
