"""The page for a terminal: lines of a fixed width, each of pieces that may have a colour.

Nothing is loaded here: who only measures a text in a terminal (``cells``) needs no page.
"""
