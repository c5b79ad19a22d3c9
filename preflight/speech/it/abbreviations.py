"""Italian short forms of listings, as written."""

from preflight.speech.romance.tables import abbreviations, readings

# "spoken: short forms"
ABBREVIATIONS = {
    # before a name, only with a full stop
    **abbreviations("""
piazza: pz
corso: c
via: v
vicolo: vic
strada: str
località: loc
frazione: fraz
contrada: cda ctr contr
lungomare: lungom
borgo: bgo
galleria: gall
residenza: resid
signor: sig
signora: sigra
signori: sigg
dottor: dott dr
dottoressa: dottssa
ingegner: ing
architetto: arch
avvocato: avv
geometra: geom
professor: prof
ragionier: rag
san: s
santa: sta
santo: sto
generale: gen
interno: int
scala: sc
piano: pno
numero: num nr
cellulare: cell
pagina: pag
palazzo: pal
palazzina: palaz
fratelli: flli f.lli
foglio: fg
particella: part partic
""", names=True),
    # before a name, with a full stop or without
    **abbreviations("""
viale: vle
piazza: pza pzza
piazzale: ple pzle
corso: cso
largo: lgo
telefono: tel
riferimento: rif ref
codice: cod
""", dot=False, names=True),
    # elsewhere, only with a full stop
    **abbreviations("""
appartamento: app apparto appart
circa: ca c.a
camera: cam
locale: local
servizi: serv
metri: mt mtr
minuti: minut
massimo: max
ammobiliato: amm ammob
arredato: arr arred
ristrutturato: ristr ristrutt
riscaldamento: risc riscald
autonomo: aut auton
condizionata: condiz
centralizzato: centr centraliz
condominiali: condom cond
spese: sp
esclusi: escl
inclusi: incl
compreso: compr
eccetera: ecc
per esempio: es
abitabile: abit ab
matrimoniale: matr matrim
singola: sing
cucina: cuc
soggiorno: sogg
balcone: balc
terrazzo: terr
ripostiglio: ripost rip
ascensore: asc
giardino: giard
secolo: sec
provincia: prov
zona: zna
edificio: edif
classe energetica: ce
trattabili: tratt
catastale: cat
dicembre: dicem
commerciale: comm
angolo: ang
adiacenze: adiac
vicinanze: vic.ze
seminterrato: seminterr semint
"""),
    # elsewhere, with a full stop or without
    **abbreviations("""
appartamento: appto apptamento
appartamenti: appti
metri quadrati: mtq
senza numero civico: snc
codice di avviamento postale: cap.
""", dot=False),
}  # fmt: skip

DOTTED = readings("""
viale: V.le v.le
piazza: P.za P.zza p.za p.zza
piazzale: P.zle P.le
corso: C.so c.so
largo: L.go l.go
borgo: B.go
contrada: C.da
strada statale: S.S
strada provinciale: S.P
signora: Sig.ra
signorina: Sig.na
dottoressa: Dott.ssa
professoressa: Prof.ssa
fratelli: F.lli
piano terra: P.T p.t
metri quadrati: m.q
circa: c.a c.ca
senza numero civico: s.n.c
avanti Cristo: a.C
dopo Cristo: d.C
appartamento: app.to appart.to
vicolo: V.lo
per esempio: p.es
posto auto: p.a
piano: P.no p.no
santa: S.ta
santo: S.to
strada: Str.da
numero: n.ro N.ro
posti: p.ti
lungomare: L.mare
località: Loc.tà
aria condizionata: a.c A.C
piano rialzato: P.R p.r
vicinanze: vic.ze
porta: P.ta
""")

SLASHED = readings("""
presso: c/o
aria condizionata: a/c
e o: e/o
senza numero civico: s/n
circa: c/a
wc: w/c
non disponibile: n/a
piano terra: p/t
""")
