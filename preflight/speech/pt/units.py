"""Portuguese units, currencies and rates, as written."""

from preflight.speech.romance.tables import currencies, nouns, readings

# "singular, plural, flags: written forms"; of powers only the sign, m² for m2 as well.
UNITS = {
    **nouns("""
metro, metros, half: m mt mts mtrs
metro linear, metros lineares: ml
metro quadrado, metros quadrados: m² mts² mt² mq mtrs²
metro cúbico, metros cúbicos: m³
quilómetro, quilómetros, half: km kms
quilómetro quadrado, quilómetros quadrados: km²
quilómetro por hora, quilómetros por hora: km/h
centímetro, centímetros: cm cms
milímetro, milímetros: mm
hectare, hectares, half: ha has
alqueire, alqueires, half: alq
minuto, minutos, half: min mins minut
segundo, segundos: seg
hora, horas, f, half: h hs hrs
quilo, quilos: kg kgs
grama, gramas: g
litro, litros: l lts lt
quilowatt, quilowatts: kw
quilowatt pico, quilowatts pico: kwp
quilowatt-hora, quilowatts-hora: kwh
quilovolt-ampere, quilovolts-ampere: kva
watt, watts: w
volt, volts: v
mega, megas: mb
mega por segundo, megas por segundo: mbps
giga, gigas: gb
giga por segundo, gigas por segundo: gbps
B T U, B T U: btu btus
polegada, polegadas, f: " pol
estrela, estrelas, f, half: *
pessoa, pessoas, f: pess pax
unidade, unidades, f: und unid un
apartamento, apartamentos: apto aptos apart
andar, andares: and
pavimento, pavimentos: pav
"""),
    **nouns("""
quarto, quartos: qto qtos qt qts qrt quart q.to
dormitório, dormitórios: dorm dorms dormit dts
banheiro, banheiros: banh bwc bwcs ban
wc, wc: wc wcs
vaga, vagas, f: vg vgs vag
sala, salas, f: sl sls
suíte, suítes, f: ste stes suít
garagem, garagens, f: gar
""", kind="beds_baths", halves=True),
}  # fmt: skip

# "singular, plural, gender, its hundredth: written forms"
CURRENCIES = currencies("""
euro, euros, m, cêntimo, cêntimos: € EUR Eur eur
real, reais, m, centavo, centavos: R$ BRL
dólar, dólares, m, cêntimo, cêntimos: $ US$ USD
libra, libras, f, péni, pence: £ GBP
franco suíço, francos suíços, m: CHF
iene, ienes, m: ¥
""")

SCALES = {
    **dict.fromkeys("mil k K".split(), 1_000),
    **dict.fromkeys("M MM m mi milhão milhao milhões milhoes mio mlh".split(), 10**6),
}

# "spoken: what stands after the slash"
RATES = readings("""
por mês: mês mes m mensal
por ano: ano
por semana: semana sem
por dia: dia
por noite: noite
por hora: hora h
por metro quadrado: m²
por metro cúbico: m³
por hectare: ha
por pessoa: pessoa pess pax
por trimestre: trimestre
por lugar: lugar
por vaga: vaga
por quarto: quarto
por unidade: unidade un
por quinzena: quinzena
por diária: diária
por quilowatt-hora: kwh
por quilómetro: km
por segundo: s
por quilo: kg
por minuto: min
por fração: fração
por casal: casal
""")
