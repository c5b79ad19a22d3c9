"""Spanish."""

import re

from preflight.speech.es import abbreviations, nouns, spelling, units
from preflight.speech.patterns import Lazy
from preflight.speech.romance.grammar import FEMALE, MALE, Grammar, Noun
from preflight.speech.romance.language import language
from preflight.speech.romance.tables import month_forms, readings

_MONTHS = tuple(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
)
_MONTH_FORMS = month_forms(_MONTHS, sept=9, setiembre=9, agto=8, sbre=9, febr=2)
_WEEKDAYS = {
    **dict.fromkeys(("lun", "l"), "lunes"), **dict.fromkeys(("mar", "mart", "m"), "martes"),
    **dict.fromkeys(("mié", "mie", "miérc", "mierc", "x"), "miércoles"),
    **dict.fromkeys(("jue", "juev", "j"), "jueves"),
    **dict.fromkeys(("vie", "vier", "v"), "viernes"), **dict.fromkeys(("sáb", "sab", "s"), "sábado"),
    **dict.fromkeys(("dom", "d"), "domingo"),
}  # fmt: skip

GRAMMAR = Grammar(
    tag="es",
    cardinal=spelling.cardinal,
    counting=spelling.counting,
    ordinal=spelling.ordinal,
    fraction=spelling.fraction,
    digit=spelling.digit,
    half=("medio", "media"),
    ordinals_to=10,
    comma="coma",
    minus="menos",
    plus="más",
    or_more="o más",
    more_than="más de",
    and_="y",
    or_="o",
    of="de",
    by="por",
    to="a",
    from_="",
    cents_joint="con",
    metres_joint="",
    nouns=nouns.NOUNS,
    endings=nouns.ENDINGS,
    not_nouns=nouns.NOT_NOUNS | frozenset(_MONTHS),
    labels=nouns.LABELS,
    floors=nouns.FLOORS,
    floor_forms={"pl": "planta", "plta": "planta", "plt": "planta"},
    singulars=(
        ("ciones", ("ción",)),
        ("iones", ("ión",)),
        ("ones", ("ón",)),
        ("nes", ("n",)),
        ("es", ("", "e")),
        ("s", ("",)),
    ),
    several=frozenset(spelling.cardinal(n, gender) for n in range(2, 21) for gender in (MALE, FEMALE))
    | {"varias", "varios"},
    fractions_of=spelling.parts,
    room_letters={
        "h": units.UNITS["hab"],
        "d": units.UNITS["dorm"],
        "b": units.UNITS["bñ"],
        "a": units.UNITS["wc"],
    },
    units=units.UNITS,
    currencies=units.CURRENCIES,
    money_words=frozenset(),
    scales=units.SCALES,
    rates=units.RATES,
    percent=Noun("por ciento", "por ciento", MALE, "percent", counted=False),
    degrees=Noun("grado", "grados", MALE, "temperature"),
    degree_scales={"C": "centígrados", "F": "Fahrenheit", "K": "Kelvin"},
    warmth=Lazy(r"temperatura|clima|grados|agua|climatizad|calefac|verano|invierno", re.IGNORECASE),
    each=frozenset("por el al del cada o un y".split()),
    a_year="y año",
    symbols=readings("""
y: &
más: +
por ciento: %
arroba: @
euros: €
dólares: $
libras: £
igual a: =
más o menos: ±
aproximadamente: ~ ≈
al menos: ≥
como máximo: ≤
más de: >
menos de: <
por: ×
entre: ÷
a: →
grados: ° º
párrafo: §
"""),
    abbreviations=abbreviations.ABBREVIATIONS,
    words_too=frozenset({"mar", "col", "dom", "vie"}),
    by_name={},
    paired={("aire", "acond"): "acondicionado"},
    before_number={"pl": "planta", "p": "piso", "pta": "puerta", "hab": "habitación", "parc": "parcela"},
    dotted=abbreviations.DOTTED,
    slashed=abbreviations.SLASHED,
    number_words=frozenset({"n", "no", "nº", "núm", "num", "nro", "nr"}),
    number="número",
    months=_MONTHS,
    month_forms=_MONTH_FORMS,
    weekdays=_WEEKDAYS,
    weekday_joint=("de ", "a"),
    date_joint="de",
    first_of_month="uno",
    date_words=frozenset("el día dia desde hasta del al fecha disponible entrega".split()),
    decade_words=frozenset("años año los década décadas".split()),
    hour=Noun("hora", "horas", FEMALE, "time"),
    clock=spelling.clock,
    clock_words=frozenset("las la hora".split()),
    clock_range=("de ", "a"),
    clock_openers=frozenset("de desde entre las la".split()),
    hour_letter="",
    height_letter="",
    day_parts=spelling.day_parts,
    range_openers={
        "entre": ("", "y"),
        "de": ("", "a"),
        "desde": ("", "a"),
        "del": ("", "al"),
        "a": ("entre ", "y"),
        "hasta": ("", "a"),
        "en": ("", "a"),
        "unos": ("", "a"),
        "unas": ("", "a"),
    },
    phone=Lazy(
        r"(?:9[13][ .-]\d{3}[ .-]\d{2}[ .-]\d{2}|[6789]\d{2}([ .-]?)(?:\d{3}\1\d{3}|\d{2}\1\d{2}\1\d{2}))"
        r"(?!\d|[.,]\d)"
    ),
    phone_words=frozenset(
        "tel telf tfno tlf tlfno tfn teléfono teléfonos móvil whatsapp llamar llame llámanos fax".split()
    ),
    serial_words=frozenset(
        "ref referencia referencias cp postal licencia registro lic id código catastral nif cif "
        "expediente anuncio".split()
    ),
    postal=Lazy(r"(?!)"),
    centuries={"siglo": MALE, "siglos": MALE, "s": MALE, "ss": MALE},
    century_forms={"s": "siglo", "ss": "siglos"},
    century_before=False,
    centuries_counted=True,
    queens=frozenset("isabel juana maría mariana catalina sofía victoria cristina margarita".split()),
    rulers=frozenset(
        "felipe carlos alfonso fernando juan pedro jaime luis sancho ramiro ordoño enrique jorge pablo "
        "pío benedicto francisco león gregorio clemente inocencio urbano napoleón guillermo eduardo "
        "ricardo ramón berenguer alberto leopoldo amadeo josé manuel sixto julio calixto alejandro "
        "bonifacio martín borrell".split()
    ),
    roman_labels=frozenset(
        "fase tomo capítulo bloque zona tipo sector módulo volumen grado guerra acto parte etapa "
        "categoría torre nivel edificio lote clase grupo título anexo polígono residencial edición".split()
    ),
    electronic=readings("""
punto: .
arroba: @
barra: /
guion: -
guion bajo: _
interrogación: ?
igual: =
y: &
por ciento: %
más: +
dos puntos: :
almohadilla: #
tilde: ~
"""),
)

LANGUAGE = language(GRAMMAR)
