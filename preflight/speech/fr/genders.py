"""Which nouns make "un" say "une"."""

from preflight.speech.scan import Scan

FEMININE = frozenset(
    (
        "chambre pièce salle suite cuisine cuisinette kitchenette terrasse cave place maison villa entrée "
        "piscine cheminée dépendance grange buanderie véranda loggia mezzanine cour alcôve remise "
        "baignoire douche cabine bibliothèque toilette vasque porte fenêtre baie rue route avenue impasse "
        "allée ligne gare station école boulangerie personne famille minute seconde heure journée semaine "
        "nuit année nuitée fois couche prise parcelle unité surface superficie borne voiture moto "
        "caravane table chaise étoile tonne livre soirée rangée façade toiture clé clef box-voiture "
        "boutique réserve vitrine bastide longère ferme fermette propriété demeure résidence annexe "
        "partie moitié dizaine centaine mezzanine arrière-cuisine cuisine-salle plage forêt colline vue "
        "option offre visite photo annonce adresse chaudière pompe climatisation banque pharmacie "
        "boucherie crèche université église mairie plaque île berge écurie sellerie carrière cabane "
        "bergerie tour tourelle page couronne étagère penderie estrade arrivée sortie ville commune "
        "mensualité caution charge part lumière salle-de-bains bouteille carte chaîne télévision télé "
        "machine laveuse sécheuse connexion"
    ).split()
)
MASCULINE = frozenset(
    (
        "garage étage mètre kilomètre centimètre hectare are litre degré mile siècle centre immeuble "
        "appartement duplex triplex studio mille kilowattheure kilowatt gramme kilogramme kilo pavillon "
        "espace meuble vestiaire sauna portique ensemble square théâtre musée lycée trimestre semestre "
        "mois verre arbre vestibule commerce groupe monde pôle site gîte domaine manoir dressing cellier "
        "poêle insert couchage passage village refuge cottage voyage ménage stage potage ouvrage paysage "
        "héritage quartier million milliard euro dollar franc siège plan lave-vaisselle lave-linge "
        "congélateur salon séjour balcon parking jardin bureau lit patio grenier bain point niveau "
        "emplacement abri carport hangar atelier loft local lot bâtiment escalier ascenseur"
    ).split()
)
FEMININE_ENDINGS = tuple(
    (
        "tion sion xion nion aison té ée ette ance ence ure ière esse elle ade ise euse "
        "trice erie ie ine ienne ille ave once enne ude onne oise aine"
    ).split()
)
FEMININE_ADJECTIVES = frozenset(
    (
        "grande petite belle nouvelle vieille ancienne bonne seule première dernière jolie haute longue "
        "mauvaise charmante élégante spacieuse luxueuse véritable"
    ).split()
) - {"véritable"}
MASCULINE_ADJECTIVES = frozenset(
    (
        "grand petit beau bel nouveau nouvel vieux vieil ancien bon seul premier dernier joli haut long très"
    ).split()
) - {"très"}
EITHER = frozenset(
    (
        "superbe magnifique vaste autre immense double simple agréable confortable véritable demi "
        "splendide très plus même large jeune énorme unique rare ou et à"
    ).split()
)


NO_NOUNS = frozenset(
    "en au aux dans sur avec par de du des pour est sont était le la les sans sous chez donnant".split()
)


def gender(noun: str) -> tuple[bool, bool]:
    """Whether a noun is feminine, and whether that is certain."""
    word = noun.lower()
    stem = word[:-1] if word.endswith(("s", "x")) and len(word) > 3 else word
    for known in (word, stem):
        if known in FEMININE:
            return True, True
        if known in MASCULINE:
            return False, True
    if stem.endswith(FEMININE_ENDINGS):
        return True, stem.endswith(("tion", "sion", "ette", "ée"))
    return False, not stem.endswith("e")


def feminine_after(scan: Scan, at: int) -> tuple[bool, bool]:
    """Whether the noun that a number ending at `at` counts is feminine, and whether that is certain.

    Adjectives before the noun settle it or are skipped: "1 très grande chambre", "1 superbe suite".
    A second number may come between: "1 ou 2 chambres".
    """
    for _ in range(5):
        start = scan.skip_spaces(at)
        if start > at and scan.char(start).isdigit():
            while scan.char(start).isdigit():
                start += 1
            at = start
            continue
        word = scan.word_at(start)
        if not word or (start == at and scan.char(at - 1).isdigit() and len(word) < 3):
            return False, True
        low = word.lower()
        if low in FEMININE_ADJECTIVES or low in MASCULINE_ADJECTIVES:
            return low in FEMININE_ADJECTIVES, True
        if low in NO_NOUNS or (word[0].isupper() and low not in FEMININE):
            return False, word[0].isupper()
        if low not in EITHER:
            return gender(word)
        at = start + len(word)
    return False, False
