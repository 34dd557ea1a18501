"""The embedded model's engine as the first module of a SentenceTransformer.

Takes texts with the prompt that sentence-transformers puts before them, gives `sentence_embedding`;
imports torch, so only `index.embed` imports it, and only when an index is built.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from sentence_transformers.base.modules.input_module import InputModule

QUERY_PROMPT = "query: "


class EngineModule(InputModule):
    """Hands texts through preprocess unread and embeds them in forward; the engine adds its own prompt."""

    def __init__(self, engine: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.engine = engine

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """The texts as they are, and whether they are questions."""
        return {"texts": list(inputs), "is_query": prompt == QUERY_PROMPT}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Adds `sentence_embedding` of shape (texts, 384)."""
        rows = [self.engine.encode(text, features["is_query"]) for text in features["texts"]]
        features["sentence_embedding"] = torch.from_numpy(np.stack(rows))
        return features

    def get_embedding_dimension(self) -> int:
        """Length of a vector."""
        return int(self.engine.dim)

    def save(self, output_path: str, *args: Any, safe_serialization: bool = True, **kwargs: Any) -> None:
        """Nothing to save: the weights are part of the installed package."""
