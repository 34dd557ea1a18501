"""One measured value and the bar that it is held against; the table that shows them.

Takes values from the parts of the bench; gives Markdown and plain dicts for JSON. Measures nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from eval.report import markdown

DIGITS = {"毫秒": 1, "秒": 1, "题/秒": 1, "MB": 0, "%": 1, "倍": 2, "百分点": 1}


@dataclass(frozen=True, slots=True)
class Bar:
    """What a value must not exceed, or must reach."""

    side: Literal["≤", "≥"]
    limit: float

    def holds(self, value: float) -> bool:
        """Whether the value stays on its side."""
        return value <= self.limit if self.side == "≤" else value >= self.limit


@dataclass(frozen=True, slots=True)
class Measurement:
    """A value by name and unit; shares are kept as percentages."""

    name: str
    label: str
    value: float
    unit: str
    bar: Bar | None = None

    @property
    def holds(self) -> bool | None:
        """Whether the bar is met; None where none is set."""
        return self.bar.holds(self.value) if self.bar else None

    def to_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {
            "name": self.name,
            "label": self.label,
            "value": round(self.value, 4),
            "unit": self.unit,
            "bar": f"{self.bar.side}{self.bar.limit:g}" if self.bar else None,
            "holds": self.holds,
        }


def measurement_table(rows: Sequence[Measurement]) -> list[str]:
    """The Markdown table that closes a bench: what, measured, bar, met."""
    verdicts = {True: "达到", False: "未达到", None: ""}
    cells = [
        [
            row.label,
            _shown(row.value, row.unit),
            f"{row.bar.side} {_shown(row.bar.limit, row.unit)}" if row.bar else "",
            verdicts[row.holds],
        ]
        for row in rows
    ]
    return markdown(["项目", "实测", "标准", "结论"], cells)


def _shown(value: float, unit: str) -> str:
    joint = "" if unit in {"%", "倍"} else " "
    return f"{value:.{DIGITS.get(unit, 0)}f}{joint}{unit}"
