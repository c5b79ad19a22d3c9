"""Tables written as text, a reading a line with its written forms: "avenida: av avda"."""

from collections.abc import Iterator

from preflight.speech.romance.grammar import FEMALE, MALE, Abbreviation, Noun


def _lines(text: str) -> Iterator[tuple[str, list[str]]]:
    """What is read, and the forms that are read so."""
    for line in text.strip().splitlines():
        spoken, _, forms = line.rpartition(": ")
        yield spoken.strip(), forms.split()


def readings(text: str) -> dict[str, str]:
    """ "spoken: forms" to spoken by form."""
    return {form: spoken for spoken, forms in _lines(text) for form in forms}


def abbreviations(text: str, *, dot: bool = True, names: bool = False) -> dict[str, Abbreviation]:
    """ "spoken: forms" to abbreviations by form."""
    return {
        form: entry
        for spoken, forms in _lines(text)
        for entry in (Abbreviation(spoken, dot, names),)
        for form in forms
    }


def nouns(text: str, *, kind: str = "measure", halves: bool = False) -> dict[str, Noun]:
    """ "singular, plural, flags: forms"; flags: `f` is feminine, `half` has halves."""
    table: dict[str, Noun] = {}
    for spoken, forms in _lines(text):
        one, many, *flags = spoken.split(", ")
        gender = FEMALE if "f" in flags else MALE
        table |= dict.fromkeys(forms, Noun(one, many, gender, kind, halves or "half" in flags))
    return table


def currencies(text: str) -> dict[str, Noun]:
    """ "singular, plural, gender, hundredth, hundredths: signs and codes"."""
    table: dict[str, Noun] = {}
    for spoken, signs in _lines(text):
        one, many, gender, *cents = spoken.split(", ")
        pair = (cents[0], cents[1]) if cents else ("", "")
        table |= dict.fromkeys(signs, Noun(one, many, gender, "money", cents=pair))
    return table


def genders(*, m: str, f: str) -> dict[str, str]:
    """Nouns to their gender."""
    return dict.fromkeys(m.split(), MALE) | dict.fromkeys(f.split(), FEMALE)


def month_forms(months: tuple[str, ...], **others: int) -> dict[str, int]:
    """Names, their first three letters and other short forms to 1-12."""
    names = {name: i for i, name in enumerate(months, 1)}
    return names | {name[:3]: i for name, i in names.items()} | others
