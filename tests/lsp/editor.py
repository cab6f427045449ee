"""A small editor: it starts ``processkit lsp`` and talks to it over stdio, as any editor does."""

import queue
import subprocess
import sys
import threading

from tests.language_server import framed, messages_in

_LONGEST_WAIT = 30
ABLE = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "publishDiagnostics": {"relatedInformation": True},
    },
    "workspace": {"workspaceEdit": {"documentChanges": True}},
}


class Refused(Exception):
    """The server answered with an error."""


class Editor:
    """An editor with pages by their names; to be used in a ``with`` block."""

    def __init__(self, able=ABLE, options=None, program=(sys.executable, "-m", "processkit", "lsp", "--stdio")):
        self._able = able
        self._options = options
        self._program = program
        self._number = 0
        self._came = queue.Queue()
        self._kept = []
        self.texts = {}
        self.versions = {}

    def __enter__(self):
        self.process = subprocess.Popen(
            self._program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._errors = []
        self._readers = [threading.Thread(target=read, daemon=True) for read in (self._read, self._read_errors)]
        for reader in self._readers:
            reader.start()
        asked = {"processId": None, "rootUri": None, "capabilities": self._able, "initializationOptions": self._options}
        self.server = self.ask("initialize", asked)
        self.tell("initialized", {})
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for reader in self._readers:
            reader.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            stream.close()

    def goodbye(self):
        """Shut the server down; return its exit status and what it wrote on standard error."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        status = self.process.wait(_LONGEST_WAIT)
        for reader in self._readers:
            reader.join()
        return status, b"".join(self._errors).decode()

    def open(self, name, text):
        """Open a page, and return what is marked on it."""
        self.texts[name], self.versions[name] = text, 1
        document = {"uri": uri(name), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.marks(name)

    def change(self, name, text):
        """Change a page, as each key that is pressed does."""
        self.texts[name] = text
        self.versions[name] += 1
        document = {"uri": uri(name), "version": self.versions[name]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def close(self, name):
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri(name)}})

    def marks(self, name):
        """Wait for what is marked on the page as it stands now."""

        def is_it(message):
            told = message.get("params") or {}
            is_mark = message.get("method") == "textDocument/publishDiagnostics" and told["uri"] == uri(name)
            return is_mark and told.get("version") in (None, self.versions[name])

        return self._wait(is_it)["params"]["diagnostics"]

    def at(self, method, name, place, **more):
        """Ask about a place: a line and a column, or the begin of words that the page has once."""
        line, column = place if isinstance(place, tuple) else place_of(self.texts[name], place)
        asked = {"textDocument": {"uri": uri(name)}, "position": {"line": line, "character": column}, **more}
        return self.ask(f"textDocument/{method}", asked)

    def about(self, method, name, **more):
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": uri(name)}, **more})

    def offers(self, name, place, only=None):
        """Return what can be written for what is marked at a place."""
        line, column = place if isinstance(place, tuple) else place_of(self.texts[name], place)
        here = {"line": line, "character": column}
        context = {"diagnostics": []} | ({"only": only} if only else {})
        return self.about("codeAction", name, range={"start": here, "end": here}, context=context)

    def written(self, name, edit):
        """Return the page as a change of the server leaves it."""
        if "documentChanges" in edit:
            (change,) = edit["documentChanges"]
            assert change["textDocument"] == {"uri": uri(name), "version": self.versions[name]}
            return applied(self.texts[name], change["edits"])
        return applied(self.texts[name], edit["changes"][uri(name)])

    def ask(self, method, params):
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        answer = self._wait(lambda message: message.get("id") == number and "method" not in message)
        if "error" in answer:
            raise Refused(answer["error"]["message"])
        return answer["result"]

    def tell(self, method, params):
        self._send({"method": method, "params": params})

    def shown(self):
        """Wait for a message that the editor shows to its user."""
        return self._wait(lambda message: message.get("method") == "window/showMessage")["params"]["message"]

    def _wait(self, is_it):
        for kept in self._kept:
            if is_it(kept):
                self._kept.remove(kept)
                return kept
        while True:
            message = self._came.get(timeout=_LONGEST_WAIT)
            if is_it(message):
                return message
            self._kept.append(message)

    def _send(self, message):
        self.send_bytes(framed(message))

    def send_bytes(self, content):
        self.process.stdin.write(content)
        self.process.stdin.flush()

    def _read(self):
        for message in messages_in(self.process.stdout):
            self._came.put(message)

    def _read_errors(self):
        for line in self.process.stderr:
            self._errors.append(line)


def uri(name):
    return f"file:///pages/{name}.yaml"


def units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def place_of(text, words):
    """Return the line and column at which words begin; a | in them is where the place is instead."""
    bare = words.replace("|", "", 1)
    assert text.count(bare) == 1, (text.count(bare), bare)
    before = text[: text.index(bare) + max(words.find("|"), 0)].split("\n")
    return len(before) - 1, units(before[-1])


def applied(text, edits):
    """Return a text with the edits of a server made, the last first."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines) + 1)]

    def letter(place):
        line, column = lines[place["line"]], place["character"]
        return starts[place["line"]] + next(at for at in range(len(line) + 1) if units(line[:at]) == column)

    for edit in sorted(edits, key=lambda edit: letter(edit["range"]["start"]), reverse=True):
        start, end = letter(edit["range"]["start"]), letter(edit["range"]["end"])
        text = text[:start] + edit["newText"] + text[end:]
    return text
