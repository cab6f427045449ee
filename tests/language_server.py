"""A small client of the YAML language server: it talks as an editor does, over stdio."""

import json
import queue
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_LONGEST_WAIT = 30


class LanguageServer:
    """The server with one schema for all pages; to be used in a ``with`` block."""

    def __init__(self, program: list[str], schema: Path) -> None:
        self._settings = {
            "yaml": {
                "schemas": {schema.as_uri(): ["/*.yaml"]},
                "schemaStore": {"enable": False, "url": ""},
                "kubernetesCRDStore": {"enable": False},
                "validate": True,
                "hover": True,
                "completion": True,
                "style": {},
                "customTags": [],
            }
        }
        self._program = program
        self._number = 0
        self._came: queue.Queue[dict] = queue.Queue()

    def __enter__(self):
        self._process = subprocess.Popen(
            [*self._program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        able = {
            "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
        }
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": able})
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": self._settings}})
        # It asks for the settings in its own time, and marks nothing before it has the schema.
        assert any(self.open(f"ready-{attempt}", "nope: 1\n") for attempt in range(20)), "the schema is not used"
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()
        self._reader.join()
        self._process.stdin.close()
        self._process.stdout.close()

    def open(self, name: str, text: str) -> list[dict]:
        """Open a page and return what the server marks in it."""
        document = {"uri": f"file:///pages/{name}.yaml", "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        marked = self._wait(
            lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == document["uri"]
        )
        return marked["params"]["diagnostics"]

    def at(self, method: str, name: str, line: int, column: int):
        """Ask about a place of an open page; lines and columns are counted from 0."""
        place = {"line": line, "character": column}
        return self.ask(
            f"textDocument/{method}", {"textDocument": {"uri": f"file:///pages/{name}.yaml"}, "position": place}
        )

    def ask(self, method: str, params: dict):
        """Send a request and return its result."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        answer = self._wait(lambda m: m.get("id") == number and "method" not in m)
        assert "error" not in answer, answer
        return answer["result"]

    def _wait(self, is_it):
        """Return the first message that is wanted, and answer what the server asks meanwhile."""
        while True:
            message = self._came.get(timeout=_LONGEST_WAIT)
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            elif is_it(message):
                return message

    def _answer(self, request: dict):
        if request["method"] == "workspace/configuration":
            return [self._settings.get(item["section"], {}) for item in request["params"]["items"]]
        return None

    def _send(self, message: dict) -> None:
        self._process.stdin.write(framed(message))
        self._process.stdin.flush()

    def _read(self) -> None:
        """Put each message of the server into the queue, until it ends."""
        for message in messages_in(self._process.stdout):
            self._came.put(message)


def framed(message: dict) -> bytes:
    """Return a message as it goes over the line: its length, and then its text."""
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def messages_in(stream: BinaryIO) -> Iterator[dict]:
    """Yield the messages that come over the line, until it ends."""
    while True:
        length = None
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if length is None:
            return
        yield json.loads(stream.read(length))
