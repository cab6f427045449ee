"""Texts that somebody could write and that a format could take for its own, and pages full of them."""

from hypothesis import strategies as st

from processkit.model.process import Process
from processkit.rendering.texts import printable

FRAGMENTS = [
    "end", "End", "subgraph x", "style a fill:#f00", "click a", "classDef b", "graph TD", "%%{init: {}}%%", "%% note", "---",
    "(round)", "[square]", "{curly}", "{{", "}}", "((", "[/slant/]", "|bar|", "-->", "==>", "-.->", "a:::b", "@{ shape: x }",
    ":", ";", "#", "#1", "#quot;", "#35;", "# heading", "#### x #", "&", "&amp;", "&lt;b&gt;", "&#58;", "&copy;", "<", ">",
    "<b>bold</b>", "<script>alert(1)</script>", "</script>", "</style>", "<!--", "-->", "<![CDATA[", "]]>", "<br>", "<img src=x>",
    '"', "'", "“quoted”", "`code`", "```", "~~~", "~~gone~~", "*", "**bold**", "_it_", "snake_case_name", "***", "___", "\\",
    "\\n", "\\N", "\\*", "[link](http://evil.example)", "[x]: http://evil.example", "![img](x.png)", "[^1]", "[ ]", "[x] done",
    "- item", "+ item", "1. one", "1) one", "> quote", "= x", "===", "| a | b |", "a|b", "\\|", "http://evil.example/x?a=b&c=d",
    "https://evil.example", "www.evil.example", "WWW.evil.example", "javascript:alert(1)", "mailto:a@b.example", "me@here.example",
    "@octocat", "org/repo#12", ":smile:", ":+1:", "$x^2$", "$5 and $6", "$$", "$$x^2$$", "ﬂ°°35¶ß", "ﬂ", "¶ß", "style x: y#35;",
    "😀", "👩\u200d👩\u200d👧", "مرحبا", "שלום (v2)", "نعم", "日本語", "e\u0301", "Ωß", "a\u00adb", "50 %", "fa:fa-car", "✓", "★",
    "{0}", "%s", "{{x}}", "${x}", "#{x}", "\u2028", "\t", "a  b",
]  # fmt: skip
"""Signs and words that mean something to Mermaid, Markdown, HTML, DOT or a template."""

pieces = st.sampled_from(FRAGMENTS) | st.text(min_size=1, max_size=6)
texts = (
    st.lists(pieces, min_size=1, max_size=4)
    .flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts)))
    .filter(lambda text: any(letter.isalnum() for letter in text))
)
"""What a person could write, or somebody who wants to break it."""


def plain(text):
    """Return a text as a screen shows it: on one line, without places to break a word, a person's own included."""
    return " ".join(printable(text).replace("\u00ad", "").replace("\u200b", "").split())


@st.composite
def hostile_pages(draw, texts=texts):
    """Pages of every shape whose every name is such a text; names differ, so that references are clear."""
    count = draw(st.integers(1, 5))
    names = [f"{place}{draw(texts)}" for place in range(count)]
    owners = [f"{draw(texts)}" for _ in range(2)]
    targets = st.sampled_from([*names, "won", "lost", "later", "own"])
    steps = []
    for name in names:
        step = {"step": name, "owner": draw(st.sampled_from(owners)), "paperwork": [draw(texts)], "do": [draw(texts)]}
        kind = draw(st.sampled_from(["order", "answers", "next", "only_if"]))
        if kind == "answers":
            step |= {"decide": draw(texts), "answers": {f"{k}{draw(texts)}": draw(targets) for k in range(3)}}
        elif kind == "next":
            step["next"] = draw(targets)
        elif kind == "only_if":
            step["only_if"] = draw(texts)
        if draw(st.booleans()):
            step["handover"] = {"checks": [draw(texts)], "papers": [draw(texts)]}
        if draw(st.booleans()):
            step |= {"takes": "2 days", "no_reply": {"after": "3 days", "go": draw(targets)}, "critical": True}
        if draw(st.booleans()):
            step["customer"] = {"sees": draw(texts), "gives": draw(texts), "by": draw(texts)}
        if draw(st.booleans()):
            step["payment"] = {"what": draw(texts), "if_unpaid": draw(texts)}
        steps.append(step)
    return Process.from_data(
        {
            "process": draw(texts), "company": draw(texts), "purpose": draw(texts), "for": draw(texts), "contact": draw(texts),
            "glossary": {draw(texts): draw(texts)}, "accepted": {"no-promise": draw(texts)}, "steps": steps,
            "ends": {"own": {"name": f"own {draw(texts)}", "outcome": "lost"}}, "anytime": {draw(texts): "lost"},
        }
    )  # fmt: skip
