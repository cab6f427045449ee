"""Exceptions for callers. What is wrong on a *page* is a finding, not an exception."""

from __future__ import annotations


class ProcesskitError(Exception):
    """The root of every exception that processkit raises on purpose."""


class WrongUse(ProcesskitError):
    """The call or the command asks for something that does not exist, and says what does."""


class UnreadableFile(ProcesskitError):
    """A file is not there, or may not be read or written. The message says which, and why."""


class DoesNotFit(ProcesskitError):
    """The page holds more text than one sheet of paper; the message names the longest texts."""


class MissingLetters(ProcesskitError):
    """No font at hand has some of the letters; the message says which letters, and so does ``letters``."""

    def __init__(self, message: str, letters: tuple[str, ...] = ()) -> None:
        """Keep the letters."""
        super().__init__(message)
        self.letters = letters


class MissingProgram(ProcesskitError):
    """A program that is not ours is needed for this, and is not on this machine; the message says which."""


class BrokenCheck(ProcesskitError):
    """A check that another package brings along cannot be used; the message names the package."""


class UnknownCase(WrongUse):
    """There is no case with this id."""


class UnusableDatabase(ProcesskitError):
    """The database of the cases cannot be opened or written: the message says why, and nothing in it has changed."""
