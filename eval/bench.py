"""All parts of the bench in one run: which there are, in which order, and what is saved.

Takes the ground and the parts wanted; gives measurements and writes them as JSON. Measures nothing itself.
"""

import json
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from eval.bench_accuracy import measure_accuracy
from eval.bench_adding import measure_adding
from eval.bench_build import measure_build
from eval.bench_failures import measure_failures
from eval.bench_formats import measure_formats
from eval.bench_http import measure_http
from eval.bench_latency import measure_latency
from eval.bench_ledger import measure_ledger
from eval.bench_page import measure_page
from eval.bench_reader import measure_reader
from eval.bench_regions import measure_regions
from eval.bench_repeated import measure_repeated
from eval.bench_retrieval import measure_retrieval
from eval.bench_size import measure_size
from eval.bench_verify import measure_verify
from eval.configuration import Configuration
from eval.errors import BenchFailed
from eval.ground import Ground
from eval.masking import measure_masking
from eval.measurement import Measurement

Part = Callable[[Ground], list[Measurement]]
PARTS: dict[str, Part] = {
    # first, while no other part has read the same reports: what was read is remembered
    "ledger": measure_ledger,
    "masking": measure_masking,
    "accuracy": measure_accuracy,
    "retrieval": measure_retrieval,
    "latency": measure_latency,
    "http": measure_http,
    "repeated": measure_repeated,
    "page": measure_page,
    "reader": measure_reader,
    "failures": measure_failures,
    "build": measure_build,
    "regions": measure_regions,
    "verify": measure_verify,
    "formats": measure_formats,
    "adding": measure_adding,
    "size": measure_size,
}


def choose_parts(names: Sequence[str]) -> list[str]:
    """The parts of these names (also joined by commas), in the bench's order; all for none. Raises BenchFailed."""
    wanted = {name.strip() for joined in names for name in joined.split(",") if name.strip()}
    if unknown := sorted(wanted - set(PARTS)):
        raise BenchFailed(f"没有叫“{unknown[0]}”的测项：可选 {'、'.join(PARTS)}")
    return [name for name in PARTS if name in wanted or not wanted]


def run_parts(names: Sequence[str], ground: Ground) -> list[Measurement]:
    """The measurements of these parts, one part after the other."""
    return [row for name in names for row in PARTS[name](ground)]


def save_bench(path: Path, rows: Sequence[Measurement], configuration: Configuration) -> None:
    """Configuration, machine and measurements as one JSON file."""
    machine = {"cpus": os.cpu_count(), "platform": platform.platform(), "python": platform.python_version()}
    saved = {
        "configuration": asdict(configuration),
        "machine": machine,
        "measurements": [row.to_dict() for row in rows],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(saved, ensure_ascii=False, indent=1) + "\n", "utf-8")
