"""Reports to render: a rich one, a hostile one, an empty one, a long one."""

from preflight.findings import (
    EXCERPT_WIDTH,
    Applicability,
    Edit,
    Excerpt,
    Finding,
    Fix,
    Report,
    Scene,
    ScriptSummary,
    Severity,
    Summary,
)

PAGES = "https://preflight.example/rules/"
LISTING = "listings/harbour-view.living.yaml"
WIDE = "anúncios/東京 apartment.living.json"
HOSTILE = "a\n::error::owned\r\x1b[31m\u202etxt|`<b>@octocat.json"
SCRIPT_LINE = "script: Three bedrooms, 2.5 baths and a view worth $1.25M over the old harbour."
LONG_LINE = (
    '  "script": "'
    + "A bright home close to the park. " * 9
    + "It costs 450 a month. "
    + "Come and see it. " * 8
)


def finding(source: str, fault: str, **fields) -> Finding:
    """Make a finding whose fault is the first occurrence of `fault` in the line `source`."""
    start = source.index(fault)
    left = max(0, start - EXCERPT_WIDTH // 2)
    text = source[left : left + EXCERPT_WIDTH]
    line = fields.pop("line", 1)
    made = {
        "path": LISTING,
        "line": line,
        "column": start + 1,
        "end_line": line,
        "end_column": start + len(fault) + 1,
        "pointer": "/script",
        "rule": "unspeakable-characters",
        "code": "SCRIPT_INVALID_CHARACTERS",
        "severity": Severity.ERROR,
        "message": f'"{fault}" cannot be spoken: the voice reads letters only',
        "help": "",
        "excerpt": Excerpt(
            text=text,
            column=left + 1,
            clipped_left=left > 0,
            clipped_right=left + EXCERPT_WIDTH < len(source),
        ),
    }
    made |= fields
    made.setdefault("url", PAGES + made["rule"])
    return Finding(**made)


def fix(start: int, end: int, replacement: str, applicability=Applicability.SAFE) -> Fix:
    edits = (Edit(start=start, end=end, replacement=replacement),)
    return Fix(description=f'Write "{replacement}"', applicability=applicability, edits=edits)


def _speech() -> list[Finding]:
    return [
        finding(
            SCRIPT_LINE,
            "2.5",
            line=7,
            help="Write the words that the voice shall say.",
            fix=fix(143, 146, "two and a half"),
        ),
        finding(
            SCRIPT_LINE,
            "$1.25M",
            line=7,
            help="Write the words that the voice shall say. Other readings: "
            '"one and a quarter million dollars", "one point two five million dollars".',
            fix=fix(
                170,
                176,
                "one point two five million dollars",
                Applicability.UNSAFE,
            ),
        ),
    ]


def _contract() -> list[Finding]:
    return [
        finding(
            "script: |",
            "|",
            line=9,
            end_line=14,
            end_column=3,
            rule="script-too-short",
            code="SCRIPT_TOO_SHORT",
            message="The script has 181 characters, 14 fewer than three images need (195 to 255)",
            help="Scene 2 has most room: 25 characters up to its share.",
        ),
        finding(
            "modificationMode: furnish",
            "modificationMode",
            line=3,
            pointer="/modificationMode",
            rule="unknown-field",
            code=None,
            severity=Severity.WARNING,
            message='The API knows no field "modificationMode"',
            help='Did you mean "modification_mode"?',
            fix=fix(40, 56, "modification_mode"),
        ),
    ]


def _wide() -> list[Finding]:
    tabbed = '\t"script":\t"家族の家 👩‍👧 cafe\u0301 & garden", "n": 1'
    return [
        finding(
            tabbed,
            "家族",
            path=WIDE,
            line=2,
            message="Two wide characters",
            fix=fix(12, 14, "house"),
            column=13,
        ),
        finding(tabbed, "👩‍👧", path=WIDE, line=2, message="An emoji of three code points"),
        finding(tabbed, "\u0301", path=WIDE, line=2, message="A combining accent alone"),
        finding(tabbed, "&", path=WIDE, line=2, message='"&" cannot be spoken', fix=fix(31, 32, "and")),
        finding(LONG_LINE, "450", path=WIDE, line=3, help="A fault far into a long line."),
        finding(
            "photos/kitchen.jpg",
            "p",
            path="photos/kitchen.jpg",
            pointer="",
            rule="image-below-hd",
            code="IMAGE_RESOLUTION_TOO_LOW",
            message="The photo is 1024×683: 256 and 37 pixels short of 1280×720",
            excerpt=None,
        ),
    ]


def _scripts() -> tuple[ScriptSummary, ...]:
    scenes = (
        Scene(length=70, opening="A bright home by the old harbour, with room for all"),
        Scene(length=40, opening="Three bedrooms, 2.5 baths"),
        Scene(length=91, opening="家族の家 and a garden that everyone will love"),
    )
    share = {"scene_minimum": 65, "scene_maximum": 85}
    return (
        ScriptSummary(
            path=LISTING,
            pointer="/script",
            line=9,
            images=3,
            length=181,
            spoken_length=206,
            minimum=195,
            maximum=255,
            scenes=scenes,
            **share,
        ),
        ScriptSummary(
            path=WIDE,
            pointer="/0/script",
            line=3,
            images=1,
            length=85,
            spoken_length=None,
            minimum=65,
            maximum=85,
            scenes=scenes[:1],
            **share,
        ),
        ScriptSummary(
            path="long.script.txt",
            pointer="",
            line=1,
            images=9,
            length=1_204,
            spoken_length=None,
            minimum=585,
            maximum=765,
            scenes=(),
            **share,
        ),
    )


def rich() -> Report:
    """Give all severities, fixes of both grades, advice, wide characters, several lines, no excerpt."""
    findings = (*_speech(), *_contract(), *_wide())
    summary = Summary(files=14, payloads=12, errors=9, warnings=1, fixable=4, fixed=0, unverified=2)
    return Report(findings=findings, summary=summary, scripts=_scripts())


def hostile() -> Report:
    """Give names, messages and lines that try to be more than text."""
    source = '"\x1b[2J\u202e\u2066key\u200b\u2028\x85\x00\x7f\ud800 | `code` <img src=x> @octocat #1 $a$ http://x.y www.x.y ]]>"'
    attack = "100%\r\n::error::owned\n::set-output name=x::1\u2028::warning::\x1b]0;t\x07 <script>|`*_[a](b)"
    findings = (
        finding(
            source,
            "key",
            path=HOSTILE,
            message=attack,
            help=attack,
            pointer="/\x1b/~1\ud800",
            fix=Fix(
                description=attack, applicability=Applicability.SAFE, edits=fix(3, 6, "\n::x::\x1b").edits
            ),
        ),
        finding(
            source, "\x1b[2J", path="caf\udce9.json", rule="r,u:l%e", code="C::O\nD,E", message="", url=""
        ),
        finding(source, "key", path="caf\udce9.json", message="equal"),
        finding(source, "key", path="caf\udce9.json", message="equal"),
    )
    script = ScriptSummary(
        path=HOSTILE,
        pointer="",
        line=1,
        images=2,
        length=140,
        spoken_length=None,
        minimum=130,
        maximum=170,
        scene_minimum=65,
        scene_maximum=85,
        scenes=(Scene(length=70, opening=attack), Scene(length=70, opening="```\n# x")),
    )
    summary = Summary(files=2, payloads=2, errors=4, fixable=1)
    return Report(findings=findings, summary=summary, scripts=(script,))


def clean() -> Report:
    """Give a run without a finding."""
    return Report(summary=Summary(files=3, payloads=12, fixed=4, unverified=1), scripts=_scripts()[1:2])


def long(number: int = 1_000) -> Report:
    """Give many findings in many files."""
    findings = tuple(
        finding(SCRIPT_LINE, "2.5", path=f"many/{index // 40}.living.yaml", line=index % 40 + 1)
        for index in range(number)
    )
    return Report(findings=findings, summary=Summary(files=number, payloads=number, errors=number))


SAMPLES = {"rich": rich, "hostile": hostile, "clean": clean, "empty": Report}
