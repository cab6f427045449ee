"""Tells quickly that a page fits on its sheet, without setting it; a page that is near the limit it leaves open.

The last way in which a page keeps its drawing is set so plainly that a few sums say how high it is at
most (``ladder.py``). Each height here is that of the real one or a little more, in em of the base size:
``page.typ`` and its neighbours are what it follows. Tests hold both against each other.
"""
