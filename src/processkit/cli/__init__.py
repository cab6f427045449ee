"""The command line: reads arguments, calls the library, prints, and sets the exit status."""

import gc
import os

# A page is built by pydantic alone. Looking through all installed packages for its plug-ins would
# take a twentieth of the time of a whole check.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# While hundreds of small modules are loaded nothing becomes garbage, and Python would look for some
# again and again.
gc.set_threshold(50_000, 20, 50)
