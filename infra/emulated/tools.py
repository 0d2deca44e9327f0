"""Runs the programs that the proof needs, and finds the JDK."""

import os
import re
import shutil
import subprocess
from pathlib import Path

JAVA = 25


class Failed(Exception):
    """A step did not do what it should; the message says what."""


def run(command, log, cwd, env=None):
    """Runs a command with its output in a file; Failed, with the end of that output, when it does not end with 0."""
    with open(log, "ab") as out:
        out.write(f"$ {' '.join(map(str, command))}\n".encode())
        out.flush()
        code = subprocess.run(
            list(map(str, command)), stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=cwd, env=env
        ).returncode
    if code:
        raise Failed(f"{Path(command[0]).name} {command[1]} ended with {code}:\n{tail(log, 40)}")


def tail(file, lines):
    """The last lines of a text file."""
    try:
        return "\n".join(Path(file).read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return ""


def jdk():
    """The home of a JDK that is new enough, also when the default is older."""
    homes = [os.environ.get("JAVA_HOME")]
    java = shutil.which("java")
    if java:
        homes.append(Path(java).resolve().parent.parent)
    for folder, inner in (
        ("/usr/lib/jvm", ""),
        ("~/.sdkman/candidates/java", ""),
        ("~/.jdks", ""),
        ("/Library/Java/JavaVirtualMachines", "Contents/Home"),
        ("/opt", ""),
    ):
        folder = Path(folder).expanduser()
        if folder.is_dir():
            homes += [home / inner for home in sorted(folder.iterdir(), reverse=True)]
    for home in filter(None, homes):
        home = Path(home)
        if _version(home) >= JAVA and (home / "bin/javac").exists():
            return home
    raise Failed(f"needs a JDK {JAVA} or newer (for example Temurin: apt-get install temurin-25-jdk), or JAVA_HOME on one")


def _version(home):
    try:
        found = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text())
    except OSError:
        return 0
    return int(found.group(1)) if found else 0
