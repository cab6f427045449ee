"""How many random cases the proofs try: a few hundred in every run, many more by command.

``PROOF=50 .venv/bin/pytest -n 2 tests/flow tests/model`` tries fifty times as many.
"""

import os

from hypothesis import HealthCheck, settings

FACTOR = int(os.environ.get("PROOF", "1"))


def cases(count):
    """Settings for ``count`` random cases in an everyday run."""
    return settings(max_examples=count * FACTOR, deadline=None, suppress_health_check=[HealthCheck.too_slow])
