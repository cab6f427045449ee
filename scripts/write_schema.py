"""Write schemas/process-v1.schema.json from the model. Run it after changing the model."""

from __future__ import annotations

import json
from pathlib import Path

from processkit.model.json_schema import page_schema

ROOT = Path(__file__).resolve().parent.parent


def files() -> dict[Path, str]:
    """Return what is written, by its path."""
    text = json.dumps(page_schema(), indent=2, ensure_ascii=False) + "\n"
    return {ROOT / "schemas" / "process-v1.schema.json": text}


def main() -> None:
    """Write the schema, and say so."""
    for path, text in files().items():
        path.write_text(text, "utf-8")
        print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
