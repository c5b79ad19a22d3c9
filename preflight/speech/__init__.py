"""Written listing copy to the words a voice-over artist would read.

>>> read("3BR/2BA from $1.25M").text
'Three bedrooms, two baths from one point two five million dollars'
"""

from preflight.speech.languages import UnknownLanguageError, languages, reader, resolve
from preflight.speech.model import SEMIOTIC_CLASSES, Change, Reading, Style

__all__ = ["SEMIOTIC_CLASSES", "Change", "Reading", "Style", "UnknownLanguageError", "languages", "read"]

_PLAIN = Style()


def read(text: str, language: str = "en", *, style: Style = _PLAIN) -> Reading:
    """Read `text` aloud in `language` (a tag such as "en", "en-US", "pt_BR"), in a house style.

    Offsets of the changes are code points in `text`. Whatever the text, the reading has only
    letters, combining marks, white space and the style's punctuation, and reading it again
    changes nothing. Raises UnknownLanguageError for a language that is not in `languages()`.
    """
    return reader(resolve(language), style).read(text)
