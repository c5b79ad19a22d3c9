"""Where the neighbours decide between two readings. Each decision is one function."""

import re

from preflight.speech.patterns import Lazy
from preflight.speech.scan import Scan

# After a quantity these are not the noun it measures: "1,200 sq ft of living space", "10 ft wide".
NOT_NOUNS = frozenset(
    (
        "a about above across after again ago all along also an and apart are area around as at "
        "available away be because before behind below beneath beside between beyond both but by can "
        "close closer deep depending down during each easily east either else even every everywhere far "
        "farther finished for from further has have he her here high his home's i if in includes "
        "including inside into is it its just later left less long longer many max maximum min minimum "
        "more my near nearby new next no north not now of off offers old on once one only onto open or "
        "our out outside over overall past per plus quoted remaining right round she since so south "
        "still sits tall than that the their them then there these they thick this those though through "
        "throughout till to today tomorrow tonight too total toward towards under until up upon via was "
        "we were west when where which while whole wide will with within without yet you your yearly "
        "monthly annually weekly daily nightly down spread lies makes gives gets puts takes walk-in "
        "approx apx and/or w avail available monthly listed sold priced required reduced needed allowed firm "
        "each await "
        "awaits awaiting features boasts sold listed reduced obo negotiable nnn gross net rate value "
        "worth back inclusive incl excl plus due required starting start starts stretches rises costs "
        "covers apiece combined free usable heated"
    ).split()
) - {
    "open",
    "new",
    "old",
    "area",
    "home's",
    "walk-in",
    "free",
    "usable",
    "heated",
    "finished",
    "round",
    "all",
}

# "of living area" has no noun of its own; these adjectives are followed by one.
STREET_TYPES = {
    "St": "Street", "Str": "Street", "Ave": "Avenue", "Av": "Avenue", "Blvd": "Boulevard", "Bvd": "Boulevard",
    "Rd": "Road", "Dr": "Drive", "Ln": "Lane", "Ct": "Court", "Pl": "Place", "Cir": "Circle",
    "Crcl": "Circle",
    "Ter": "Terrace", "Terr": "Terrace", "Trl": "Trail", "Tr": "Trail", "Pkwy": "Parkway", "Pky": "Parkway",
    "Hwy": "Highway", "Sq": "Square", "Cv": "Cove", "Pt": "Point", "Xing": "Crossing", "Aly": "Alley",
    "Cres": "Crescent", "Expy": "Expressway", "Fwy": "Freeway", "Fw": "Freeway", "Plz": "Plaza",
    "Tpke": "Turnpike", "Tpk": "Turnpike",
    "Hts": "Heights", "Is": "Island", "Isl": "Island", "Lk": "Lake", "Mnr": "Manor", "Mdws": "Meadows",
    "Vw": "View",
    "Rdg": "Ridge", "Hl": "Hill", "Hls": "Hills", "Brk": "Brook", "Byp": "Bypass", "Gdns": "Gardens",
    "Grn": "Green",
    "Grv": "Grove", "Holw": "Hollow", "Jct": "Junction", "Lndg": "Landing", "Mdw": "Meadow",
    "Spgs": "Springs",
    "Sta": "Station", "Vlg": "Village", "Wy": "Way", "Ests": "Estates", "Bnd": "Bend", "Ctr": "Center",
}  # fmt: skip
# Words that close a street's name in full.
STREET_WORDS = frozenset(STREET_TYPES.values()) | frozenset(
    (
        "Way Row Walk Loop Path Run Pike Pass Mews Broadway Alley Quay Wharf Mall Commons Close Pointe Trace"
    ).split()
)
STREET_ENDS = STREET_WORDS | frozenset(STREET_TYPES)
DIRECTIONS = {
    "N": "North", "S": "South", "E": "East", "W": "West", "NE": "Northeast", "NW": "Northwest",
    "SE": "Southeast", "SW": "Southwest", "No": "North", "So": "South",
}  # fmt: skip
COMPASS = frozenset("North South East West Northeast Northwest Southeast Southwest".split())

