"""Write all generated files. Run it after changing the model, a check, a command or a document."""

from __future__ import annotations

import runpy
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
# The outputs in the documents come last, because their commands show what the others write.
WRITERS = ("write_schema", "write_check_docs", "write_command_docs", "write_gallery", "write_doc_outputs")


def main() -> None:
    """Run each writer, and let it say what it wrote."""
    for writer in WRITERS:
        runpy.run_path(str(FOLDER / f"{writer}.py"))["main"]()


if __name__ == "__main__":
    main()
