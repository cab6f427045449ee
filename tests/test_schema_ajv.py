"""A second judge, from another world: ajv reads our schema as jsonschema does."""

import subprocess

from tests.npm_packages import ROOT, npm_packages
from tests.schema_corpus import UNSAYABLE, corpus, disagreement


def verdicts(texts):
    program = ["node", ROOT / "tests" / "npm" / "judge.cjs", npm_packages("ajv")]
    done = subprocess.run(
        [*program, ROOT / "schemas" / "process-v1.schema.json"],
        input="\n".join(texts), capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[:2000]
    return [line == "true" for line in done.stdout.splitlines()]


def test_ajv_and_the_model_give_the_same_verdict_but_for_what_is_listed():
    said = verdicts(corpus())
    assert len(said) == len(corpus())
    wrong = [disagreement(text, fits) for text, fits in zip(corpus(), said, strict=True)]
    assert [each for each in wrong if each] == []


def test_ajv_cannot_tell_what_is_listed_either():
    assert verdicts([kind.example for kind in UNSAYABLE]) == [True] * len(UNSAYABLE)
