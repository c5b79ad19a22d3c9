"""Numbers with what they measure or count: money, measures, sizes, ranges, rooms."""

from preflight.speech.numbers import Number
from preflight.speech.patterns import Lazy
from preflight.speech.romance.grammar import MALE, Grammar, Noun, singular
from preflight.speech.romance.quantities import Amount, amount_at, lone_fraction
from preflight.speech.romance.saying import count, part_words, say, without_noun
from preflight.speech.romance.tails import Counted, Tail, counted, rate, tail
from preflight.speech.scan import Say, Scan

_DASH = Lazy(r"[ \t]{0,2}[-–—][ \t]{0,2}(?=(?:[€£]|(?:R|US)?\$)?[ \t]?\d)")
_STROKE = Lazy(r"/(?=\d\d)")
_TIMES = Lazy(r"[ \t]{0,2}[xX*][ \t]{0,2}(?=\d)")
_ROOMS = Lazy(r"(\d{1,2})([A-Za-z])[ ]?[/|+,-]?[ ]?(\d{1,2})([A-Za-z])(?![^\W_])")
_COMPOUND = ("de", "da", "di", "do")
_MOST_PLAIN_RANGE = 4  # digits of a range without a unit
_MOST_SIDES = 3


def measure(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "120 m²", "1.250 €/mes", "3,5 %", "3 hab."; below zero with a sign before it."""
    negative = scan.char(at) == "-"
    start = at + negative
    if not scan.char(start).isdigit() and not negative and lone_fraction(scan, start) is None:
        return None
    amount = amount_at(g, scan, start)
    found = amount and tail(g, scan, amount.end)
    if negative and amount and amount.number.is_plain and scan.word_before(at).lower() in g.floors:
        return Say(amount.end, f"{g.minus} {g.cardinal(amount.number.whole, MALE)}", "floor")
    if amount is None or found is None:
        return None
    if negative and found.noun.semiotic_class not in ("temperature", "percent"):
        return None
    amount = _english_thousands(amount, found.noun)
    spoken = say(g, amount, found.noun, scan.style)
    words = [words + found.rate for words in (spoken.words, *spoken.others)]
    if negative:
        words = [f"{g.minus} {reading}" for reading in words]
    return Say(found.end, words[0], found.noun.semiotic_class, True, tuple(words[1:]))


def _english_thousands(amount: Amount, noun: Noun) -> Amount:
    """ "1,250 €": no price has three decimals."""
    number = amount.number
    if noun.semiotic_class == "money" and len(number.decimals) == 3 and amount.scale == 1:
        return amount._replace(number=number._replace(digits=number.digits + number.decimals, decimals=""))
    return amount


def money_before(g: Grammar, scan: Scan, at: int) -> Say | None:
    """The currency stands first: "€ 450.000", "R$ 850 mil", "Euro 95.000"; a range may follow."""
    found = currency_at(g, scan, at)
    if found is None:
        return None
    end, noun = found
    start = scan.skip_spaces(end + (scan.char(end) == "."))
    amount = amount_at(g, scan, start) if scan.char(start).isdigit() else None
    if amount is None:
        return _lone_currency(g, scan, end, noun)
    amount = _english_thousands(amount, noun)
    dash = _DASH.match(scan.text, amount.end)
    if dash:
        second = currency_at(g, scan, dash.end())
        upper = amount_at(g, scan, scan.skip_spaces(second[0] if second else dash.end()))
        if upper and _aligned(amount, upper).size < _english_thousands(upper, noun).size:
            amount = _aligned(amount, upper)
            return _range_say(g, scan, at, amount, Tail(upper.end, noun), _english_thousands(upper, noun))
    spoken = say(g, amount, noun, scan.style)
    after = rate(g, scan, amount.end)
    per = f" {after[1]}" if after else ""
    others = tuple(other + per for other in spoken.others)
    return Say(after[0] if after else amount.end, spoken.words + per, "money", True, others)


def currency_at(g: Grammar, scan: Scan, at: int) -> tuple[int, Noun] | None:
    """The currency sign, code or word at `at`: "€", "R$", "US$", "EUR"."""
    word = scan.word_at(at)
    sign = scan.char(at + len(word))
    if word and sign == "$" and f"{word}$" in g.currencies:
        return at + len(word) + 1, g.currencies[f"{word}$"]
    if word in g.currencies or word in g.money_words:
        return at + len(word), g.currencies.get(word, g.currencies["€"])
    return (at + 1, g.currencies[sign]) if not word and sign in g.currencies else None


def _lone_currency(g: Grammar, scan: Scan, end: int, noun: Noun) -> Say | None:
    """ "precio €/m²"."""
    after = rate(g, scan, end)
    return Say(after[0], f"{noun.many} {after[1]}", "money") if after else None


# ---------------------------------------------------------------- ranges and sizes


def range_(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "300.000-350.000 €", "80 – 100 m²", "2-3 habitaciones", "1926-1930"."""
    lower = amount_at(g, scan, at) if scan.char(at).isdigit() else None
    if lower is None:
        return None
    first = tail(g, scan, lower.end)
    behind = first.end if first else lower.end
    dash = _DASH.match(scan.text, behind) or _STROKE.match(scan.text, behind)
    upper = amount_at(g, scan, scan.skip_spaces(dash.end())) if dash else None
    if dash is None or upper is None:
        return None
    last = tail(g, scan, upper.end)
    if first and (last is None or last.noun is not first.noun):
        return None
    if last is None and (dash[0] == "/" or not _plain_range(scan, dash[0], lower, upper)):
        return None
    lower = _aligned(lower, upper)
    if lower.size >= upper.size:
        return None
    return _range_say(g, scan, at, lower, last, upper)


def _aligned(lower: Amount, upper: Amount) -> Amount:
    """ "300-350 mil €": the magnitude stands for both."""
    if lower.scale == 1 and upper.scale > 1 and lower.size < upper.size / upper.scale:
        return lower._replace(scale=upper.scale)
    return lower


def _plain_range(scan: Scan, dash: str, lower: Amount, upper: Amount) -> bool:
    """Whether two numbers without a unit are a range rather than a code or a house and its flat."""
    after = scan.char(upper.end)
    longest = max(len(lower.number.digits), len(upper.number.digits))
    if longest > _MOST_PLAIN_RANGE and not (lower.number.grouped and upper.number.grouped):
        return False
    leading = lower.number.digits.startswith("0") or upper.number.digits.startswith("0")
    return not leading and after not in tuple("-–/°ªº") and not after.isalpha() and "\n" not in dash


def _range_say(g: Grammar, scan: Scan, at: int, lower: Amount, last: Tail | None, upper: Amount) -> Say:
    noun = counted(g, scan, upper.end) if last is None else None
    gender = last.noun.gender if last else noun.gender if noun else MALE
    low = without_noun(g, lower, gender)
    high = say(g, upper, last.noun, scan.style).words if last else without_noun(g, upper, gender)
    if noun and upper.number.is_plain and upper.value is not None:
        high = g.counting(upper.value, gender, noun.word)
    start = at + (scan.char(at) == " ")
    lead, joint, glued = _range_words(g, scan, start, _next_to(lower, upper, last, noun))
    per = ""
    end = last.end if last else upper.end
    if last:
        after = rate(g, scan, end) if not last.rate else None
        per, end = (f" {after[1]}", after[0]) if after else (last.rate, end)
    words = f"{lead}{low}{joint if glued else f' {joint} '}{high}{per}"
    plain = f"{low} {g.to} {high}{per}"
    kind = last.noun.semiotic_class if last and last.noun.semiotic_class == "money" else "range"
    return Say(end, words, kind, True, (plain,) if plain != words else ())


def _next_to(lower: Amount, upper: Amount, last: Tail | None, noun: Counted | None) -> bool:
    """ "2-3 habitaciones" are two or three."""
    counts = noun is not None or (last is not None and last.noun.semiotic_class == "beds_baths")
    return counts and upper.size - lower.size == 1 and upper.size < 10


def _range_words(g: Grammar, scan: Scan, at: int, either: bool) -> tuple[str, str, bool]:
    before = scan.word_before(at).lower()
    if before in g.range_openers:
        lead, joint = g.range_openers[before]
        return lead, joint, joint == "-"
    if either:
        return "", g.or_, False
    return f"{g.from_} " if g.from_ else "", g.to, False


def dimension(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "3,5 x 4 m", "12m x 30m", "4x4"."""
    sides: list[tuple[Amount, Tail | None]] = []
    end, last = at, None
    while len(sides) < _MOST_SIDES:
        amount = amount_at(g, scan, end) if scan.char(end).isdigit() else None
        if amount is None:
            return None
        last = tail(g, scan, amount.end)
        sides.append((amount, last))
        end = last.end if last else amount.end
        times = _TIMES.match(scan.text, end)
        if times is None:
            break
        end = times.end()
    if len(sides) == 1 or (last and last.noun.semiotic_class not in ("measure", "dimension")):
        return None
    parts = [
        say(g, amount, side.noun, scan.style).words if side else without_noun(g, amount, MALE)
        for amount, side in sides
    ]
    if last and sides[0][1] is None:
        amount = sides[-1][0]
        value = amount.value
        parts[-1] = (
            count(g, value, last.noun)
            if value is not None
            else f"{without_noun(g, amount, MALE)} {last.noun.many}"
        )
    return Say(end, f" {g.by} ".join(parts), "dimension")


# ---------------------------------------------------------------- counts


def counting(g: Grammar, scan: Scan, at: int) -> Say | None:
    """A number and the noun in full that it counts: "21 habitaciones", "1 terraza", "2,5 baños"."""
    if scan.word_before(at).lower() in g.labels:
        return None
    amount = amount_at(g, scan, at)
    found = amount and counted(g, scan, amount.end)
    if amount is None or found is None:
        return None
    if not amount.number.is_plain:
        return _parts(g, scan, amount, found)
    value = amount.number.whole * amount.scale
    if not found.word:
        return Say(amount.end, g.cardinal(value, found.gender), "cardinal")
    if amount.scale > 1 and value % 1_000_000 == 0:
        return Say(amount.end, g.cardinal(value, MALE), "cardinal")
    plural = value == 1 and singular(g, found.word) != found.word
    words = g.cardinal(value, found.gender) if plural else g.counting(value, found.gender, found.word)
    kind = "beds_baths" if found.known else "cardinal"
    return Say(found.start if words.endswith("'") else amount.end, words, kind)


def _parts(g: Grammar, scan: Scan, amount: Amount, found: Counted) -> Say | None:
    """ "½ baño", "2,5 baños"; other words after a decimal number are left to themselves."""
    number = amount.number
    if number.fraction and not number.whole and amount.scale == 1:
        either = _either(g, scan, number, found) or _share(g, number, found)
        if either:
            return either
        of = "" if number.fraction == (1, 2) or not found.known else f" {g.of}"
        return Say(number.end, part_words(g, number.fraction, found.gender) + of, "fraction")
    if not found.known or amount.scale > 1 or not found.word:
        return None
    noun = Noun(singular(g, found.word), found.word, found.gender, "decimal", halves=True)
    if not (number.fraction or number.decimals == "5"):
        return None
    if scan.word_after(found.start + len(found.word)) in _COMPOUND:  # "casas de banho"
        return None
    spoken = say(g, amount, noun, scan.style)
    return Say(found.start + len(found.word), spoken.words, "decimal", True, spoken.others)


def _either(g: Grammar, scan: Scan, number: Number, found: Counted) -> Say | None:
    """ "2/3 camere": a plural room after two neighbours is two or three of them, not a part."""
    top, bottom = number.fraction or (0, 0)
    if "/" not in scan.text[number.end - 3 : number.end] or bottom != top + 1 or not found.known:
        return None
    if singular(g, found.word) == found.word:
        return None
    words = f"{g.cardinal(top, found.gender)} {g.or_} {g.counting(bottom, found.gender, found.word)}"
    return Say(number.end, words, "range", False, (f"{part_words(g, (top, bottom), found.gender)} {g.of}",))


def _share(g: Grammar, number: Number, found: Counted) -> Say | None:
    """ "3/4 partes": three fourth parts."""
    if not found.word.startswith("part") or number.fraction is None or number.fraction[1] < 3:
        return None
    return Say(number.end, g.fractions_of(*number.fraction), "fraction")


def rooms(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "3H/2B", "3d 2b": rooms by their letter, two at a time."""
    match = _ROOMS.match(scan.text, at)
    if match is None:
        return None
    nouns = [g.room_letters.get(letter.lower()) for letter in (match[2], match[4])]
    if nouns[0] is None or nouns[1] is None or nouns[0] is nouns[1]:
        return None
    words = f"{count(g, int(match[1]), nouns[0])}, {count(g, int(match[3]), nouns[1])}"
    return Say(match.end(), words, "beds_baths", False)


def plain(g: Grammar, scan: Scan, at: int) -> Say | None:
    """A number by itself; a year is read in full, as any other number."""
    amount = amount_at(g, scan, at)
    if amount is None:
        return None
    spoken = say(g, amount, None, scan.style)
    number = amount.number
    kind = "fraction" if number.fraction else "decimal" if number.decimals else "cardinal"
    if kind == "cardinal" and len(number.digits) == 4 and not number.grouped and 1200 <= number.whole < 2100:
        kind = "year"
    end = amount.end
    if scan.char(end) == "+" and not scan.char(end + 1).isalnum():
        return Say(end + 1, f"{spoken.words} {g.or_more}", kind)
    return Say(end, spoken.words, kind, True, spoken.others)
