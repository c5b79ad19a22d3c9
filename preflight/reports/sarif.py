"""SARIF 2.1.0, for code scanning services."""

from preflight.findings import Edit, Finding, Fix, Report, Severity
from preflight.reports.encoding import dumps, one_a_line
from preflight.reports.fingerprints import fingerprints
from preflight.reports.look import Look
from preflight.reports.places import edit_at_finding, is_absolute, safe_url, uri
from preflight.reports.visible import visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NAME = "preflight"
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def render(report: Report, look: Look) -> str:
    """Render a report as one SARIF run; columns count code points."""
    rules = _rules(report.findings)
    numbers = {name: index for index, name in enumerate(rules)}
    prints = fingerprints(report.findings)
    results = [
        dumps(_result(finding, numbers[finding.rule], known_as))
        for finding, known_as in zip(report.findings, prints, strict=True)
    ]
    driver = one_a_line([dumps(rule) for rule in rules.values()], indent="   ")
    return (
        f'{{"$schema": {dumps(_SCHEMA)},\n "version": "2.1.0",\n "runs": [{{\n'
        f'  "tool": {{"driver": {{"name": {dumps(_NAME)}, "version": {dumps(visible(look.version))},\n'
        f'   "rules": {driver}}}}},\n'
        f'  "columnKind": "unicodeCodePoints",\n'
        f'  "originalUriBaseIds": {dumps(_bases())},\n'
        f'  "results": {one_a_line(results, indent="  ")}}}]}}\n'
    )


def _bases() -> dict[str, object]:
    return {_ROOT: {"description": {"text": "The folder that the paths start from."}}}


def _rules(findings: tuple[Finding, ...]) -> dict[str, dict[str, object]]:
    """Describe each rule that spoke, in the order of their first findings."""
    first: dict[str, Finding] = {}
    codes: dict[str, set[str]] = {}
    for finding in findings:
        first.setdefault(finding.rule, finding)
        codes.setdefault(finding.rule, set()).update([finding.code] if finding.code else [])
    return {name: _rule(finding, sorted(codes[name])) for name, finding in first.items()}


def _rule(finding: Finding, codes: list[str]) -> dict[str, object]:
    name = visible(finding.rule)
    tags = [visible(code) for code in codes]
    rule: dict[str, object] = {
        "id": name,
        "name": name,
        "shortDescription": {"text": f"{name} ({', '.join(tags)})" if tags else name},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {"tags": tags},
    }
    if finding.url:
        rule["helpUri"] = safe_url(finding.url)
    return rule


def _result(finding: Finding, rule_index: int, known_as: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": visible(finding.rule),
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [
            {"physicalLocation": {"artifactLocation": _artifact(finding), "region": _region(finding)}}
        ],
        "partialFingerprints": {"preflightFinding/v1": known_as},
        "properties": {
            "code": visible(finding.code) if finding.code else None,
            "pointer": visible(finding.pointer),
        },
    }
    if finding.fix and finding.fix.edits:
        result["fixes"] = [_fix(finding, finding.fix)]
    return result


def _message(finding: Finding) -> str:
    said = [finding.message, finding.help]
    return "\n".join(visible(part) for part in said if part) or visible(finding.rule)


def _artifact(finding: Finding) -> dict[str, object]:
    base: dict[str, object] = {} if is_absolute(finding.path) else {"uriBaseId": _ROOT}
    return {"uri": uri(finding.path), **base}


def _region(finding: Finding) -> dict[str, object]:
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }


def _fix(finding: Finding, fix: Fix) -> dict[str, object]:
    same = edit_at_finding(finding)
    replacements = [
        {
            "deletedRegion": _region(finding) if edit is same else _span(edit),
            "insertedContent": {"text": edit.replacement},
        }
        for edit in fix.edits
    ]
    changes = [{"artifactLocation": _artifact(finding), "replacements": replacements}]
    return {"description": {"text": visible(fix.description)}, "artifactChanges": changes}


def _span(edit: Edit) -> dict[str, object]:
    return {"charOffset": edit.start, "charLength": edit.end - edit.start}
