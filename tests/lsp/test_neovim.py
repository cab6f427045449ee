"""A real editor: Neovim, with nothing but what it brings along."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
KITCHEN = (HERE.parent.parent / "processes" / "fitted-kitchen.yaml").read_text("utf-8")


def test_neovim_marks_puts_right_renames_and_lays_out(tmp_path):
    if shutil.which("nvim") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("nvim is not installed")
        pytest.skip("nvim is not installed")
    page = tmp_path / "kitchen.yaml"
    page.write_text(KITCHEN.replace("    milestone: propose", "    milstone:    propose"), "utf-8")
    subprocess.run(
        ["nvim", "--headless", "-u", "NONE", "-n", page, "-c", f"luafile {HERE / 'neovim.lua'}"],
        cwd=tmp_path, env={**os.environ, "PYTHON": sys.executable}, capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    assert (tmp_path / "answers.txt").read_text("utf-8").splitlines() == [
        "96:5 PK101 unknown-field", "Write: milestone: propose", "0 left", "**Step 5: Küche: 🍳**",
    ]  # fmt: skip
    assert page.read_text("utf-8") == KITCHEN.replace("Take the order", '"Küche: 🍳"')
