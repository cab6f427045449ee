"""The command line: reads arguments, calls the library, prints, and sets the exit status."""

import gc
import os

# What is unfit about a page is told by pydantic alone. Looking through all installed packages for
# its plug-ins would take as long as reading and checking the page.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# While hundreds of small modules are loaded nothing becomes garbage, and Python would look for some
# again and again.
gc.set_threshold(50_000, 20, 50)
