"""Killed at any moment nothing is lost, nothing is recorded twice, at most the one message in flight is sent twice."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.slow
def test_kill_nine_at_every_step_of_every_turn(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "crash_child.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    assert found["calm"]["contributions"] == 1, "the conversation was to end with a comment"
    assert "BRK-" in found["last"]["text"]
    deaths = [run for run in found["runs"] if not run["lived"]]
    assert len(deaths) > 60
    for run in found["runs"]:
        assert run["handled"] == run["inbound"] == run["turn"] + 1, run
        assert run["outbound"] == run["turn"] + 1, run
        assert run["unsent"] == 0, run
        assert run["contributions"] <= 1, run
        assert run["chain"], run
        assert 1 <= run["sent"] <= 2, run
    recorded = {run["turn"]: run["contributions"] for run in found["runs"] if run["lived"]}
    for run in found["runs"]:
        assert run["contributions"] == recorded[run["turn"]], run
