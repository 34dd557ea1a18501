"""What the tests of qa/ stand on instead of a model: an embedder of shared characters, and small made-up reports."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.build import build
from index.embed import fingerprint
from index.store import Store, open_store
from qa.assistant import Assistant
from qa.prompts import read_prompts

PROMPTS = Path(__file__).parents[2] / "prompts"

CLOUD_2024 = """2024年云川市政府工作报告

各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2023年工作回顾
（一）民生福祉持续增进。城镇新增就业8.6万人，成功自主创业3.4万人。新增养老床位2200张，完成老旧小区改造140个。
地区生产总值增长7.1%，进出口总额1208亿元、增长12%。
一年来，<script>alert(1)</script>**平台**上线运行，“云川在线”注册用户达到90万人。
二、2024年主要目标和重点工作
今年主要预期目标是：地区生产总值增长6%以上，城镇新增就业6.8万人。
（一）提高人民生活品质。扩大普惠托育服务供给，新增托位5000个以上。抓好57个老旧小区改造，改造农村危房800户以上、农村供水管网800公里。
（二）办好民生实事。全面消除黑臭水体，新建口袋公园12个。
"""
CLOUD_2026 = """2026年云川市政府工作报告

各位代表：
一、“十四五”时期和2025年工作回顾
“十四五”时期，全市上下团结奋斗，累计新增托位1.2万个，城镇新增就业40万人。
2025年，民生持续改善，新增托位3000个，城镇新增就业8万人。
二、“十五五”时期主要目标
“十五五”时期，累计新增托位2万个。到2030年，人均预期寿命达到80岁。
三、2026年重点工作
着力改善民生，新增托位4000个，城镇新增就业7万人。
"""
MIRROR_2024 = """2024年镜湖县政府工作报告

各位代表：
一、2023年工作回顾
过去一年，新增托位300个，城镇新增就业1.1万人。
二、2024年主要目标和重点工作
今年，新增托位450个，城镇新增就业1.3万人。
"""
REPORTS = {"云川市2024": CLOUD_2024, "云川市2026": CLOUD_2026, "镜湖县2024": MIRROR_2024}

ALIASES = '[aliases]\n"GDP" = ["地区生产总值"]\n"托儿所" = ["托位"]\n"臭水沟" = ["黑臭水体"]\n'


class PairEmbedder:
    """Cosines between 0.86 and 1, like the real model's, higher the more characters and pairs two texts share."""

    name = "pairs"
    fingerprint = fingerprint("pairs")
    dim = 2048
    _alike = 0.86

    def embed_question(self, text: str) -> NDArray[np.float32]:
        vector = np.zeros(self.dim, np.float32)
        for piece in (*text, *(a + b for a, b in pairwise(text))):
            vector[1 + sum(ord(char) * 31**n for n, char in enumerate(piece)) % (self.dim - 1)] += 1
        vector *= np.sqrt(1 - self._alike) / max(float(np.linalg.norm(vector)), 1e-9)
        vector[0] = np.sqrt(1 - float(vector @ vector))
        return vector

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self.embed_question(text) for text in texts])


def open_reports(folder: Path, texts: Mapping[str, str], aliases: str = ALIASES) -> Store:
    """An index of these texts, by report id, built in `folder` and opened."""
    seeds = folder / "seeds"
    seeds.mkdir()
    for name, text in texts.items():
        (seeds / f"{name}.txt").write_text(text, "utf-8")
    (seeds / "aliases.toml").write_text(aliases, "utf-8")
    build(seeds, folder / "index", PairEmbedder.name, 1000, embedder=lambda _: PairEmbedder())
    return open_store(folder / "index", PairEmbedder())


def assistant_over(store: Store, home: str = "") -> Assistant:
    """The real assistant and wording over a store."""
    return Assistant(store, read_prompts(PROMPTS), home)
