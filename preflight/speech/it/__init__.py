"""Italian."""

import re

from preflight.speech.it import abbreviations, nouns, spelling, units
from preflight.speech.patterns import Lazy
from preflight.speech.romance.grammar import FEMALE, MALE, Grammar, Noun
from preflight.speech.romance.language import language
from preflight.speech.romance.tables import month_forms, readings

_MONTHS = tuple(
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
)
_MONTH_FORMS = month_forms(_MONTHS, sett=9, febb=2, genn=1)
_WEEKDAYS = {
    "lun": "lunedì", "mar": "martedì", "mer": "mercoledì", "gio": "giovedì", "giov": "giovedì",
    "ven": "venerdì",
    "sab": "sabato", "dom": "domenica",
}  # fmt: skip

GRAMMAR = Grammar(
    tag="it",
    cardinal=spelling.cardinal,
    counting=spelling.counting,
    ordinal=spelling.ordinal,
    fraction=spelling.fraction,
    digit=spelling.digit,
    half=("mezzo", "mezza"),
    ordinals_to=100,
    comma="virgola",
    minus="meno",
    plus="più",
    or_more="o più",
    more_than="più di",
    and_="e",
    or_="o",
    of="di",
    by="per",
    to="a",
    from_="da",
    cents_joint="e",
    metres_joint="e",
    nouns=nouns.NOUNS,
    endings=nouns.ENDINGS,
    not_nouns=nouns.NOT_NOUNS | frozenset(_MONTHS),
    labels=nouns.LABELS,
    floors=nouns.FLOORS,
    floor_forms={"p": "piano", "pno": "piano"},
    singulars=(("oni", ("one",)), ("ori", ("ore",)), ("i", ("o", "e", "io")), ("e", ("a",))),
    several=frozenset(spelling.cardinal(n, MALE) for n in range(2, 21)) | {"doppi", "vari", "varie"},
    fractions_of=spelling.fraction,
    room_letters={},
    units=units.UNITS,
    currencies=units.CURRENCIES,
    money_words=frozenset({"Euro", "euro", "EURO"}),
    scales=units.SCALES,
    rates=units.RATES,
    percent=Noun("per cento", "per cento", MALE, "percent", counted=False),
    degrees=Noun("grado", "gradi", MALE, "temperature"),
    degree_scales={"C": "centigradi", "F": "Fahrenheit", "K": "Kelvin"},
    warmth=Lazy(r"temperatura|clima|gradi|acqua|riscald|estate|inverno", re.IGNORECASE),
    each=frozenset("al il del ogni per un a e".split()),
    a_year="all'anno",
    symbols=readings("""
e: &
più: +
per cento: %
chiocciola: @
euro: €
dollari: $
sterline: £
uguale a: =
più o meno: ±
circa: ~ ≈
almeno: ≥
al massimo: ≤
più di: >
meno di: <
per: ×
diviso: ÷
a: →
gradi: ° º
paragrafo: §
"""),
    abbreviations=abbreviations.ABBREVIATIONS,
    words_too=frozenset({"mar", "mer"}),
    by_name={"s": spelling.saint},
    paired={
        ("aria", "cond"): "condizionata",
        ("aria", "condiz"): "condizionata",
        ("camera", "matr"): "matrimoniale",
    },
    before_number={"p": "piano", "fg": "foglio", "sub": "subalterno", "part": "particella"},
    dotted=abbreviations.DOTTED,
    slashed=abbreviations.SLASHED,
    number_words=frozenset({"n", "nr", "nro", "num"}),
    number="numero",
    months=_MONTHS,
    month_forms=_MONTH_FORMS,
    weekdays=_WEEKDAYS,
    weekday_joint=("dal ", "al"),
    date_joint="",
    first_of_month="primo",
    date_words=frozenset("il dal al del entro data disponibile consegna libero dall'".split()),
    decade_words=frozenset("anni anno decennio".split()),
    hour=Noun("ora", "ore", FEMALE, "time"),
    clock=spelling.clock,
    clock_words=frozenset("ore alle dalle all all' dall' l' h orario".split()),
    clock_range=("dalle ", "alle"),
    clock_openers=frozenset("dalle dall' alle tra fra le".split()),
    hour_letter="ore",
    height_letter="altezza",
    day_parts=spelling.day_parts,
    range_openers={
        "tra": ("", "e"),
        "fra": ("", "e"),
        "da": ("", "a"),
        "dai": ("", "ai"),
        "dal": ("", "al"),
        "dalle": ("", "alle"),
        "dagli": ("", "ai"),
        "di": ("", "-"),
        "a": ("", "-"),
        "in": ("", "-"),
        "con": ("", "-"),
        "per": ("", "-"),
        "i": ("", "-"),
        "oltre": ("", "-"),
        "ogni": ("", "-"),
    },
    phone=Lazy(
        r"(?:3\d{2}([ ./-]?)\d{3}\1\d{3,4}|3\d{2}[ ./-]\d{6,7}"
        r"|3\d{2}[ .]\d{3}[ .]\d{2}[ .]\d{2}|800[ .]\d{3}[ .]\d{3}|0\d{1,3}[ ./-]\d{5,8}"
        r"|0\d{1,3}[ ./-]\d{2,4}[ .]\d{2,4})(?!\d|[.,]\d)"
    ),
    phone_words=frozenset("tel telefono cell cellulare whatsapp chiamare chiama fax mobile".split()),
    serial_words=frozenset("rif riferimento codice id annuncio cap cir cin rea iva protocollo".split()),
    postal=Lazy(r"(?!)"),
    centuries={"secolo": MALE, "secoli": MALE, "sec": MALE, "s": MALE, "ss": MALE, "secc": MALE},
    century_forms={"s": "secolo", "ss": "secoli", "sec": "secolo", "secc": "secoli"},
    century_before=True,
    centuries_counted=False,
    queens=frozenset("elisabetta caterina cristina margherita vittoria isabella giovanna maria".split()),
    rulers=frozenset(
        "emanuele umberto carlo luigi giovanni paolo pio gregorio clemente leone benedetto giulio sisto "
        "urbano alessandro napoleone federico ferdinando enrico francesco filippo cosimo amedeo vittorio "
        "innocenzo bonifacio guglielmo giorgio ludovico ercole alberto felice giacomo pietro".split()
    ),
    roman_labels=frozenset(
        "fase tomo capitolo blocco zona tipo settore modulo volume grado guerra atto parte tappa torre "
        "livello edificio lotto classe gruppo titolo allegato palazzina piano categoria municipio".split()
    ),
    electronic=readings("""
punto: .
chiocciola: @
barra: /
trattino: -
underscore: _
punto interrogativo: ?
uguale: =
e: &
per cento: %
più: +
due punti: :
cancelletto: #
tilde: ~
"""),
)

LANGUAGE = language(GRAMMAR)
