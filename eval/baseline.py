"""What a user would build in an afternoon: LangChain's recursive splitter, 500/50, and FAISS.

Takes reports and the index's own embedding model; gives a LangChain retriever over chunks. Stands
beside our retrieval for comparison only, and is the one place of eval/ where langchain is imported.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Self

import faiss
import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore, VectorStoreRetriever
from langchain_text_splitters import RecursiveCharacterTextSplitter

from index.embed import Embedder
from index.models import Report

CHUNK, OVERLAP = 500, 50


class EmbedderAsLangChain(Embeddings):
    """The index's embedding model behind LangChain's protocol."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        return [[float(x) for x in row] for row in self._embedder.embed_passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        """The question's vector."""
        return [float(x) for x in self._embedder.embed_question(text)]


class FaissChunks(VectorStore):
    """Chunks in an exact inner-product index; vectors have length 1, so the product is the cosine."""

    def __init__(self, documents: Sequence[Document], embedding: Embeddings) -> None:
        self._documents = list(documents)
        self._embedding = embedding
        texts = [document.page_content for document in self._documents]
        vectors = np.asarray(embedding.embed_documents(texts), dtype=np.float32)
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)

    @classmethod
    def from_texts(
        cls, texts: list[str], embedding: Embeddings, metadatas: list[dict[str, Any]] | None = None, **_kwargs: Any
    ) -> Self:
        """The store of these texts, each with its metadata where there is any."""
        kept = metadatas or [{} for _ in texts]
        pairs = zip(texts, kept, strict=True)
        return cls([Document(page_content=text, metadata=metadata) for text, metadata in pairs], embedding)

    def similarity_search(self, query: str, k: int = 4, **_kwargs: Any) -> list[Document]:
        """The k nearest chunks, best first."""
        vector = np.asarray([self._embedding.embed_query(query)], dtype=np.float32)
        _, rows = self._index.search(vector, min(k, len(self._documents)))
        return [self._documents[row] for row in rows[0]]


def langchain_pipeline(reports: Iterable[Report], embedder: Embedder, k: int) -> VectorStoreRetriever:
    """The retriever that returns the k nearest chunks of these reports."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    chunks = [(chunk, {"report": report.id}) for report in reports for chunk in splitter.split_text(report.text)]
    texts, metadatas = [text for text, _ in chunks], [metadata for _, metadata in chunks]
    store = FaissChunks.from_texts(texts, EmbedderAsLangChain(embedder), metadatas)
    return store.as_retriever(search_kwargs={"k": k})


def retrieve_texts(retriever: VectorStoreRetriever, question: str) -> tuple[str, ...]:
    """The chunks' texts, best first."""
    return tuple(document.page_content for document in retriever.invoke(question))
