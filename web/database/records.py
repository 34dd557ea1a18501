"""What is handed in to be stored. Gives values; masks and writes nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from qa.models import Answer, Trace, Turn


class Face(StrEnum):
    """Where a question was asked."""

    API = "api"
    PAGE = "page"


class Rating(StrEnum):
    """赞 or 踩."""

    UP = "up"
    DOWN = "down"


class Reason(StrEnum):
    """Why an answer did not help: 不准确, 没回答, 看不懂, 其他."""

    INACCURATE = "inaccurate"
    UNANSWERED = "unanswered"
    UNCLEAR = "unclear"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One answer that was given, with the question as it was asked: it is masked when it is written."""

    id: str
    owner: str
    conversation: str
    face: Face
    at: datetime
    question: str
    history: tuple[Turn, ...]
    answer: Answer
    trace: Trace


@dataclass(frozen=True, slots=True)
class FeedbackRecord:
    """What somebody says of an answer; `reason` is None for 赞, `text` is masked when it is written."""

    answer: str
    owner: str
    at: datetime
    rating: Rating
    reason: Reason | None
    text: str
