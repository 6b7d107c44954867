"""What tests share: annotated documents to train on, models loaded once where a module says so, and one profile for
hypothesis, since machines differ in speed.
"""

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five annotated documents as one file of the annotation format."""
    path = tmp_path_factory.mktemp("data") / "minutes.jsonl"
    sample = Path(__file__).parents[1] / "corpus/documents/demo-aldershire"
    subprocess.run([sys.executable, "-m", "rolecall.corpora", "jsonl", str(sample), str(path)], check=True)
    return path


@pytest.fixture(scope="module")
def models_once() -> Iterator[None]:
    """Each model is read from the disk once, however often a module's tests load it."""
    from rolecall.pipeline import loading

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "load", cache(loading.load))
        yield
