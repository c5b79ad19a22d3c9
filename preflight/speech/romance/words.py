"""Short forms, the number sign, slashes, plus signs and addresses of the web."""

from preflight.speech import electronic, romans
from preflight.speech.patterns import Lazy
from preflight.speech.romance import clock
from preflight.speech.romance.calendar import month_word, weekday
from preflight.speech.romance.grammar import Abbreviation, Grammar
from preflight.speech.romance.measures import money_before
from preflight.speech.romance.quantities import amount_at
from preflight.speech.romance.romans import roman
from preflight.speech.romance.saying import say
from preflight.speech.romance.tails import counted, rate, stop_end, tail
from preflight.speech.scan import Say, Scan

_DOTTED = Lazy(r"([^\W\d_]{1,6}(?:\.[ ]?[^\W\d_]{1,6}){1,3}(?![^\W_]))")
_SLASHED = Lazy(r"([^\W\d_]{1,4})/([^\W\d_]{0,4})(?![^\W_])")
_OPEN_SLASH = Lazy(r"([^\W\d_]{1,3})/[ ]?+(?=(.))")
_NUMBER_SIGN = Lazy(r"([^\W\d_]{1,4})(\.?[°ª]|\.)?(\.?)[ ]?(?=\d|s/n|S/N|(?<=[°ª] )[a-z])")
_NUMBER_NEXT = Lazy(r"\.?[ ]?\d")
_ONE_LETTER = 1


def word(g: Grammar, scan: Scan, at: int) -> Say | None:
    """Any short form that starts at `at`; the first reader that knows it decides."""
    if scan.char(at - 1).isalnum() and not scan.char(at - 1).isdigit():
        return None
    for read in _READERS:
        say = read(g, scan, at)
        if say is not None:
            return say
    return None


