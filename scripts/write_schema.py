"""Write schemas/process-v1.schema.json from the model. Run it after changing the model."""

from __future__ import annotations

import json
from pathlib import Path

from processkit.model.json_schema import page_schema


def main() -> None:
    path = Path(__file__).parent.parent / "schemas" / "process-v1.schema.json"
    path.write_text(json.dumps(page_schema(), indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(f"wrote {path.name}")


if __name__ == "__main__":
    main()
