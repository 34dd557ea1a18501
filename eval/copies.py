"""Many reports without embedding them: copies of a few under other regions, years and figures.

Takes an opened index; writes seeds (its own reports and their copies) and gives an `Embedder` that knows a copy's
text by its original's vector, a little moved. Builds nothing. Copies count other things in the same words: a ledger
of theirs has as many rows as one of so many reports, but no more names.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import cycle, islice, starmap
from pathlib import Path

import numpy as np

from index.edition.regions import place_names
from index.embed import Vectors
from index.ledger import indicators_of
from index.models import Report
from index.sources import SOURCES
from index.store import Store, unit_texts
from qa.understanding.place import short_name

# How far a copy's vector stands from its original's: two editions of one region say much the same.
NOISE = 0.05
# A copy of another year is of the five-year plan before, so that plans and years still fit each other.
BACK = 5
PLANS = "十一五 十二五 十三五 十四五 十五五 十六五".split()
PLAN = re.compile("|".join(PLANS))
YEAR = re.compile(r"20\d\d")
# Digits that may be any others: no years, no dates, no names such as 5G.
FIGURE = re.compile(r"(?<![\d.A-Za-z])(?!20\d\d(?!\d))\d+(?:\.\d+)?(?![\d年月日号届.A-Za-z])")
DIGITS = re.compile(r"\d+")
PLACE = "某地"
NOTHING = "(?!)"
Entry = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Copy:
    """A report to be written again for another region, so many years earlier."""

    original: Report
    region: str
    back: int

    @property
    def text(self) -> str:
        """The original's text with the other region, years, plans and figures; no length changes but a name's."""
        draw = random.Random(f"{self.original.id} {self.region} {self.back}")
        text = _renamed(self.original.text, self.original.region, self.region)
        text = FIGURE.sub(lambda found: "".join(_other_digit(digit, draw) for digit in found[0]), text)
        text = YEAR.sub(lambda found: str(int(found[0]) - self.back), text)
        return PLAN.sub(lambda found: PLANS[max(0, PLANS.index(found[0]) - self.back // BACK)], text)

    @property
    def entry(self) -> Entry:
        """What sources.toml says of it."""
        year = self.original.year - self.back
        return _entry(f"{year}_{self.region}.txt", self.region, year, f"{year}年{self.region}政府工作报告")


def _renamed(text: str, old: str, new: str) -> str:
    """Both with and without ending: 浙江省 and 浙江 as 衢州市 and 衢州."""
    return text.replace(old, new).replace(short_name(old), short_name(new))


def _other_digit(digit: str, draw: random.Random) -> str:
    return str(draw.randint(1, 9)) if digit.isdigit() else digit


def plan_copies(reports: Sequence[Report], count: int) -> tuple[Copy, ...]:
    """So many copies: every region's editions together, again and again under another prefecture's name.

    A name is taken only where no report says it, in the length of the region's own, so that nothing else moves.
    """
    said = "".join(report.text for report in reports)
    names = sorted(place_names("市") - place_names("省"))
    free = [name for name in names if name not in said and name[-1] not in "市盟"]
    regions = dict.fromkeys(report.region for report in reports)
    found: list[Copy] = []
    for turn, region in enumerate(islice(cycle(regions), count)):
        name = next((name for name in free if len(name) == len(short_name(region))), "")
        if not name or len(found) >= count:
            break
        free.remove(name)
        back = BACK * (turn // len(regions) % 2)
        found += [Copy(report, f"{name}市", back) for report in reports if report.region == region]
    return tuple(found[:count])


def write_seeds(folder: Path, reports: Iterable[Report], copies: Iterable[Copy]) -> None:
    """A seeds folder of the reports and their copies."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [(_entry(f"{report.id}.txt", report.region, report.year, report.title), report.text) for report in reports]
    texts += [(copy.entry, copy.text) for copy in copies]
    for entry, text in texts:
        (folder / str(entry["file"])).write_text(text, "utf-8", newline="")
    tables = ["\n".join(["[[report]]", *starmap(_line, entry.items())]) for entry, _ in texts]
    (folder / SOURCES).write_text("\n\n".join(tables) + "\n", "utf-8")


def _entry(file: str, region: str, year: int, title: str) -> Entry:
    return {"file": file, "region": region, "year": year, "title": title}


def _line(key: str, value: str | int) -> str:
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"


def vectors_of(store: Store) -> Iterator[tuple[str, Vectors]]:
    """Every embedded text of an index with its vector, shape (dim,)."""
    yield from zip(unit_texts(store.passages, store.units), store.vectors.rows(range(len(store.units))), strict=True)
    yield from zip(indicators_of(store.passages), store.ledger.vectors_by_indicator().values(), strict=True)


class CopyEmbedder:
    """The model of an index, as far as possible from memory: a text like one of its own has nearly that vector."""

    def __init__(self, store: Store, copies: Sequence[Copy]) -> None:
        self._model = store.embedder
        self.name, self.fingerprint, self.dim = self._model.name, self._model.fingerprint, self._model.dim
        names = {short_name(region) for copy in copies for region in (copy.region, copy.original.region)}
        self._names = re.compile(f"(?:{'|'.join(sorted(names)) or NOTHING})[省市]?")
        self._known = dict(vectors_of(store))
        self._alike = {self._masked(text): vector for text, vector in self._known.items()}

    def embed_question(self, text: str) -> Vectors:
        """The model's own vector, shape (dim,)."""
        return self._model.embed_question(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dim); only what is like nothing known is embedded."""
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> Vectors:
        if (known := self._known.get(text)) is not None:
            return known
        alike = self._alike.get(self._masked(text))
        if alike is None:
            row: Vectors = self._model.embed_passages([text])[0]
            return row
        seed = int.from_bytes(sha256(text.encode()).digest()[:8], "big")
        moved = alike + NOISE * _direction(seed, self.dim)
        return np.asarray(moved / np.linalg.norm(moved), np.float32)

    def _masked(self, text: str) -> str:
        """A text without what its copies have otherwise."""
        return DIGITS.sub("0", PLAN.sub(PLANS[0], self._names.sub(PLACE, text)))


def _direction(seed: int, dim: int) -> Vectors:
    drawn = np.random.default_rng(seed).normal(size=dim)
    return np.asarray(drawn / np.linalg.norm(drawn), np.float32)
