"""Text inside GitHub's Markdown, so that none of it acts as markup, mention, reference, formula or link.

Character references keep punctuation from being markup. References are decoded before mentions, issue
numbers, formulas and bare links are looked for, so those are split by an element that does nothing.
"""

import re

from preflight.reports.places import safe_url
from preflight.reports.visible import visible

_SPLIT = re.compile(r"([@#$]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
_REFERENCES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_{}[]<>()+!|~&^=\"'"})


def inline(text: str) -> str:
    """Give text for the inside of a line or a table's cell."""
    pieces = _SPLIT.split(visible(text))
    return "".join(
        f"<span>{piece}</span>" if number % 2 else piece.translate(_REFERENCES)
        for number, piece in enumerate(pieces)
    )


def code(text: str) -> str:
    """Give text as code."""
    return f"<code>{inline(text)}</code>"


def link(text: str, url: str) -> str:
    """Give text as a link; plain where there is no web address."""
    if not url.startswith(("https://", "http://")):
        return inline(text)
    return f'<a href="{safe_url(url).translate(_REFERENCES)}">{inline(text)}</a>'


def fenced(text: str) -> str:
    """Give visible text of several lines as a block of code."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}\n"
