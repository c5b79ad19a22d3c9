"""English short forms, as written to as read."""

# Read in full wherever they stand (any case that is listed): none of them is an ordinary word.
PLAIN = {
    "approx": "approximately", "appt": "appointment", "appts": "appointments", "apts": "apartments",
    "bldg": "building", "bldgs": "buildings", "bsmt": "basement", "bsmnt": "basement", "cplx": "complex",
    "bdrm": "bedroom", "bdrms": "bedrooms", "bthrm": "bathroom", "ctr": "center", "dbl": "double",
    "dept": "department", "dw": "dishwasher",
    "flr": "floor", "flrs": "floors", "frplc": "fireplace", "fpl": "fireplace", "frpl": "fireplace",
    "furn": "furnished", "unfurn": "unfurnished", "hdwd": "hardwood", "hwd": "hardwood",
    "hrdwd": "hardwood",
    "immac": "immaculate", "incl": "including", "incls": "includes", "kitch": "kitchen", "lg": "large",
    "lge": "large", "lndry": "laundry",
    "lrg": "large", "lvl": "level", "maint": "maintenance", "mstr": "master", "mtn": "mountain",
    "mtns": "mountains",
    "nr": "near", "pkg": "parking", "prkg": "parking", "refrig": "refrigerator", "renov": "renovated",
    "rm": "room",
    "rms": "rooms", "spac": "spacious", "ste": "suite", "stg": "storage",
    "utils": "utilities", "veh": "vehicle", "vu": "view", "vus": "views", "wndw": "window",
    "wshr": "washer",
    "yr": "year", "yrs": "years", "hr": "hour", "hrs": "hours", "mos": "months", "wk": "week",
    "wks": "weeks",
    "mins": "minutes", "esp": "especially", "vs": "versus", "etc": "et cetera", "misc": "miscellaneous",
    "avail": "available", "blks": "blocks", "blk": "block", "xtra": "extra", "upgr": "upgraded",
    "updtd": "updated", "newr": "newer",
    "govt": "government", "intl": "international", "mgmt": "management", "mgr": "manager", "pvt": "private",
    "priv": "private",
    "qtr": "quarter", "sched": "schedule", "sgl": "single", "whse": "warehouse", "excl": "excluding",
    "ea": "each", "addl": "additional", "addtl": "additional", "bkfst": "breakfast", "brkfst": "breakfast",
    "bfast": "breakfast",
    "ceil": "ceiling", "clgs": "ceilings", "crnr": "corner", "dinrm": "dining room", "livrm": "living room",
    "famrm": "family room", "fncd": "fenced", "fplc": "fireplace", "fplcs": "fireplaces",
    "granit": "granite", "grt": "great", "htd": "heated", "htg": "heating",
    "lndscpd": "landscaped", "nbhd": "neighborhood", "nghbrhd": "neighborhood",
    "remod": "remodeled", "shwr": "shower", "stnls": "stainless", "swr": "sewer", "thru": "through",
    "twnhse": "townhouse", "twnhm": "townhome", "xlnt": "excellent", "sqft": "square feet",
    "appl": "appliances", "appls": "appliances", "appli": "appliances", "applncs": "appliances",
    "btwn": "between", "betw": "between", "ctrs": "counters", "cntrs": "counters", "cntr": "counter",
    "ctops": "countertops", "flrg": "flooring", "lino": "linoleum", "vyl": "vinyl", "cpt": "carpet",
    "crpt": "carpet", "crptd": "carpeted", "grg": "garage", "gdn": "garden", "hse": "house", "hm": "home",
    "hms": "homes", "lvg": "living", "lvng": "living", "dng": "dining", "mbr": "main bedroom",
    "neigh": "neighborhood", "nhood": "neighborhood", "pnt": "paint", "prvt": "private", "pvcy": "privacy",
    "qual": "quality", "rmdl": "remodeled", "rmdld": "remodeled", "rplc": "replaced", "scrnd": "screened",
    "shngl": "shingle", "skylt": "skylight", "skylts": "skylights", "spklr": "sprinkler",
    "trnsp": "transportation", "vltd": "vaulted", "wlk": "walk", "wtrfrt": "waterfront",
    "wtrfnt": "waterfront", "yrd": "yard", "bkyd": "backyard", "bkyrd": "backyard", "bthrms": "bathrooms",
    "bedrms": "bedrooms", "bedrm": "bedroom", "bths": "baths", "blt": "built", "bldr": "builder",
    "mkt": "market", "schls": "schools",
    "clos": "closets", "clst": "closet", "clsts": "closets", "closts": "closets", "cvrd": "covered",
    "elec": "electric", "encl": "enclosed", "fnshd": "finished", "unfin": "unfinished",
    "thruout": "throughout", "hwy": "highway", "hwys": "highways",
    "frig": "refrigerator", "fridg": "fridge", "hkup": "hookup", "hkups": "hookups", "lghtg": "lighting",
    "lscpd": "landscaped", "microwv": "microwave", "nego": "negotiable", "oversz": "oversized",
    "partl": "partial", "plmbg": "plumbing", "prk": "park", "rcsd": "recessed", "secl": "secluded",
    "strg": "storage", "upgrds": "upgrades", "upgrd": "upgraded", "upgd": "upgraded", "updts": "updates",
    "updt": "updated", "updtes": "updates", "vw": "view", "vws": "views", "wdws": "windows",
    "wndws": "windows",
    "windw": "window",
}  # fmt: skip
ALWAYS = {short: full for short, full in PLAIN.items() if full}
# These are words or parts of names too; they are read in full only with their full stop.
DOTTED = {
    "mo": "month", "lux": "luxury", "ent": "entry", "cath": "cathedral", "stor": "storage",
    "opp": "opportunity", "elem": "elementary", "equip": "equipped", "util": "utility",
    "fam": "family", "rm": "room", "min": "minimum", "max": "maximum", "est": "established",
    "ext": "exterior", "int": "interior", "rec": "recreation",
    "apt": "apartment", "kit": "kitchen", "reno": "renovation", "temp": "temperature", "prop": "property",
    "pt": "point", "sep": "separate",
    "exc": "excellent", "comm": "community", "conv": "convenient", "sq": "square", "gd": "good",
    "no": "number", "ft": "feet", "in": "", "lot": "",
    "vac": "vacant", "loc": "location", "prof": "professional", "req": "required", "dist": "district",
    "hosp": "hospital", "tel": "telephone", "mon": "",
    "rd": "road", "yd": "yard", "ave": "avenue", "blvd": "boulevard", "govt": "government", "gal": "gallon",
    "sec": "security", "gar": "garage",
    "app": "application", "det": "detached", "att": "attached", "dep": "deposit",
    "trans": "transportation", "bal": "balcony",
    "fin": "finished", "dw": "dishwasher", "liv": "living", "din": "dining", "bed": "", "bath": "",
    "ac": "acre", "mfg": "manufacturing",
}  # fmt: skip
TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Ms", "Mt": "Mount", "Ft": "Fort", "Jr": "Junior",
    "Sr": "Senior", "Sen": "Senator",
    "Gov": "Governor", "Rev": "Reverend", "Hon": "Honorable", "Gen": "General", "Col": "Colonel",
    "Capt": "Captain", "Lt": "Lieutenant",
    "Sgt": "Sergeant", "Prof": "Professor", "Pres": "President", "Ste": "Sainte", "Bros": "Brothers",
    "Co": "Company", "Inc": "Incorporated",
    "Corp": "Corporation", "Ltd": "Limited", "Assn": "Association", "Assoc": "Associates",
    "Dept": "Department", "Univ": "University",
    "Elem": "Elementary", "Ctr": "Center", "Natl": "National", "Mtn": "Mountain", "Mts": "Mountains",
    "Pk": "Park", "Sch": "School", "Cty": "County", "Cnty": "County",
    "Vol": "Volume", "Twp": "Township", "Jct": "Junction", "Hosp": "Hospital",
    "Bldgs": "Buildings", "Esq": "Esquire", "Intl": "International",
    "Approx": "Approximately", "Fig": "Figure", "Ext": "Extension", "Attn": "Attention", "Bldg": "Building",
}  # fmt: skip
NEEDS_NAME = frozenset("Mt Ft Sen Gov Rev Hon Gen Col Capt Lt Sgt Prof Pres Ste".split())
AFTER_NAME = frozenset(
    (
        "Jr Sr Bros Co Inc Corp Ltd Assn Assoc Univ Elem Ctr Natl Pk Sch Cty Cnty Hosp Mts Mtn Esq Vol Pres"
    ).split()
)
# With a slash. Checked before any other reading of the letters.
SLASHED = {
    "w/": "with", "W/": "with", "w/o": "without", "W/O": "without", "W/o": "without",
    "W/D": "washer and dryer", "w/d": "washer and dryer", "A/C": "A C", "a/c": "A C",
    "AC/Heat": "A C and heat", "c/o": "care of", "b/c": "because", "R/E": "real estate",
    "t/o": "throughout", "T/O": "throughout", "H/HW": "heat and hot water", "ht/hw": "heat and hot water",
    "HT/HW": "heat and hot water", "w/h": "water heater", "W/H": "water heater", "b/w": "between",
    "b/t": "between", "B/W": "black and white", "D/W": "dishwasher", "d/w": "dishwasher",
    "w/in": "within", "w/out": "without",
    "h/w": "hardwood", "H/W": "hot water", "n/a": "not applicable", "N/A": "not applicable",
    "F/P": "fireplace", "f/p": "fireplace", "s/s": "stainless steel", "S/S": "stainless steel",
    "LR/DR": "living room and dining room", "K/D": "kitchen and dining", "B/I": "built-in",
    "b/i": "built-in", "W/W": "wall to wall", "w/w": "wall to wall", "L/R": "living room",
    "D/R": "dining room", "p/t": "part-time", "f/t": "full-time", "i/o": "in and out",
    "24/7": "twenty-four seven", "H/A": "handicap accessible", "O/A": "overall", "A/V": "A V", "a/v": "A V",
    "C/A": "central air", "FP/": "fireplace", "DW/": "dishwasher", "TV/": "T V",
}  # fmt: skip
ROOMS = {
    "LR": "living room", "DR": "dining room", "FR": "family room", "BR": "bedroom", "BRs": "bedrooms",
    "BA": "bath", "MBR": "main bedroom", "MBA": "main bath", "KIT": "kitchen",
    "LRM": "living room", "DRM": "dining room", "BDRM": "bedroom", "GR": "great room",
    "WIC": "walk-in closet", "FDR": "formal dining room", "EIK": "eat-in kitchen", "BSMT": "basement",
    "HWF": "hardwood floors", "HDWD": "hardwood", "SS": "stainless steel", "FP": "fireplace",
    "FPs": "fireplaces", "LG": "large", "HW": "hardwood", "hw": "hardwood",
    "FPL": "fireplace", "WBFP": "wood-burning fireplace", "CAC": "central air", "DW": "dishwasher",
    "WD": "washer and dryer",
    "OBO": "or best offer", "SFH": "single-family home", "SF": "square feet", "PUD": "P U D",
    "BLDG": "building", "Bsmt": "basement", "Gar": "garage", "GAR": "garage", "Bdrm": "bedroom",
    "Bdrms": "bedrooms",
    "Fam": "family", "Rms": "rooms", "Kitch": "kitchen", "Pkg": "parking", "Appt": "Appointment",
    "Incl": "Including", "Avail": "Available", "Lg": "Large", "Hrdwd": "Hardwood", "Hdwd": "Hardwood",
    "Mstr": "Master",
    "Refrig": "Refrigerator", "Util": "Utility", "Utils": "Utilities", "Furn": "Furnished",
    "Unfurn": "Unfurnished", "Yr": "Year", "Yrs": "Years", "Mo": "Month", "Hrs": "Hours", "Mins": "Minutes",
    "Etc": "Et cetera",
    "Vs": "Versus", "Thru": "Through", "Maint": "Maintenance", "Lndry": "Laundry", "Frplc": "Fireplace",
    "Nr": "Near", "Hwd": "Hardwood", "APPROX": "approximately", "INCL": "including",
    "RM": "room", "RMS": "rooms", "WWII": "World War Two", "WWI": "World War One",
}  # fmt: skip
SURE_ROOMS = frozenset(ROOMS) - {
    "LR",
    "DR",
    "FR",
    "GR",
    "BA",
    "SS",
    "SF",
    "BR",
    "FP",
    "WD",
    "Mo",
    "RM",
    "Gar",
    "Fam",
    "PUD",
    "HW",
    "LG",
    "hw",
}
# Never initials or brands in capitals: "GRANITE CTRS", but "LG appliances".
SHOUTED = frozenset(short for short in ALWAYS if len(short) > 3) | frozenset(
    "flr dbl ctr yrs hrs mos blk pkg rms lge lrg hse hms yrd".split()
)
CLIPPED = {
    "req": "required", "incl": "included", "furn": "furnished", "remod": "remodeled", "fin": "finished",
    "renov": "renovated", "approv": "approved", "rec": "received", "fenc": "fenced",
}  # fmt: skip  # before "'d"
# By what stands before the apostrophe.
CONTRACTED = {
    "Int": {"l": "international"}, "Nat": {"l": "national"}, "Gov": {"t": "government"},
    "Comm": {"l": "commercial"}, "B": {"way": "broadway"}, "Add": {"l": "additional"},
    "Ass": {"n": "association"},
    "Dep": {"t": "department"}, "Prof": {"l": "professional"}, "Cont": {"d": "continued"},
}  # fmt: skip
CONTRACTED |= {name.lower(): forms for name, forms in CONTRACTED.items()}
NO_WORDS = frozenset("rm apt ext int gar elem util cath equip dist min max reno req det att dep".split())
STREET_TYPES = {
    "St": "Street", "Str": "Street", "Ave": "Avenue", "Av": "Avenue", "Blvd": "Boulevard", "Bvd": "Boulevard",
    "Rd": "Road", "Dr": "Drive", "Ln": "Lane", "Ct": "Court", "Pl": "Place", "Cir": "Circle",
    "Crcl": "Circle",
    "Ter": "Terrace", "Terr": "Terrace", "Trl": "Trail", "Tr": "Trail", "Pkwy": "Parkway", "Pky": "Parkway",
    "Hwy": "Highway", "Sq": "Square", "Cv": "Cove", "Pt": "Point", "Xing": "Crossing", "Aly": "Alley",
    "Cres": "Crescent", "Expy": "Expressway", "Fwy": "Freeway", "Fw": "Freeway", "Plz": "Plaza",
    "Tpke": "Turnpike", "Tpk": "Turnpike",
    "Hts": "Heights", "Is": "Island", "Isl": "Island", "Lk": "Lake", "Mnr": "Manor", "Mdws": "Meadows",
    "Vw": "View",
    "Rdg": "Ridge", "Hl": "Hill", "Hls": "Hills", "Brk": "Brook", "Byp": "Bypass", "Gdns": "Gardens",
    "Grn": "Green",
    "Grv": "Grove", "Holw": "Hollow", "Jct": "Junction", "Lndg": "Landing", "Mdw": "Meadow",
    "Spgs": "Springs",
    "Sta": "Station", "Vlg": "Village", "Wy": "Way", "Ests": "Estates", "Bnd": "Bend", "Ctr": "Center",
}  # fmt: skip
# Words that close a street's name in full.
STREET_WORDS = frozenset(STREET_TYPES.values()) | frozenset(
    (
        "Way Row Walk Loop Path Run Pike Pass Mews Broadway Alley Quay Wharf Mall Commons Close Pointe Trace"
    ).split()
)
STREET_ENDS = STREET_WORDS | frozenset(STREET_TYPES)
DIRECTIONS = {
    "N": "North", "S": "South", "E": "East", "W": "West", "NE": "Northeast", "NW": "Northwest",
    "SE": "Southeast", "SW": "Southwest", "No": "North", "So": "South",
}  # fmt: skip
COMPASS = frozenset("North South East West Northeast Northwest Southeast Southwest".split())
COMPASS_LETTERS = frozenset(DIRECTIONS) - {"No", "So"}