_CAPITALS = Lazy(
    r"[ \t]{1,2}(?:[A-Z][a-z]*\.[ \t]?)?((?:[A-Z][\w'’]*\.?[ \t]{1,2}|\d{1,3}(?:st|nd|rd|th)[ \t]){0,4})"
    r"([A-Z][A-Za-z]*)"
)
_OPENERS = frozenset(  # a capital after "St." or "5 ft." that begins a sentence rather than a name
    (
        "A An The This That These It Its Enjoy Close Call Walk Open Built New Renovated Located "
        "Featuring Features With Minutes Steps Near Just Only No Not One Two Three Four Five Welcome "
        "Come See Listed Offered Asking Price Great Beautiful Gorgeous Stunning Large Spacious Updated "
        "We You Your Our My His Her They He She I If When Contact Text Ask Do Don Don't And But Or In On "
        "At From By For To All Each Every Both Kitchen Pets Parking Private Public Available Move Must "
        "Room Rooms Showings Tours Schedule Tour Visit Back Won't Perfect Quiet"
    ).split()
)


def modifies(scan: Scan, at: int) -> bool:
    """Whether a noun follows at `at`, so that the unit before it stays singular: "10-foot ceilings"."""
    if scan.char(at) not in (" ", "-"):
        return False
    start = scan.skip_spaces(at) if scan.char(at) == " " else at + 1
    word = scan.word_at(start)
    if word == "old":
        return modifies(scan, start + 3)
    if word in ("year", "Year") and scan.text[start + 5 : start + 10].lower() == "round":
        return False  # "72° year-round"
    if word and scan.char(start + len(word)) == "-" and scan.char(start + len(word) + 1).isalpha():
        return True  # "in-ground pool", "wide-plank floors"
    if word in ("w", "W") and scan.text[start + 1 : start + 3].lower() in ("/h", "/d"):
        return True  # a water heater, a washer and dryer
    if (
        not word
        or word.lower() in NOT_NOUNS
        or word in COMPASS_LETTERS
        or (word in _OPENERS and scan.char(at - 1) == ".")
    ):
        return False
    return not (scan.char(start + len(word)) == "/" and len(word) == 1) and not word.endswith("ly")


def stop_end(
    scan: Scan, at: int, *, names_follow: bool = False, closes: bool = False, titled: bool = False
) -> int:
    """The end of an abbreviation whose full stop may be at `at`: after it, unless it ends a sentence.

    A stop before the end of the line, or before a word that opens sentences, is kept; so is one
    before a number where nothing is numbered by the abbreviation (`closes`: "$90/nt. 3 beds").
    """
    if scan.char(at) != ".":
        return at
    after = scan.char(at + 1)
    if after == "." or scan.ends_sentence(at + 1):
        return at
    start = scan.skip_spaces(at + 1)
    if closes and start > at + 1 and scan.char(start) in _OPENS_COUNT:
        return at
    word = scan.word_at(start)
    if word in _DATE_WORDS and not closes and not names_follow:
        return at + 1  # "Avail. Sept. 1"
    if titled and is_name(word) and not word.isupper():
        return at + 1  # "6,098 Sq. Ft. Lot"
    if start > at + 1 and word[:1].isupper() and not names_follow:
        return at + 1 if word in DIRECTIONS and word not in ("No", "So") else at
    if names_follow and word in _OPENERS:
        return at
    return at + 1


_DATE_WORDS = frozenset(
    (
        "January February March April June July August September October November December Jan Feb Mar Apr "
        "Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue "
        "Tues Wed Thu Thurs Fri Sat Sun"
    ).split()
)
_OPENS_COUNT = frozenset("0123456789$€£½¼¾")


def is_name(word: str) -> bool:
    """A capitalised word that is not an opener of sentences."""
    return word[:1].isupper() and word not in _OPENERS


def saint(scan: Scan, at: int, end: int) -> bool:
    """ "St." is a saint before a name, unless a street's name or number stands before it.

    "St. Charles Ave" and "near St. Luke's" are saints; "Church St" and "42nd St. Luke" streets.
    """
    after = scan.skip_spaces(end + (scan.char(end) == "."))
    word = scan.word_at(after)
    if not word[:1].isupper() or after == end or len(word) < 2:
        return False
    if word in STREET_ENDS or word in COMPASS or word in DIRECTIONS:
        return word in COMPASS and False
    before = scan.word_before(at)
    attached = before[:1].isupper() and scan.char(at - 1) == " " and scan.text[at - 2] != "."
    if attached and before not in _OPENERS and before not in _NOT_STREET_NAMES:
        return scan.char(end) == "." and _is_street_end(scan, after + len(word)) and before not in COMPASS
    return word not in _OPENERS and not _ordinal_before(scan, at)


_NOT_STREET_NAMES = frozenset(
    (
        "Near Off Historic Old Downtown Mount Fort Saint Port Lake Church Hospital And Or Of Visit "
        "Parish School Between Behind Beside Around North South East West"
    ).split()
) - {"Church", "Lake"}