def hour_letter(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "h 10:30", "h. 18" of the clock; "h 2,70 m" of a height."""
    end = at + 1
    if scan.word_at(at) not in ("h", "H") or not g.hour_letter:
        return None
    start = scan.skip_spaces(end + (scan.char(end) in (".", ":")))
    if start == end or not scan.char(start).isdigit():
        return None
    amount = amount_at(g, scan, start)
    if amount and tail(g, scan, amount.end):
        return Say(start, f"{g.height_letter} ", "abbreviation")
    hour = clock.time_at(scan, start)
    return Say(start, f"{g.hour_letter} ", "abbreviation") if hour else None


def abbreviation(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "Avda.", "aprox.", "Sr.ª"; those that are words too need their full stop."""
    written = scan.word_at(at)
    end = at + len(written)
    signed = scan.text[end : end + 2]
    for sign in (signed, signed[:1]):
        if sign in (".ª", ".°", "ª", "°"):
            entry = g.abbreviations.get(written.lower() + sign[-1])
            if entry:
                return Say(end + len(sign), cased(written, entry.spoken), entry.semiotic_class)
    century = g.century_forms.get(written.lower())
    if century and scan.char(end) == "." and romans.parse(scan.word_after(end)):
        return Say(end + 1, cased(written, century) if len(written) > 1 else century, "abbreviation")
    numbered = g.before_number.get(written.lower())
    if numbered and _NUMBER_NEXT.match(scan.text, end):
        return Say(stop_end(scan, end, names=True), cased(written, numbered), "abbreviation")
    entry = g.abbreviations.get(written) or g.abbreviations.get(written.lower())
    small = written.islower() and entry is not None and entry.names
    if entry is None or (small and (len(written) == _ONE_LETTER or written in g.words_too)):
        return None
    after = scan.char(end)
    label = after == ":" and len(written) > 2 and not entry.names
    if (
        entry.dot
        and not label
        and (after != "." or scan.char(end + 1) == "." or scan.char(end + 1).isdigit())
    ):
        return None
    if entry.names and entry.dot and not _name_follows(scan, end + 1):
        return None
    if len(written) == _ONE_LETTER and entry.spoken in g.labels and scan.word_before(at)[:1].isupper():
        return None  # "Corso V. Emanuele": an initial
    stop = stop_end(scan, end, names=entry.names)
    spoken = cased(written, _spoken(g, scan, at, stop, entry))
    return Say(scan.skip_spaces(stop) if spoken.endswith("'") else stop, spoken, entry.semiotic_class)


def _spoken(g: Grammar, scan: Scan, at: int, end: int, entry: Abbreviation) -> str:
    """The reading that the neighbours ask for: a pair of words, a name, a plural."""
    key = scan.word_at(at).lower()
    before = scan.word_before(at).lower()
    if (before, key) in g.paired:
        return g.paired[before, key]
    if key in g.by_name:
        return g.by_name[key](scan.word_at(scan.skip_spaces(end)))
    noun = g.units.get(key)
    return noun.many if noun and before in g.several and noun.one == entry.spoken else entry.spoken


def _name_follows(scan: Scan, at: int) -> bool:
    start = scan.skip_spaces(at)
    return scan.char(start).isalnum() or scan.char(start) in tuple('"(')


def cased(written: str, spoken: str) -> str:
    """The spoken form with the capital of the written one; initials such as "A/C" give none."""
    letters = [char for char in written if char.isalpha()]
    capital = written[:1].isupper() and (
        len(letters) == _ONE_LETTER or not all(char.isupper() for char in letters)
    )
    return spoken[:1].upper() + spoken[1:] if capital else spoken


def dotted(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "V.le", "P.zza", "a. C."."""
    match = _DOTTED.match(scan.text, at)
    if match is None:
        return None
    run = match[1]
    while "." in run:
        key = run.replace(" ", "")
        spoken = g.dotted.get(key) or g.dotted.get(key.lower())
        if spoken:
            end = at + len(run)
            return Say(stop_end(scan, end, names=True), cased(key, spoken), "abbreviation")
        run = run[: run.rindex(".")]
    return None


def slashed(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "s/n", "A/A", "c/ garaje" (with), "C/ Mayor" (street)."""
    match = _SLASHED.match(scan.text, at)
    if match and match[2]:
        key = f"{match[1]}/{match[2]}"
        spoken = g.slashed.get(key) or g.slashed.get(key.lower())
        if spoken:
            return Say(match.end(), cased(key, spoken), "abbreviation")
    match = _OPEN_SLASH.match(scan.text, at)
    if match is None:
        return None
    key = f"{match[1].lower()}/"
    street = match[2].isupper() or match[1].isupper()
    spoken = (g.slashed.get(f"{key}^") if street else None) or g.slashed.get(key)
    if spoken is None:
        return None
    return Say(
        match.end(),
        f"{cased(match[1], spoken)} ",
        "address" if key + "^" in g.slashed and street else "abbreviation",
    )


def number_sign(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "n.º 5", "Nº 12", "n. 3", "No. 7"."""
    match = _NUMBER_SIGN.match(scan.text, at)
    if match is None or match[1].lower() not in g.number_words or not match[2]:
        return None
    if match[1] == "no":
        return None
    number = amount_at(g, scan, match.end()) if match[2] == "." else None
    noun = counted(g, scan, number.end) if number else None
    if noun and noun.known and noun.word.islower():  # "n. 2 bagni": so many, not which
        return Say(match.end(), "", "abbreviation", False, (f"{g.number} ",))
    return Say(match.end(), f"{cased(match[1][:1] if match[1] != 'n' else 'n', g.number)} ", "abbreviation")


def area(g: Grammar, scan: Scan, at: int) -> Say | None:
    """A unit by itself: "precio por m²", "al mq", "km 12"."""
    name = scan.word_at(at)
    end = at + len(name)
    power = scan.char(end) if scan.char(end) in tuple("²³") else ""
    if (
        not power
        and scan.char(end) in ("2", "3")
        and name.lower() == "m"
        and not scan.char(end + 1).isalnum()
    ):
        power = "²" if scan.char(end) == "2" else "³"
    noun = g.units.get(name.lower() + power)
    if noun is None or (not power and name not in ("mq", "km", "Km", "kWh")):
        return None
    end += len(power)
    after = rate(g, scan, end)
    if after:
        return Say(after[0], f"{noun.many} {after[1]}", "measure")
    start = scan.skip_spaces(stop_end(scan, end, names=True))
    each = scan.word_before(at).lower() in g.each or not noun.one.startswith("metro")
    amount = amount_at(g, scan, start) if not each and scan.char(start).isdigit() else None
    if amount and not tail(g, scan, amount.end):
        return Say(amount.end, say(g, amount, noun, scan.style).words, "measure")
    return Say(stop_end(scan, end), noun.one if each else noun.many, "measure")


def address(g: Grammar, scan: Scan, at: int) -> Say | None:
    """Web and mail addresses, found by their "www", "@" or last part."""
    start = electronic.start(scan.text, at, scan.done)
    sure = scan.text[start : start + 4].lower() in ("www.", "http")
    if not sure and scan.char(at) not in ("@", "/") and scan.char(at - 1) != ".":
        return None
    end = electronic.find(scan.text, start, sure=sure)
    if end < at + 1:
        return None
    if not sure and "@" not in scan.text[start:end] and scan.text.find(".", start, end) < start + 3:
        return None  # "c.ca"
    words = electronic.spell(
        scan.text[start:end], g.electronic, lambda run: " ".join(g.digit(int(d)) for d in run)
    )
    return Say(end, words, "electronic", start=start)


_READERS = (
    dotted, address, money_before, number_sign, slashed, weekday, month_word, hour_letter, abbreviation, area,
    roman,
)  # fmt: skip


# ---------------------------------------------------------------- signs


def hash_(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "#12" is a number; before a word the sign is dropped."""
    start = scan.skip_spaces(at + 1)
    return Say(start, f"{g.number} ", "unit_number") if scan.char(start).isdigit() else None


def plus(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "+100 viviendas", "+ de 100": more than; between things, the sign's word."""
    before = scan.char(at - 1) if scan.char(at - 1) != " " else scan.char(at - 2)
    if before and before not in '\n(,:;-–—•·"':
        return None
    if scan.char(at + 1).isdigit():
        return Say(at + 1, f"{g.more_than} ", "symbol")
    return None


def slash(g: Grammar, scan: Scan, at: int) -> Say | None:
    """Before a unit a rate; between items or before a number a pause; a pair of words it only parts."""
    per = rate(g, scan, at)
    if per and scan.text[per[0] - 1] in "²³2" and scan.char(at - 1).isalnum():
        return Say(per[0], f" {per[1]}", "measure")
    start, end = at, at + 1
    while start > scan.done and scan.text[start - 1] in " \t":
        start -= 1
    end = scan.skip_spaces(end)
    before, after = scan.char(start - 1), scan.char(end)
    if start == at and before in tuple(".²°%€$") and after.isalpha():
        return Say(end, " ", "symbol")
    if not before.isalnum() and before not in tuple(".)²°%€$"):
        return None
    if after.isdigit() or (start < at and after.isalpha()):
        return Say(end, ", ", "symbol", start=start)
    return None
