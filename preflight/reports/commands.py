"""Lines that a CI runner would carry out instead of showing them, made harmless.

GitHub's runner takes a line that begins with `::` after any white space for a command, and `##[` anywhere
in a line; Azure's and TeamCity's take `##vso[` and `##teamcity[`.
"""

import re

# Compiled when first needed, which is hardly ever.
_COLONS = r"(?m)^(\s*):(?=:)"
_BRACKET = r"##(?=\w*\[)"


def harmless(text: str, *, unicode: bool = True) -> str:
    """Give a finished report in which no line is a command; what would begin one is set in brackets."""
    colon, sign = ("⟨:⟩", "#⟨#⟩") if unicode else ("<:>", "#<#>")
    if "::" in text:
        text = re.sub(_COLONS, rf"\g<1>{colon}", text)
    return bracketless(text, sign)


def bracketless(text: str, sign: str = "#⟨#⟩") -> str:
    """Give text with `##[` and its kin broken up by `sign`; a command of our own may stand in it."""
    return re.sub(_BRACKET, sign, text) if "##" in text else text
