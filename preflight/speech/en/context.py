"""Where the neighbours decide between two readings. Each decision is one function.

What they decide about addresses is in `streets`.
"""

import re

from preflight.speech.en.lexicon import COMPASS_LETTERS, DIRECTIONS
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Scan

# After a quantity these are not the noun it measures: "1,200 sq ft of living space", "10 ft wide".
NOT_NOUNS = frozenset(
    (
        "a about above across after again ago along also an and apart are around as at available away "
        "be because before behind below beneath beside between beyond both but by can close closer "
        "deep depending down during each easily east either else even every everywhere far farther "
        "for from further has have he her here high his i if in includes including inside into is it "
        "its just later left less long longer many max maximum min minimum more my near nearby next "
        "no north not now of off offers on once one only onto or our out outside over overall past "
        "per plus quoted remaining right she since so south still sits tall than that the their them "
        "then there these they thick this those though through throughout till to today tomorrow "
        "tonight too total toward towards under until up upon via was we were west when where which "
        "while whole wide will with within without yet you your yearly monthly annually weekly daily "
        "nightly spread lies makes gives gets puts takes approx apx and/or w avail listed sold priced "
        "required reduced needed allowed firm await awaits awaiting features boasts obo negotiable "
        "nnn gross net rate value worth back inclusive incl excl due starting start starts stretches "
        "rises costs covers apiece combined"
    ).split()
)

OPENERS = frozenset(  # a capital after "St." or "5 ft." that begins a sentence rather than a name
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
        or (word in OPENERS and scan.char(at - 1) == ".")
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
    if names_follow and word in OPENERS:
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
    return word[:1].isupper() and word not in OPENERS


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
