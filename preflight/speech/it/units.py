"""Italian units, currencies and rates, as written."""

from preflight.speech.romance.tables import currencies, nouns, readings

# "singular, plural, flags: written forms"; of powers only the sign, m² for m2 as well.
UNITS = {
    **nouns("""
metro, metri, half: m mt mtr
metro lineare, metri lineari: mtl ml
metro quadrato, metri quadrati: m² mq mt² mtq mqm mqc mts²
metro cubo, metri cubi: m³ mc
chilometro, chilometri, half: km
chilometro quadrato, chilometri quadrati: km² kmq
chilometro orario, chilometri orari: km/h
centimetro, centimetri: cm
millimetro, millimetri: mm
ettaro, ettari, half: ha
minuto, minuti, half: min minut
secondo, secondi: sec
ora, ore, f, half: h hh
chilo, chili: kg
grammo, grammi: g gr
litro, litri: l lt
kilowatt, kilowatt: kw
kilowatt picco, kilowatt picco: kwp
kilowattora, kilowattora: kwh
kilowattora al metro quadrato, kilowattora al metro quadrato: kwh/mq
watt, watt: w
volt, volt: v
mega, mega: mb
mega al secondo, mega al secondo: mbps
giga, giga: gb
giga al secondo, giga al secondo: gbps
B T U, B T U: btu
pollice, pollici: "
stella, stelle, f, half: *
persona, persone, f: pers pax
pezzo, pezzi: pz
appartamento, appartamenti: app appti
unità, unità, f: unità
"""),
    **nouns("""
locale, locali: loc local
camera, camere, f: cam camer
bagno, bagni: bagn bg
servizio, servizi: serv
letto, letti: lett
vano, vani: v.ni
posto auto, posti auto: posti.a p.a
""", kind="beds_baths", halves=True),
}  # fmt: skip

# "singular, plural, gender, its hundredth: written forms"
CURRENCIES = currencies("""
euro, euro, m, centesimo, centesimi: € EUR Eur eur
dollaro, dollari, m, centesimo, centesimi: $ US$ USD
sterlina, sterline, f, penny, pence: £ GBP
franco svizzero, franchi svizzeri, m: CHF
yen, yen, m: ¥
""")

SCALES = {
    **dict.fromkeys("mila k K".split(), 1_000),
    **dict.fromkeys("M MM m mln milione milioni mio".split(), 10**6),
    **dict.fromkeys("mld miliardi miliardo".split(), 10**9),
}

# "spoken: what stands after the slash"
RATES = readings("""
al mese: mese mensile mensili m
all'anno: anno annuo annui a
alla settimana: settimana sett
al giorno: giorno gg
a notte: notte
all'ora: ora h
al metro quadrato: m² mq mt²
al metro cubo: mc m³
all'ettaro: ha
a persona: persona pers pax
al trimestre: trimestre
a unità: unità
a posto: posto
a camera: camera
al kilowattora: kwh
al chilometro: km
al secondo: s
al chilo: kg
al minuto: min
a stanza: stanza
""")