def _is_street_end(scan: Scan, at: int) -> bool:
    return scan.word_after(at) in STREET_ENDS


def _ordinal_before(scan: Scan, at: int) -> bool:
    """ "42nd St." """
    return bool(re.search(r"\d(?:st|nd|rd|th)[ ]$", scan.text[max(0, at - 6) : at]))


_NEVER_DOCTORS = COMPASS | {"Unit", "Apt", "Suite"}


def doctor(scan: Scan, at: int, end: int) -> bool:
    """ "Dr." is a doctor before a name: "Dr. Lee's office on Palm Dr."."""
    after = scan.skip_spaces(end + (scan.char(end) == "."))
    word = scan.word_at(after)
    if word == "and" or scan.char(after) == "&":
        return scan.word_after(after + max(1, len(word))) in ("Mr", "Mrs", "Ms", "Dr")
    if not is_name(word) or after == end or word in DIRECTIONS or word in _NEVER_DOCTORS:
        return False
    before = scan.word_before(at)
    attached = scan.char(at - 1) == " " and scan.char(at - 2) != "." and is_name(before)
    if (
        attached
        and before not in _NOT_STREET_NAMES
        and before not in ("With", "Call", "Meet", "Visit", "See", "And")
    ):
        return False
    return not _ordinal_before(scan, at)


def street_name_before(scan: Scan, at: int) -> bool:
    """Whether "Ave", "Ct" … at `at` closes a street's name: a capitalised word or an ordinal before it."""
    if scan.char(at - 1) not in (" ", "\t"):
        return False
    before = scan.word_before(at)
    if _ordinal_before(scan, at):
        return True
    return (
        before[:1].isupper()
        and before not in ("The", "A", "An")
        and not (scan.char(at - 2) in ".!?" and len(before) > 3)
    )


def house_number(scan: Scan, at: int, end: int) -> bool:
    """Whether a street follows the number: up to five capitalised words, the last a street type."""
    if scan.char(end) not in (" ", "-"):
        return False
    match = _ADDRESS.match(scan.text, end)
    if match is None:
        return False
    words = match[0].replace(".", " ").split()
    if words and words[0] in COMPASS_LETTERS and len(words) > 1 and _no_number_noun(words[1]):
        return True
    return any(word in STREET_ENDS for word in words[1:]) or (len(words) == 1 and words[0] == "Broadway")


COMPASS_LETTERS = frozenset({"N", "S", "E", "W", "NE", "NW", "SE", "SW"})


def _no_number_noun(word: str) -> bool:
    return word[0].isdecimal() or (word[0].isupper() and len(word) > 2)


_ADDRESS = Lazy(
    r"(?:-\d{1,4})?[ \t]{1,2}(?:(?:[NSEW]|[NS][EW])\.?[ \t])?"
    r"(?:(?:[A-Z][\w'’-]*|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)|of|the|de|la|el|del)\.?"
    r"(?:[ \t](?=[A-Zdelot\d])|\b)){1,5}"
)

# Before a number from 1000 to 2100 these say it is a year; a preposition only where no noun follows.
_YEAR_BEFORE = frozenset(
    (
        "built since circa ca c est established year yr renovated remodeled remodelled updated rebuilt "
        "constructed restored new founded dating copyright spring summer fall autumn winter january "
        "february march april may june july august september october november december jan feb mar apr "
        "jun jul aug sep sept oct nov dec early late mid class expanded converted redone completed "
        "installed replaced refinished vintage model reno blt bought purchased circa' opened roof hvac "
        "furnace "
        "heater windows siding boiler septic carpet ac flooring appliances"
    ).split()
)
_YEAR_PREPOSITIONS = frozenset(
    "in from of by until til till through during before after to and or for the a".split()
)
_YEAR_AFTER = frozenset(
    (
        "build built construction remodel renovation tax taxes home house bungalow craftsman tudor "
        "colonial victorian cottage farmhouse ranch cape brownstone property estate landmark gem reno "
        "addition season model listing assessment building mid-century update updates rebuild charmer "
        "classic original rowhouse townhouse loft"
    ).split()
)


