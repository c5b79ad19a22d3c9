"""Spanish units, currencies and rates, as written."""

from preflight.speech.romance.tables import currencies, nouns, readings

# "singular, plural, flags: written forms"; of powers only the sign, m² for m2 as well.
UNITS = {
    **nouns("""
metro, metros, half: m mt mts mtrs
metro lineal, metros lineales: ml
metro cuadrado, metros cuadrados: m² mts² mt² mtrs² mq mc
metro cúbico, metros cúbicos: m³ mts³
kilómetro, kilómetros, half: km kms
kilómetro cuadrado, kilómetros cuadrados: km²
centímetro, centímetros: cm cms
milímetro, milímetros: mm
hectárea, hectáreas, f, half: ha has
kilómetro por hora, kilómetros por hora: km/h kmh
minuto, minutos, half: min mins minut
segundo, segundos: seg
hora, horas, f, half: hs h hrs
kilo, kilos: kg kgs
gramo, gramos: g
litro, litros: l lts ltr
kilovatio, kilovatios: kw
kilovatio pico, kilovatios pico: kwp
kilovatio hora, kilovatios hora: kwh
vatio, vatios: w
voltio, voltios: v
kilovatio hora por metro cuadrado, kilovatios hora por metro cuadrado: kwh/m²
mega, megas: mb
mega por segundo, megas por segundo: mbps
giga, gigas: gb
tera, teras: tb
giga por segundo, gigas por segundo: gbps
B T U, B T U: btu
caballo, caballos: cv
decibelio, decibelios: db
pulgada, pulgadas, f: pulg "
estrella, estrellas, f, half: *
plaza, plazas, f: plz pzas plzs
persona, personas, f: pers pax
vivienda, viviendas, f: viv
unidad, unidades, f: ud uds und
apartamento, apartamentos: apto aptos apart
planta, plantas, f: pl
ascensor, ascensores: asc
mensual, mensuales: mens
departamento, departamentos: dpto dptos
"""),
    **nouns("""
habitación, habitaciones, f: hab habs habit habitac
dormitorio, dormitorios: dorm dorms dormit
baño, baños: bñ bñs
recámara, recámaras, f: rec recám
ambiente, ambientes: amb
aseo, aseos: wc
cochera, cocheras, f: coch
""", kind="beds_baths", halves=True),
    **nouns("""
peseta, pesetas, f: ptas pts
""", kind="money"),
}  # fmt: skip

# "singular, plural, gender, its hundredth: written forms"
CURRENCIES = currencies("""
euro, euros, m, céntimo, céntimos: € EUR Eur eur
dólar, dólares, m, centavo, centavos: $ US$ U$S USD
libra, libras, f, penique, peniques: £ GBP
real, reales, m, centavo, centavos: R$
peso mexicano, pesos mexicanos, m: MXN
peso, pesos, m: COP ARS CLP
franco suizo, francos suizos, m: CHF
yen, yenes, m: ¥
""")

SCALES = {
    **dict.fromkeys("mil k K".split(), 1_000),
    **dict.fromkeys("M MM m mill millón millon millones mllns".split(), 10**6),
}

# "spoken: what stands after the slash"
RATES = readings("""
al mes: mes mensual m
al año: año anual año²
a la semana: semana sem
al día: día dia
por noche: noche
por hora: hora h
por metro cuadrado: m² mts²
por metro cúbico: m³
por hectárea: ha
por persona: persona pers pax
al trimestre: trimestre trim
por plaza: plaza
por habitación: hab habitación
por vivienda: vivienda viv
por unidad: unidad ud
por quincena: quincena
por kilovatio hora: kwh
por segundo: s
por estancia: estancia
por kilo: kg
por kilómetro: km
por minuto: min
""")
