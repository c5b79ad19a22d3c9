"""Portuguese, of Portugal and Brazil."""

import re

from preflight.speech.patterns import Lazy
from preflight.speech.pt import abbreviations, nouns, spelling, units
from preflight.speech.romance.grammar import FEMALE, MALE, Grammar, Noun
from preflight.speech.romance.language import language
from preflight.speech.romance.tables import month_forms, readings

_MONTHS = tuple(
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()
)
_MONTH_FORMS = month_forms(_MONTHS, sept=9, fever=2)
_WEEKDAYS = {
    "seg": "segunda", "ter": "terça", "qua": "quarta", "qui": "quinta", "sex": "sexta",
    "sáb": "sábado", "sab": "sábado",
    "dom": "domingo",
}  # fmt: skip

GRAMMAR = Grammar(
    tag="pt",
    cardinal=spelling.cardinal,
    counting=spelling.counting,
    ordinal=spelling.ordinal,
    fraction=spelling.fraction,
    digit=spelling.digit,
    half=("meio", "meia"),
    ordinals_to=10,
    comma="vírgula",
    minus="menos",
    plus="mais",
    or_more="ou mais",
    more_than="mais de",
    and_="e",
    or_="ou",
    of="de",
    by="por",
    to="a",
    from_="",
    cents_joint="e",
    metres_joint="e",
    nouns=nouns.NOUNS,
    endings=nouns.ENDINGS,
    not_nouns=nouns.NOT_NOUNS | frozenset(_MONTHS),
    labels=nouns.LABELS,
    floors=nouns.FLOORS,
    floor_forms={"and": "andar", "pav": "pavimento"},
    singulars=(
        ("ões", ("ão",)),
        ("gens", ("gem",)),
        ("res", ("r",)),
        ("is", ("l",)),
        ("ns", ("m",)),
        ("s", ("",)),
    ),
    several=frozenset(spelling.cardinal(n, gender) for n in range(2, 21) for gender in (MALE, FEMALE))
    | {"várias", "vários"},
    fractions_of=spelling.parts,
    room_letters={
        "q": units.UNITS["qto"],
        "d": units.UNITS["dorm"],
        "b": units.UNITS["banh"],
        "s": units.UNITS["ste"],
        "v": units.UNITS["vg"],
    },
    units=units.UNITS,
    currencies=units.CURRENCIES,
    money_words=frozenset(),
    scales=units.SCALES,
    rates=units.RATES,
    percent=Noun("por cento", "por cento", MALE, "percent", counted=False),
    degrees=Noun("grau", "graus", MALE, "temperature"),
    degree_scales={"C": "Celsius", "F": "Fahrenheit", "K": "Kelvin"},
    warmth=Lazy(r"temperatura|clima|graus|água|aquecid|verão|inverno", re.IGNORECASE),
    each=frozenset("por o ao do cada um e".split()),
    a_year="por ano",
    symbols=readings("""
e: &
mais: +
por cento: %
arroba: @
euros: €
dólares: $
libras: £
igual a: =
mais ou menos: ±
aproximadamente: ~ ≈
pelo menos: ≥
no máximo: ≤
mais de: >
menos de: <
por: ×
a dividir por: ÷
a: →
graus: ° º
parágrafo: §
"""),
    abbreviations=abbreviations.ABBREVIATIONS,
    words_too=frozenset({"mar", "ter", "dom", "sex", "mal", "com", "seg"}),
    by_name={"d": spelling.title, "s": spelling.saint},
    paired={("ar", "cond"): "condicionado", ("ar", "condic"): "condicionado"},
    before_number={"pav": "pavimento", "cj": "conjunto", "qd": "quadra"},
    dotted=abbreviations.DOTTED,
    slashed=abbreviations.SLASHED,
    number_words=frozenset({"n", "no", "nº", "nr"}),
    number="número",
    months=_MONTHS,
    month_forms=_MONTH_FORMS,
    weekdays=_WEEKDAYS,
    weekday_joint=("de ", "a"),
    date_joint="de",
    first_of_month="um",
    date_words=frozenset("dia desde até a em partir do de data disponível entrega".split()) - {"de", "a"},
    decade_words=frozenset("anos ano década décadas".split()),
    hour=Noun("hora", "horas", FEMALE, "time"),
    clock=spelling.clock,
    clock_words=frozenset("às as das à".split()),
    clock_range=("das ", "às"),
    clock_openers=frozenset("das desde entre às as da de".split()),
    hour_letter="",
    height_letter="",
    day_parts=spelling.day_parts,
    range_openers={
        "entre": ("", "e"),
        "de": ("", "a"),
        "desde": ("", "a"),
        "do": ("", "ao"),
        "a": ("entre ", "e"),
        "até": ("", "a"),
        "em": ("", "a"),
        "das": ("", "às"),
    },
    phone=Lazy(
        r"(?:[29]\d{2}([ .-]?)\d{3}\1\d{3}|9\d[ .-]\d{3}[ .-]\d{2}[ .-]\d{2}|2\d[ ]\d{3}[ ]\d{2}[ ]\d{2}"
        r"|0[38]00[ ]\d{3}[ ]\d{3,4}|\(\d{2}\)[ ]?9?[ .]?\d{4}[ .-]?\d{4}"
        r"|\d{2}[ ]9\d{4}-\d{4}|9?\d{4}-\d{4})(?!\d|[.,]\d)"
    ),
    phone_words=frozenset(
        "tel telef tlf telefone fone telemóvel celular tlm whatsapp ligue contacto contato fax".split()
    ),
    serial_words=frozenset(
        "ref referência id código cód creci ami licença matrícula processo cep postal registo registro "
        "nif cnpj al".split()
    ),
    postal=Lazy(r"(?:\d{4}-\d{3}|\d{5}-\d{3}|\d{2}\.\d{3}-\d{3})(?![\d-])"),
    centuries={"século": MALE, "séculos": MALE, "séc": MALE, "sécs": MALE, "s": MALE, "ss": MALE},
    century_forms={"s": "século", "ss": "séculos"},
    century_before=False,
    centuries_counted=True,
    queens=frozenset("maria isabel vitória leonor carlota elizabeth catarina filipa".split()),
    rulers=frozenset(
        "pedro joão josé manuel afonso filipe felipe luís carlos sancho dinis fernando duarte sebastião "
        "henrique miguel bento paulo pio gregório clemente leão jorge eduardo napoleão francisco "
        "alexandre inocêncio xavier".split()
    ),
    roman_labels=frozenset(
        "fase tomo capítulo bloco zona tipo setor sector módulo volume grau guerra ato parte etapa torre "
        "nível edifício lote classe grupo título anexo residencial condomínio edição quadra parque jardim "
        "vila".split()
    ),
    electronic=readings("""
ponto: .
arroba: @
barra: /
hífen: -
underscore: _
interrogação: ?
igual: =
e: &
por cento: %
mais: +
dois pontos: :
cardinal: #
til: ~
"""),
)

LANGUAGE = language(GRAMMAR)
