"""Which languages there are, and the reader of each."""

import importlib
from functools import lru_cache

from preflight.speech.engine import Reader
from preflight.speech.model import Style
from preflight.speech.scan import Language

# Our own, each a module or package of that name with a `LANGUAGE`.
OWN = ("en", "es", "fr", "de", "it", "pt")


class UnknownLanguageError(ValueError):
    """No such language: `tag` as asked for, `known` tags, `nearest` of them or None."""

    def __init__(self, tag: str) -> None:
        from difflib import get_close_matches

        self.tag = tag
        self.known = languages()
        self.nearest = next(iter(get_close_matches(tag.lower(), self.known, 1, 0.3)), None)
        hint = f", did you mean {self.nearest!r}?" if self.nearest else ""
        super().__init__(f"unknown language {tag!r}{hint}; known: {', '.join(self.known)}")


@lru_cache(1)
def languages() -> tuple[str, ...]:
    """The tags that `read` knows: our own languages first, then those of num2words, sorted."""
    return OWN + tuple(sorted(_generic() - set(OWN)))


@lru_cache(1)
def _generic() -> frozenset[str]:
    from importlib.util import find_spec  # here and below: not needed for our own languages
    from pathlib import Path

    spec = find_spec("num2words")
    folders = (spec.submodule_search_locations if spec else None) or ()
    files = [file.stem for folder in folders for file in Path(folder).glob("lang_*.py")]
    names = [name.removeprefix("lang_").lower() for name in files]
    return frozenset(name for name in names if "_" not in name and name != "eu")  # EU: a base class


@lru_cache(256)
def resolve(tag: str) -> str:
    """The primary language of a tag such as "en-US", "EN" or "pt_BR".

    Raises UnknownLanguageError when there is none of that name.
    """
    primary = tag.replace("_", "-").split("-")[0].strip().lower()
    if primary in OWN or primary in _generic():
        return primary
    raise UnknownLanguageError(tag)


@lru_cache(64)
def reader(language: str, style: Style) -> Reader:
    """The reader of a resolved language in a style."""
    return Reader(_load(language), style)


def _load(language: str) -> Language:
    if language in OWN:
        module = importlib.import_module(f"preflight.speech.{language}")
        loaded: Language = module.LANGUAGE
        return loaded
    from preflight.speech import generic

    return generic.language(language)
