"""What counts as personal data, and what was found of it where. Takes and gives values; finds nothing."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Each kind with the Chinese word that stands in its place."""

    MOBILE = "手机号"
    LANDLINE = "电话"
    ID_CARD = "身份证号"
    BANK_CARD = "银行卡号"
    EMAIL = "邮箱"
    PLATE = "车牌"
    PASSPORT = "护照号"
    NAME = "姓名"
    ADDRESS = "住址"


@dataclass(frozen=True, slots=True)
class Found:
    """One piece of personal data: half-open range of characters of the text as it was given."""

    kind: Kind
    start: int
    end: int
