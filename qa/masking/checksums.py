"""Whether digits can be an identity card or a bank card. Takes digits; gives yes or no; reads no text."""

from datetime import date

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
LETTERS = "10X98765432"
# The first two digits: the province that issued the card (GB/T 2260).
PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)
EARLIEST, LATEST = 1900, 2099


def is_id_card(digits: str) -> bool:
    """18 characters with a province, a day of birth that there is, and the right last one; or the 15 of old cards."""
    if len(digits) == 15:
        return digits[:2] in PROVINCES and _is_day(f"19{digits[6:12]}")
    return len(digits) == 18 and looks_like_id_card(digits) and digits[17].upper() == last_of(digits)


def looks_like_id_card(digits: str) -> bool:
    """As `is_id_card` for 18 characters, but the last may be mistyped."""
    return digits[:2] in PROVINCES and _is_day(digits[6:14])


def last_of(digits: str) -> str:
    """What the 18th character must be after these 17 digits (GB 11643)."""
    return LETTERS[sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False)) % 11]


def passes_luhn(digits: str) -> bool:
    """Whether the last digit checks the ones before it."""
    odd = sum(int(digit) for digit in digits[::-2])
    even = sum(int(digit) * 2 // 10 + int(digit) * 2 % 10 for digit in digits[-2::-2])
    return (odd + even) % 10 == 0


def _is_day(digits: str) -> bool:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not EARLIEST <= year <= LATEST:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
