"""What an answer says of its figures besides the report's words: for when, with what status, of where.

Takes words that frame (今年, 目标, 徐州市), gives the `Frame` that they set and the year that they mean in a
report. Does not judge it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.models import Report, Status
from index.structure import plan_period
from qa.proving.claims import SETTLED, TIME, Word
from qa.understanding.when import RELATIVE


@dataclass(frozen=True, slots=True)
class Frame:
    """What an answer says of its figures besides the report's words: for when, with what status, of where."""

    times: tuple[str, ...] = ()
    status: Status | None = None
    region: str = ""


def frame_of(words: Sequence[Word]) -> Frame:
    """The frame that words set; 计划完成 aims, 完成 alone tells a result, and so does 计划已完成."""
    times = tuple(word.text for word in words if word.kind == "time")
    kinds = {word.kind for word in words}
    settled = any(SETTLED.search(word.text) for word in words if word.kind == "result")
    status = Status.TARGET if "target" in kinds and not settled else Status.RESULT if "result" in kinds else None
    region = next((word.text for word in words if word.kind == "region"), "")
    return Frame(times, status, region)


def joined(before: Frame, own: Frame) -> Frame:
    """What binds the words behind a frame of their own: a time sets all anew, a status and a region only themselves."""
    if own.times:
        return Frame(own.times, own.status, own.region or before.region)
    return Frame(before.times, own.status or before.status, own.region or before.region)


def year_of(word: str, report: Report) -> str:
    """The year or period that a time word means in a report; empty for none."""
    found = TIME.search(word)
    if found is None:
        return ""
    if found["year"]:
        return f"{found['year']}-{found['until']}" if found["until"] else found["year"]
    if found["plan"]:
        return plan_period(found["plan"])
    if found["five"]:
        return f"{report.year - 5}-{report.year - 1}"
    return next(str(report.year + n) for n, pattern in RELATIVE.items() if re.search(pattern, word))
