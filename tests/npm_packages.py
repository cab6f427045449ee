"""Where the packages from npm are that tests use; see tests/npm/package.json."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def npm_packages(*names: str) -> Path:
    """Return the folder ``node_modules``. Without it, or without node, the test is skipped; in CI it fails."""
    folder = Path(os.environ.get("PROCESSKIT_NPM") or ROOT / "tests" / "npm" / "node_modules").resolve()
    missing = [] if shutil.which("node") else ["node"]
    missing += [name for name in names if not (folder / name).is_dir()]
    if missing:
        reason = f"not there: {', '.join(missing)} (npm ci --prefix tests/npm)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
