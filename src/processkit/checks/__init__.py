"""The checks: one small file each, with its reason, a bad example and a good one."""
