"""Gives a step, an end, a role, a paper or an answer another name, wherever the page names it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from processkit.editing.changes import Stretch, rewritten
from processkit.editing.notes import notes_in
from processkit.editing.places import Places
from processkit.errors import WrongUse
from processkit.lsp.names import Mention, Names, Thing
from processkit.lsp.sketch import Sketch, sketch_of
from processkit.lsp.words import Word
from processkit.model.customer_words import is_customer
from processkit.model.names import fold, slug
from processkit.model.places import BUILT_IN_ENDS
from processkit.source.letters import INVISIBLE
from processkit.source.typed import typed

_WHAT = {"step": "a step", "end": "an end", "role": "a role", "paper": "a paper", "answer": "an answer"}


def renamable_at(names: Names, letter: int) -> Word:
    """Return the name at a letter that can be changed.

    Raises:
        WrongUse: There is none, or it is not the page's; the message says why.
    """
    return _mention_at(names, letter).word


def renamed(names: Names, letter: int, new_name: str) -> list[Stretch]:
    """Return what to write where, so that the thing at a letter has another name on the whole page.

    What names a step by its id keeps the id. The result was read again: everything else says what it said.

    Raises:
        WrongUse: It cannot have that name; the message says why.
    """
    mention = _mention_at(names, letter)
    thing = mention.thing
    if thing is None:
        raise WrongUse(f'Nothing on this page is called "{mention.word.text}".')
    new = " ".join(new_name.split())
    _refuse_name(names, mention, thing, new)
    forms = _forms(names, mention, thing)
    words = [named.word for named in names.of(thing) if fold(named.word.text) in forms]
    is_json = names.sketch.text.lstrip().startswith("{")
    stretches = [Stretch(word.start, word.end, _written(word, new, is_json=is_json)) for word in words]
    _prove(names, words, new, stretches)
    return stretches


def _mention_at(names: Names, letter: int) -> Mention:
    if names.sketch.document is None:
        raise WrongUse("The page cannot be read as it stands. Put right what is marked, and rename it then.")
    mention = names.at(letter)
    if mention is None or mention.wanted == "check":
        raise WrongUse("Here is no name of a step, an end, a role, a paper or an answer.")
    if mention.thing is None:
        raise WrongUse(f'Nothing on this page is called "{mention.word.text}".')
    if mention.thing.kind == "end" and fold(mention.word.text) in BUILT_IN_ENDS:
        raise WrongUse(
            f'"{mention.word.text}" is a word of the language. What it is called on the page stands under ends: name.'
        )
    return mention


def _refuse_name(names: Names, mention: Mention, thing: Thing, new: str) -> None:
    if not fold(new) or INVISIBLE.search(new):
        raise WrongUse("A name has letters that can be seen.")
    if thing.kind in ("step", "end"):
        others = [names.find(each, "step or end", ()) for each in (new, slug(new))]
    elif thing.kind == "role" and is_customer(new, names.sketch.text_at("language") or "en"):
        raise WrongUse("The customer is no role: what the customer does stands under customer: gives, or waits_for.")
    else:
        other = Thing(thing.kind, (*thing.key[:-1], fold(new)))
        others = [other] if names.of(other) else []
    if any(other not in (None, thing) for other in others):
        raise WrongUse(f'There is {_WHAT[thing.kind]} called "{new}" on this page already.')


def _forms(names: Names, mention: Mention, thing: Thing) -> set[str]:
    """Return the folded names that change; a thing may have two, of which the other stays."""
    form = fold(mention.word.text)
    if thing.kind != "step":
        return {form} if thing.kind == "end" else {fold(m.word.text) for m in names.of(thing)}
    name = names.sketch.text_at("steps", *thing.key, "step") or ""
    own_id = names.sketch.text_at("steps", *thing.key, "id")
    if own_id is not None:
        return {form}
    return {fold(name), fold(slug(name))}


def _written(word: Word, new: str, *, is_json: bool) -> str:
    """Return a name as it is typed in place of a word, between quotation marks where that one was."""
    if is_json or word.style == '"':
        return json.dumps(new, ensure_ascii=False)
    if word.style == "'":
        return "'" + new.replace("'", "''") + "'"
    return typed(new, in_list=word.in_brackets)


def _prove(names: Names, words: Sequence[Word], new: str, stretches: Sequence[Stretch]) -> None:
    """Read the page anew, and refuse when anything but the name has changed."""
    before = names.sketch
    after = sketch_of(rewritten(before.text, stretches))
    changed = {word.start for word in words}
    meant = [(new if word.start in changed else word.text, word.on_key) for word in before.words]
    now = Names(after)
    # Behind the sign of a block a note can stand, which belongs to no text and would be written over.
    heads = [before.text[word.start : word.end].splitlines()[0] for word in words if word.style in ("|", ">")]
    same = (
        after.document is not None
        and not any("#" in head for head in heads)
        and meant == [(word.text, word.on_key) for word in after.words]
        and [(m.wanted, m.thing is None) for m in names.mentions] == [(m.wanted, m.thing is None) for m in now.mentions]
        and _notes(before) == _notes(after)
    )
    if not same:
        raise WrongUse(f'"{new}" cannot be written everywhere without changing something else on the page.')


def _notes(sketch: Sketch) -> list[str]:
    return [note.text for note in notes_in(Places(sketch.document.source))] if sketch.document is not None else []