def year(scan: Scan, at: int, end: int, value: int) -> tuple[bool, bool]:
    """Whether a bare number of four digits is a year, and whether that is certain."""
    if not 1000 <= value <= 2199:
        return False, True
    before, after = scan.word_before(at).lower(), _noun_after(scan, end).lower()
    if not before and scan.text[max(0, at - 2) : at] == ": ":
        before = scan.word_before(at - 2).lower()
    if before in _YEAR_BEFORE or (scan.char(at - 1) == "(" and scan.char(end) == ")"):
        return True, True
    if 1600 <= value <= 2099:
        if before in _YEAR_PREPOSITIONS and (not after or after in NOT_NOUNS or after in _YEAR_AFTER):
            return True, before in ("in", "since")
        if after in _YEAR_AFTER:
            return True, True
        if not after or after in NOT_NOUNS:
            return True, False
    return False, not 1800 <= value <= 2099


def _noun_after(scan: Scan, end: int) -> str:
    return scan.word_at(scan.skip_spaces(end)) if scan.char(end) == " " else ""


_DATE_BEFORE = frozenset(
    (
        "available avail closing closes close on by until til thru through starting starts beginning "
        "begins from since before after mon monday tue tues tuesday wed wednesday thu thur thurs "
        "thursday fri friday sat saturday sun sunday open listed due dated effective posted reduced sold "
        "ends ending expires in deadline offers is was moves moving tour tours showing showings date "
        "house weekend"
    ).split()
)
_TERMS = Lazy(r"[ ](?:home |builder |builder's |new home )?(?:warranty|buydown|buy-down|ARM|arm)\b")


def names_terms(scan: Scan, end: int) -> bool:
    """ "2-10 warranty", "2/1 buydown", "5/1 ARM": two numbers that neither span nor divide."""
    return scan.char(end) == " " and _TERMS.match(scan.text, end) is not None


_DAY_STARTS = frozenset("mon tue wed thu fri sat sun".split())
_PART_NOUNS = frozenset(
    (
        "mile miles mi acre acres ac bath baths bathroom bathrooms ba cup inch inches in hour hours hr "
        "block blocks day price off off, mile. way story stories month share interest lot size basement "
        "duplex block. ft foot feet the a an of size bed"
    ).split()
)


def date_or_fraction(scan: Scan, at: int, end: int, first: int, second: int) -> tuple[str, bool]:
    """ "1/2" and "6/14": "date", "fraction" or "neither", and whether that is certain.

    A date if a word before says so; a fraction if a measured noun follows or it is a common one.
    """
    if names_terms(scan, end):
        return "neither", True
    is_date = 1 <= first <= 12 and 1 <= second <= 31
    is_part = 0 < first < second and (second <= 10 or second in (12, 16, 32, 64, 100))
    before, after = scan.word_before(at).lower(), scan.word_after(end).lower()
    if scan.char(at - 2) == "," and not before:
        before = scan.word_before(at - 2).lower()
    if is_part and (after in _PART_NOUNS or (scan.char(end) == "-" and after)):
        return "fraction", True
    if is_date and before in _DATE_BEFORE:
        return "date", not is_part or before[:3] in _DAY_STARTS
    if is_part and (second <= 4 or (second == 8 and first % 2)):
        return "fraction", not is_date
    if is_date and (second > 4 or first > 4):
        return "date", False
    return ("fraction", False) if is_part else ("neither", not is_date)


_WALKS = frozenset("walk drive ride stroll bike commute hike walking away to from".split())


def feet_or_minutes(scan: Scan, end: int) -> bool:
    """Whether "5'" is feet: it is, unless a walk or a drive follows."""
    word = scan.word_after(end).lower()
    return word not in _WALKS or (word == "to" and scan.char(scan.skip_spaces(end) + 3).isdecimal())


def inch_or_quote(scan: Scan, at: int) -> bool:
    """Whether the `"` after a number at `at` means inches: it does unless a quotation is still open."""
    first = max(0, at - CONTEXT_OF_QUOTES)
    line = max(first, scan.text.rfind("\n", first, at))
    return scan.text.count('"', line, at) % 2 == 0


def prime_or_quote(scan: Scan, at: int) -> bool:
    """Whether the `'` after a number that starts at `at` means feet: not in an open 'quotation'."""
    window = scan.text[max(0, at - CONTEXT_OF_QUOTES) : at]
    opened = re.search(r"(?:^|[\s(])'(?=[^\W\d])[^']*$", window)
    return opened is None


CONTEXT_OF_QUOTES = 200  # code points that a quotation mark is looked for


def capital(name: str) -> str:
    """ "BLVD" and "blvd" as "Blvd"."""
    return name[:1].upper() + name[1:].lower()
