from dataclasses import replace

from qa.models import Trace
from qa.trace import program_fingerprint, trace_of


def test_each_fingerprint_follows_its_own_cause() -> None:
    before = trace_of("index", "prompts", ("徐州市", 2026))
    assert before == Trace("index", "prompts", before.content, program_fingerprint())
    assert trace_of("other", "prompts", ("徐州市", 2026)) == replace(before, index="other")
    assert trace_of("index", "prompts", ("徐州市", 2027)).content != before.content
    assert (
        trace_of("index", "prompts", ("徐州市2", 26)).content != trace_of("index", "prompts", ("徐州市", 226)).content
    )


def test_the_same_things_make_the_same_fingerprints() -> None:
    assert trace_of("i", "p", ["a", "b"]) == trace_of("i", "p", ["a", "b"])
    assert len(program_fingerprint()) == 16
