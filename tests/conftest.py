"""What tests share: annotated documents to train on, and one profile for hypothesis, since machines differ in speed."""

import subprocess
import sys
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
