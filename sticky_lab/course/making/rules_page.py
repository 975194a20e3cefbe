"""Makes `lessons/rules.md`, where the rule ids of the lessons lead to: `python -m sticky_lab.course.making.rules_page`.

It holds the rules that learners meet, in both languages, with how sure each is; the law is the specification. Bare ids
in the text cells of lessons and solved labs are made links on the way.
"""

from __future__ import annotations

import re
from functools import reduce
from itertools import groupby
from pathlib import Path

import nbformat

from sticky_lab.course import content
from sticky_lab.show.specification import rule_text, rules
from sticky_lab.words import Text

PAGE = "rules.md"
_IN_BRACKETS = Text("({sure})", "({sure})")
_RULE_ID = re.compile(r"`([A-Z]+(?:-[A-Z])?-\d\d)`")
_TAGS = re.compile(r"\[([^\]]+)\]")


def linked(source: str, page: str) -> str:
    """Return a text cell with each bare rule id made a link to its place on the page."""
    return re.sub(r"(?<!\[)" + _RULE_ID.pattern + r"(?!\]\()", rf"[`\1`]({page}#\1)", source)


def confidence(rule: str) -> Text:
    """Return how sure a rule is, in words: documented, observed, deduced and so on."""
    if rule.startswith("SIM-"):
        return content.rules_page().words["our_choice"]
    tags = _TAGS.match(rule_text(rule))
    assert tags is not None
    named = re.findall(r"[A-Z\d]+(?:-old)?", tags[1])
    words = [text for tag, text in content.rules_page().confidence.items() if tag in named]
    return reduce(lambda all_before, text: all_before.followed_by(text, ", "), words)


def as_markdown() -> str:
    """Return the page: families of rules, and each rule under its bare id, to which the links lead."""
    words, known = content.rules_page().words, content.rules()
    parts = [f"# {words['title'].html()}", words["introduction"].blocks()]
    in_order = [rule for rule in rules() if rule in known.texts]
    for family, members in groupby(in_order, key=lambda rule: known.families[rule.rpartition("-")[0]]):
        parts.append(f"# {family.html()}")
        for rule in members:
            sure = _IN_BRACKETS.fill(sure=confidence(rule))
            parts += [f"## {rule}", known.texts[rule].followed_by(sure).blocks()]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    for folder, page in ((Path("lessons"), PAGE), (Path("labs/solutions"), f"../../lessons/{PAGE}")):
        for path in sorted(folder.glob("*.ipynb")):
            notebook = nbformat.read(path, as_version=4)
            for cell in notebook.cells:
                if cell.cell_type == "markdown":
                    cell.source = linked(cell.source, page)
            nbformat.write(notebook, path)
    Path("lessons", PAGE).write_text(as_markdown(), encoding="utf-8")
