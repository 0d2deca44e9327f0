"""Runs the contracts of the adapters on MiniStack; see infra/contracts-ministack."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ministack import MiniStack
from tools import Failed, jdk

ROOT = Path(__file__).resolve().parents[2]


def main(environment_folder, tests):
    """The exit status of the tests."""
    with tempfile.TemporaryDirectory() as folder:
        emulator = MiniStack(environment_folder, Path(folder) / "ministack", secure=False)
        try:
            emulator.await_ready(60)
            return subprocess.run(
                ["mvn", "-B", "-ntp", "test", "-pl", "functions,infra/local", "-am", f"-Daws.endpoint={emulator.url}",
                 "-Daws.endpoint.signatures", f"-Dtest={tests}", "-Dsurefire.failIfNoSpecifiedTests=false"],
                cwd=ROOT, env=os.environ | {"JAVA_HOME": str(jdk())}, stdin=subprocess.DEVNULL,
            ).returncode
        finally:
            emulator.stop()


try:
    sys.exit(main(*sys.argv[1:]))
except Failed as e:
    sys.exit(f"contracts-ministack: {e}")
