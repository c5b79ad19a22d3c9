"""Spanish nouns with their gender, and what a number before or after a word means."""

from preflight.speech.romance.tables import genders

NOUNS = genders(
    m="""
baño baños dormitorio dormitorios aseo aseos garaje garajes trastero trasteros salón salones piso pisos
ático áticos dúplex estudio estudios jardín jardines balcón balcones patio patios ascensor ascensores local
locales parking parkings coche coches comedor comedores despacho despachos vestidor vestidores armario
armarios metro metros kilómetro kilómetros minuto minutos año años mes meses día días euro euros nivel
niveles bloque bloques portal portales edificio edificios apartamento apartamentos loft lofts chalet chalets
chalé mapa mapas idioma clima problema tema programa ambiente ambientes huésped huéspedes sofá sofás hotel
hoteles solar solares punto puntos lavadero lavaderos porche porches hall sótano sótanos grado grados millón
departamento departamentos espacio espacios vecino vecinos inmueble inmuebles monoambiente paso pasos tren
trenes
""",
    f="""
habitación habitaciones terraza terrazas cocina cocinas plaza plazas planta plantas vivienda viviendas casa
casas parcela parcelas piscina piscinas suite suites calle calles noche noches torre torres llave llaves
hora horas semana semanas persona personas estancia estancias recámara recámaras cochera cocheras oficina
oficinas unidad unidades hectárea hectáreas pared paredes estación estaciones parada paradas fase fases
altura alturas vez veces cama camas nave naves fuente imagen imágenes orientación estrella estrellas clase
clases sala salas galería bodega bodegas fachada fachadas mano tarde tardes gente luz luces
""",
)  # fmt: skip

ENDINGS = (
    ("ciones", "f"), ("siones", "f"), ("dades", "f"), ("tudes", "f"), ("ción", "f"), ("sión", "f"),
    ("dad", "f"), ("tud", "f"), ("as", "f"), ("a", "f"), ("os", "m"), ("o", "m"), ("ores", "m"), ("or",
    "m"), ("ajes", "m"), ("aje", "m"),
)  # fmt: skip

NOT_NOUNS = frozenset(
    """
    a además al andando ante anual aprox aproximadamente apto así aún bajo bis cada caminando cerca como con
    contra cuando dcha de del derecha desde disponible disponibles donde duplicado durante e el en entre era
    es esc escalera esquina está están ext frente fue ha hacia han hasta hay ideal ideales incluida
    incluidas incluido incluidos int izda izq izquierda junto la las le les libre lo los m menos mensual mil
    millones millón muy más negociable negociables ni no o orientada orientado para por portal pta puerta
    que reformada reformado se según si sin situada situado sobre solo son su sus sólo también tiene tienen
    toda todas todo todos tras u un una unas unos vendida vendido vendidos x y ya útil útiles
    """.split()
)

LABELS = frozenset(
    """
    apartamento artículo autobús avenida año baño bloque bus calle capítulo casa dormitorio edificio
    escalera fase foto habitación kilómetro km local lote línea manzana metro modelo nave nivel núm número
    oficina opción parcela piso plano planta plaza portal puerta página salida sector terminal tipo torre
    unidad zona
    """.split()
)

FLOORS = frozenset("altura nivel piso pisos pl planta plantas".split())
