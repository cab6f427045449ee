"""Programs in node that stay open while tests ask them: one line of JSON in, one line of JSON out."""

import json
import subprocess
from pathlib import Path

from tests.npm_packages import npm_packages

SCRIPTS = Path(__file__).resolve().parent / "npm"


class NodeProgram:
    """One program of ``tests/npm``. Starting one takes longer than a hundred questions."""

    def __init__(self, script: str, *packages: str) -> None:
        folder = npm_packages(*packages)
        command = ["node", str(SCRIPTS / script), str(folder)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def ask(self, question):
        """Return its answer; what it could not do is an error of the test."""
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the program has stopped"
        answer = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer["answer"]

    def close(self) -> None:
        """End it."""
        self._process.stdin.close()
        self._process.wait(timeout=20)
        self._process.stdout.close()
