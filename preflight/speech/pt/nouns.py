"""Portuguese nouns with their gender, and what a number before or after a word means."""

from preflight.speech.romance.tables import genders

NOUNS = genders(
    m="""
quarto quartos banheiro banheiros dormitório dormitórios lavabo lavabos piso pisos andar andares apartamento
apartamentos escritório escritórios salão salões jardim jardins terraço terraços pátio pátios elevador
elevadores carro carros lugar lugares metro metros quilómetro quilómetros quilômetro quilômetros minuto
minutos ano anos mês meses dia dias euro euros real reais lote lotes bloco blocos edifício edifícios estúdio
estúdios duplex closet closets hall halls wc ambiente ambientes hectare hectares pavimento pavimentos prédio
prédios armário armários grau graus milhão milhões roupeiro roupeiros t nível níveis hóspede hóspedes box
boxes imóvel imóveis quintal quintais portão portões passo passos duche duches alqueire alqueires
estacionamento terreno terrenos corredor corredores mapa clima anexo anexos avo avos loft lofts sofá sofás
ponto pontos varandim sótão sótãos morador moradores parque parques ar fogo fogos
""",
    f="""
sala salas casa casas suíte suítes suite suites vaga vagas garagem garagens varanda varandas cozinha
cozinhas moradia moradias piscina piscinas unidade unidades pessoa pessoas noite noites hora horas semana
semanas torre torres parede paredes fração frações estação estações vez vezes cave caves arrecadação
arrecadações frente frentes assoalhada assoalhadas divisão divisões parcela parcelas prestação prestações
cama camas estrela estrelas chave chaves dependência dependências edícula lavanderia lavandaria habitação
habitações família famílias nave naves área áreas loja lojas viagem paragem paragens mão mãos fase fases
churrasqueira linha linhas marquise marquises kitchenette kitchenettes despensa copa mobília luz luzes
""",
)  # fmt: skip

ENDINGS = (
    ("ções", "f"), ("sões", "f"), ("dades", "f"), ("gens", "f"), ("ção", "f"), ("são", "f"), ("dade",
    "f"), ("gem", "f"), ("as", "f"), ("a", "f"), ("ões", "m"), ("os", "m"), ("o", "m"), ("ores", "m"),
    ("or", "m"),
)  # fmt: skip

NOT_NOUNS = frozenset(
    """
    a a.m além andando anual ao aos apenas aprox aproximadamente após as até bis c cada caminhando com como
    contra da das de desde direito disponíveis disponível do dos dto e em entre era esq esquerdo esquina
    está estão foi frente frt há ideal incluída incluído incluídos junto já livre m mais menos mensais
    mensal mensalmente mil milhão milhões muito na nas negociáveis negociável nem no nos num numa não o onde
    os ou p para pela pelo perto por pra quando que reformada reformado remodelada remodelado s se sem seu
    seus situada situado sobre sua suas são só também tem toda todas todo todos têm um uma vendida vendido
    virada virado x à às é úteis útil
    """.split()
)

LABELS = frozenset(
    """
    andar ano ap apartamento apto artigo autocarro avenida bl bloco box casa cj conjunto edifício estrada
    fase fração garagem km linha loja lote loteamento metro modelo nº nível núm número opção piso porta
    praça página quadra quarto quilómetro quilômetro rodovia rua sala saída setor tipo tipologia torre
    unidade vaga vivenda zona ônibus
    """.split()
)

FLOORS = frozenset("andar andares pavimento pavimentos piso pisos".split())
