"""The checks: one small file each, with its reason, a bad example and a good one.

Whoever writes a check in a package of their own takes these names from here.
"""

from processkit.checks.check import Check, Page
from processkit.findings import Hit, Related, Severity

__all__ = ["Check", "Hit", "Page", "Related", "Severity"]
