"""Stand-ins for what index/ builds on: a fast model, small reports, and commands run in a process of their own."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from index.build import Built, build
from index.embed import Embedder, Vectors, fingerprint
from index.ledger import indicators_of
from index.models import Report
from index.store import open_store, unit_texts

ROOT = Path(__file__).parents[2]
MODEL = "fake"
LIMIT = 1000

CITY = """2024年云州市政府工作报告
2024年1月8日在云州市第三届人民代表大会第二次会议上
各位代表：
现在，我代表市人民政府向大会报告工作。
一、2023年工作回顾
过去一年，城镇新增就业8.6万人，改造老旧小区53个。
（一）民生持续改善。新增托位6000个，建成社区食堂20家。
二、2024年工作安排
今年预期目标是：城镇新增就业6.8万人以上。
（一）增进民生福祉。新增托位5000个以上，新建口袋公园12个。
"""
TOWN = """2025年石桥县政府工作报告
各位代表：
一、2024年工作回顾
全年新改建农村公路91公里，完成植树造林4000亩。
二、2025年重点工作
今年新改建农村公路60公里，新增托位300个。
"""
CHANGED = CITY.replace("新增托位5000个以上", "新增托位7000个以上")


class HashEmbedder:
    """Directions drawn from a text's digest: equal texts are equal, others far apart. Remembers what it embedded."""

    def __init__(self, name: str = MODEL, dim: int = 16) -> None:
        self.name = name
        self.fingerprint = fingerprint(name)
        self.dim = dim
        self.embedded: list[str] = []

    def embed_question(self, text: str) -> Vectors:
        seed = int.from_bytes(sha256(text.encode()).digest()[:8], "big")
        vector = np.random.default_rng(seed).normal(size=self.dim).astype(np.float32)
        return vector / np.linalg.norm(vector)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded.extend(texts)
        return np.stack([self.embed_question(text) for text in texts])


def no_model(name: str) -> Embedder:
    """A factory for builds that must not need a model."""
    raise AssertionError(f"the model {name} was loaded")


def write_seeds(folder: Path, reports: Mapping[str, str]) -> Path:
    """A seeds folder of these texts by their ids; what else was in it goes."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, text in reports.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def build_fake(seeds: Path, out: Path, model: HashEmbedder | None = None) -> Built:
    """`build` with the fast model."""
    made = model or HashEmbedder()
    return build(seeds, out, made.name, LIMIT, embedder=lambda _: made)


def texts_of(folder: Path) -> list[str]:
    """What was embedded for the index in a folder, in its order: its units, then its indicators."""
    store = open_store(folder)
    return [*unit_texts(store.passages, store.units), *indicators_of(store.passages)]


def listing(folder: Path) -> list[str]:
    """The names in a folder."""
    return sorted(path.name for path in folder.iterdir())


def report(text: str, year: int = 2024) -> Report:
    """A report of this text, with no furniture."""
    return Report("city", text, f"{year}年云州市政府工作报告", "云州市", year, "", "", "", "0" * 64)


def python(*arguments: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    """A Python of the same environment, at the root of the project."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False
    )
