"""Spanish short forms of listings, as written."""

from preflight.speech.romance.tables import abbreviations, readings

# "spoken: short forms"
ABBREVIATIONS = {
    # before a name, only with a full stop
    **abbreviations("""
avenida: av ave
plaza: pl plz
carretera: carret
calle: c cl cll
ronda: rda
travesía: trva trav tvía
urbanización: urb
polígono: pol políg
glorieta: gta glta
edificio: edif ed
colonia: col
sector: sect
señor: sr
señora: sra srª
señorita: srta
señores: sres
don: d
doña: dña
doctor: dr
doctora: dra drª
san: s
santa: sta
santo: sto
nuestra: ntra nª
licenciado: lic
ingeniero: ing
arquitecto: arq
profesor: prof
general: gral
hermanos: hnos
escalera: esc
puerta: pta
bloque: blq bl bloq
página: pág
planta: plta plt
""", names=True),
    # before a name, with a full stop or without
    **abbreviations("""
avenida: avda avd avgda
plaza: pza plza
paseo: pso p° ps
camino: c°
carretera: ctra crta
camino: cno cmno
barrio: b°
pasaje: psje pje
doña: dª dñª
María: mª
departamento: dpto depto
teléfono: tel tfno telf tlf tfn tlfno
referencia: ref refª
código: cód cod
código postal: cp
""", dot=False, names=True),
    # elsewhere, only with a full stop
    **abbreviations("""
habitación: hab
dormitorio: dorm
ascensor: asc
derecha: der
exterior: ext
interior: int
bajo: bj
ático: át
apartamento: apart
apartamentos: aptos apts
aproximado: apróx
móvil: móv
construidos: const constr
edificados: edificad
útiles: út útil
máximo: máx max
mínimo: mín
incluido: incl
calefacción: calef calefac calf
individual: indiv ind
amueblado: amuebl amueb
reformado: reform
cocina: coc
comedor: com
terraza: terr
garaje: gar garj
trastero: trast
urbanización: urbaniz
comunidad: comun cdad
etcétera: etc
por ejemplo: ej
empresa: emp
independiente: indep
eléctrico: eléct
administración: admón admon
compañía: cía
mensual: mens
precio: prec
orientación: orient
superficie: sup
parcela: parc
metros: mts mtrs
minutos: mins
provincia: prov
municipio: mpio
atención: atn
horario: hor
vivienda: viv
viviendas: vvdas
y siguientes: ss
armario: arm
empotrados: empot
ascensores: ascs
acondicionado: acond
kilómetros: kms
cuarto: cto
aire acondicionado: aa
"""),
    # elsewhere, with a full stop or without
    **abbreviations("""
habitaciones: habs
dormitorios: dorms
derecha: dcha dch
izquierda: izda izqda izq izqd
centro: ctro
entresuelo: entlo entl
principal: pral ppal
apartamento: apto aptdo
aproximadamente: aprox
gastos: gtos
""", dot=False),
}  # fmt: skip

DOTTED = readings("""
aire acondicionado: A.A a.a
código postal: C.P c.p
por ejemplo: p.ej
antes de Cristo: a.C
después de Cristo: d.C
Estados Unidos: EE.UU
sin número: s.n
metros cuadrados: m.q
planta baja: P.B
""")

SLASHED = readings("""
con: c/
calle: c/^ cl/
sin: s/
para: p/
sin número: s/n
aire acondicionado: a/a a/c
cada uno: c/u
y o: y/o
e o: e/o
avenida: av/ avda/
plaza: pl/ pza/
carretera: ctra/
paseo: ps/
urbanización: urb/
versión original: v/o
blanco y negro: b/n
""")
