"""Where things of a PDF page stand: its matrices, and the quarter turns in which text runs. Takes and gives numbers."""

import math

Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
ASLANT = 0.1


def matrix(numbers: object) -> Matrix:
    """Six numbers of a file as a matrix. Raises TypeError or ValueError where they are no such six."""
    if not isinstance(numbers, list):
        raise TypeError(numbers)
    a, b, c, d, e, f = map(float, numbers)
    return a, b, c, d, e, f


def times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that moves by `one`, then by `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def shifted(place: Matrix, x: float, y: float) -> Matrix:
    """The matrix with its own origin moved."""
    a, b, c, d, e, f = place
    return a, b, c, d, x * a + y * c + e, x * b + y * d + f


def at(place: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point of a matrix stands on the page."""
    a, b, c, d, e, f = place
    return a * x + c * y + e, b * x + d * y + f


def turns(place: Matrix) -> int | None:
    """Quarter turns to the left in which text runs; None for text that runs aslant."""
    a, b = place[:2]
    if not math.isfinite(math.hypot(a, b)) or a == b == 0:
        return None
    if abs(b) <= ASLANT * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= ASLANT * abs(b):
        return 1 if b > 0 else 3
    return None


def upright(x: float, y: float, way: int, width: float, height: float) -> tuple[float, float]:
    """A point of a page once the text that runs this way is turned upright."""
    match way:
        case 1:
            return y, width - x
        case 2:
            return width - x, height - y
        case 3:
            return height - y, x
    return x, y
