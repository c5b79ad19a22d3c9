"""Italian nouns with their gender, and what a number before or after a word means."""

from preflight.speech.romance.tables import genders

NOUNS = genders(
    m="""
bagno bagni servizio servizi locale locali vano vani posto posti box garage balcone balconi terrazzo
terrazzi giardino giardini piano piani soggiorno soggiorni salone saloni studio studi ingresso ingressi
ripostiglio ripostigli appartamento appartamenti ascensore ascensori anno anni mese mesi giorno giorni
minuto minuti metro metri chilometro chilometri euro letto letti disimpegno corridoio cortile cortili camino
camini salotto tinello negozio negozi ufficio uffici edificio edifici palazzo palazzi attico loft monolocale
monolocali bilocale bilocali trilocale trilocali quadrilocale livello livelli gradino gradini lotto lotti
ettaro ettari passo passi armadio armadi milione milioni grado gradi punto punti capannone magazzino
magazzini porticato portico seminterrato problema clima panorama ospite ospiti condominio condomini abitante
abitanti bovindo sottotetto spazio spazi parcheggio parcheggi patio angolo piede piedi parquet interno
scooter
""",
    f="""
camera camere cucina cucine stanza stanze cantina cantine terrazza terrazze autorimessa sala sale cameretta
camerette lavanderia mansarda mansarde taverna piscina piscine casa case villa ville villetta villette unità
persona persone notte notti ora ore settimana settimane famiglia famiglie loggia logge veranda verande porta
porte finestra finestre parete pareti abitazione abitazioni stazione stazioni vetrina vetrine suite stella
stelle fermata fermate palazzina palazzine torre torri volta volte scala scale classe auto parte parti mano
matrimoniale singola doppia cabina dispensa rata rate fase fasi esposizione esposizioni area aree entrata
entrate pertinenza tavernetta depandance dependance soluzione soluzioni residenza residenze
""",
)  # fmt: skip

ENDINGS = (
    ("zioni", "f"), ("sioni", "f"), ("gioni", "f"), ("zione", "f"), ("sione", "f"), ("gione", "f"),
    ("ità", "f"), ("ori", "m"), ("ore", "m"), ("one", "m"), ("oni", "m"), ("ale", "m"), ("ile", "m"),
    ("a", "f"), ("o", "m"), ("i", "m"), ("e", "f"),
)  # fmt: skip

NOT_NOUNS = frozenset(
    """
    a ad agli ai al all alla alle allo anche annui annuo barra bis c ca calpestabili catastali che circa
    come commerciali compresi compreso con da dai dal dalla dalle dallo degli dei del dell della delle dello
    di disponibile disponibili dove e e/o ed era esposto fra fronte già gli ha hanno i ideale ideali il in
    inclusa inclusi incluso int la le libera libero lo ma meno mensile mensili mila milione milioni mln
    molto mq n nei nel nella nelle non nonché né o od ogni oltre p per piedi più presso quando ristrutturata
    ristrutturato sc se si situata situato solo sono su sua sue sui sul sulla sulle suo suoi ter totali tra
    trattabile trattabili tutte tutti tutto un una uno utili venduta venduto vicino x è
    """.split()
)

LABELS = frozenset(
    """
    anno art articolo blocco box bus camera chilometro civico classe comparto corso edificio fase foglio
    foto int interno km linea livello lotto mappale metro modello n numero opzione pagina palazzina
    particella piano piazza posto scala soluzione stanza statale sub subalterno tipo torre tram unità uscita
    via viale villa zona
    """.split()
)

FLOORS = frozenset("livello piani piano".split())
