"""Words that people use for a field of ours: in English, and in the languages of the printed labels."""

from __future__ import annotations

OTHER_WORDS = {
    "name": "step", "title": "step", "task": "step", "who": "owner", "responsible": "owner",
    "role": "owner", "person": "owner", "duration": "takes", "time": "takes", "days": "takes",
    "how_long": "takes", "documents": "paperwork", "papers": "paperwork", "paper": "paperwork",
    "tasks": "do", "todo": "do", "actions": "do", "bullets": "do", "question": "decide",
    "decision": "decide", "options": "answers", "then": "next", "goto": "next", "go_to": "next",
    "hand_over": "handover", "handoff": "handover", "requires": "needs", "checks": "checklist",
    "max": "at_most", "waits": "waits_for", "condition": "only_if", "client": "customer",
    "noreply": "no_reply", "pay": "payment", "date": "revised", "updated": "revised",
    "docs": "paperwork", "forms": "paperwork", "people": "roles", "team": "roles", "audience": "for",
    # German
    "prozess": "process", "ablauf": "process", "firma": "company", "schritte": "steps", "schritt": "step",
    "eigentumer": "owner", "verantwortlich": "owner", "zustandig": "owner", "dauer": "takes",
    "rollen": "roles", "unterlagen": "paperwork", "dokumente": "paperwork", "kunde": "customer",
    "antworten": "answers", "weiter": "next", "ubergabe": "handover", "zahlung": "payment",
    "frage": "decide", "sprache": "language", "kalender": "calendar",
    # French
    "processus": "process", "entreprise": "company", "etapes": "steps", "etape": "step",
    "responsable": "owner", "duree": "takes", "reponses": "answers", "suivant": "next",
    "paiement": "payment", "langue": "language", "calendrier": "calendar",
    # Spanish
    "proceso": "process", "empresa": "company", "pasos": "steps", "paso": "step", "duracion": "takes",
    "cliente": "customer", "respuestas": "answers", "siguiente": "next", "pago": "payment", "idioma": "language",
}  # fmt: skip
"""The word, folded, and the field that it stands for where that field is known."""
