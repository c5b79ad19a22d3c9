"""Portuguese short forms of listings, as written."""

from preflight.speech.romance.tables import abbreviations, readings

# "spoken: short forms"
ABBREVIATIONS = {
    # before a name, only with a full stop
    **abbreviations("""
avenida: av avª avda aven
rua: r
praça: pç pça pc pr pcª pçª prç
praceta: pct pcta pctª
padre: pe
loja: lj
travessa: tv trav tr trv
largo: lg lgo l
alameda: al alam
estrada: estr est
rodovia: rod
calçada: calç cç
urbanização: urb urbaniz
edifício: ed edif edf
residencial: resid res
jardim: jd jdm
vila: vl
parque: pq pqe
quadra: qd qda
lote: lt lte
bloco: bl blc
conjunto: conj cj
fração: frac fr
freguesia: freg
senhor: sr
senhora: sra srª
senhores: srs
dom: d
doutor: dr
doutora: dra drª
engenheiro: eng eng°
engenheira: engª
arquiteto: arq arq°
arquiteta: arqª
professor: prof
professora: profª
santo: sto st°
santa: sta stª
são: s
nossa: nª
Nossa Senhora: nsa
general: gen gal
marechal: mal
coronel: cel
comendador: com comend
visconde: visc
presidente: pres
almirante: alm
brigadeiro: brig
capitão: cap
apartamento: ap apt apart
telefone: fone
licença: lic
página: pág
departamento: dep depto
número: núm num
século: séc sec
séculos: sécs
código postal: cp
""", names=True),
    # before a name, with a full stop or without
    **abbreviations("""
bairro: bº b°
dona: dª dnª
Maria: mª
apartamento: apto apt° aptº
telefone: tel telef tlf
telemóvel: tlm telem
referência: ref refª
código: cód cod
""", dot=False, names=True),
    # elsewhere, only with a full stop
    **abbreviations("""
condomínio: cond condom
direito: dir dt
condicionado: condic cond.º
quarto: qto qt
dormitório: dorm
banheiro: banh
cozinha: coz
garagem: gar garag
varanda: var
suíte: ste
mobilado: mob mobil
máximo: máx max
mínimo: mín
incluído: incl
remodelado: remod
área: ár
útil: út
construção: constr
exclusive: excl
etcétera: etc
por exemplo: ex
companhia: cia ciª
administração: adm
metros: mts
minutos: mins
quilómetros: kms
lavandaria: lav
elevador: elev
orientação: orient
arrecadação: arrec
habitação: hab
mensal: mens
unidade: unid
imóvel: imóv
valor: vlr
indústria: indúst
pavimento: pav
semimobilado: semimob
"""),
    # elsewhere, with a full stop or without
    **abbreviations("""
apartamentos: aptos
aproximadamente: aprox
direito: dto dt°
direita: dta
esquerdo: esq
frente: frt fte
quartos: qtos qts
dormitórios: dorms
apartamento: apº ap°
""", dot=False),
}  # fmt: skip

DOTTED = readings("""
quarto: q.to
Nossa Senhora: N.Sra N.S
por exemplo: p.ex
antes de Cristo: a.C
depois de Cristo: d.C
excelentíssimo: Ex.mo
ar condicionado: A.C
São Paulo: S.Paulo
São João: S.João
Vila Nova: V.N
apartamento: apt.o
""")

SLASHED = readings("""
com: c/
sem: s/
para: p/
sem número: s/n s/nº
rés do chão: r/c r/ch
ar condicionado: a/c
e ou: e/ou
cave: c/v
sobreloja: s/l
masculino ou feminino: m/f
avenida: av/
que: q/
""")
