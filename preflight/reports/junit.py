"""JUnit XML, for the test pages of CI services: a suite a file, a case a finding."""

from preflight.findings import Finding, Report, Severity
from preflight.reports.commands import harmless
from preflight.reports.look import Look
from preflight.reports.snippet import snippet
from preflight.reports.visible import visible
from preflight.reports.wording import by_path, label, place

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_EXCERPT_WIDTH = 100  # columns
_NAME = "preflight"


def render(report: Report, look: Look) -> str:
    """Render errors as failed cases, warnings as skipped ones, and a clean run as one case that passed."""
    groups = by_path(report.findings)
    suites = [_suite(index, path, group, look) for index, (path, group) in enumerate(groups.items())]
    if not suites:
        suites = [_tests(0, _NAME, [f'  <testcase name="clean" classname="{_NAME}" time="0"/>'], 0, 0, look)]
    body = "\n".join(suites)
    return harmless(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n{body}\n</testsuites>\n')


def _suite(index: int, path: str, findings: list[Finding], look: Look) -> str:
    failures = sum(finding.severity is Severity.ERROR for finding in findings)
    cases = [_case(finding) for finding in findings]
    return _tests(index, path or _NAME, cases, failures, len(findings) - failures, look)


def _tests(index: int, name: str, cases: list[str], failures: int, skipped: int, look: Look) -> str:
    attributes = {
        "package": _NAME,
        "id": index,
        "name": _named(name),
        "timestamp": look.timestamp,
        "hostname": "localhost",
        "tests": len(cases),
        "failures": failures,
        "errors": 0,
        "skipped": skipped,
        "time": 0,
    }
    version = f'  <properties><property name="version" value="{_xml(look.version)}"/></properties>'
    parts = [f" <testsuite{_attributes(attributes)}>", version, *cases]
    return "\n".join([*parts, "  <system-out/>", "  <system-err/>", " </testsuite>"])


def _case(finding: Finding) -> str:
    name = _named(f"{finding.rule} {finding.line}:{finding.column}")
    case = f"  <testcase{_attributes({'name': name, 'classname': _named(finding.path), 'time': 0})}>"
    if finding.severity is Severity.ERROR:
        reason = _attributes({"message": finding.message, "type": _named(label(finding))})
        return f"{case}<failure{reason}>{_xml_lines(_details(finding))}</failure></testcase>"
    reason = _attributes({"message": f"{finding.severity.value}: {finding.message}"})
    return f"{case}<skipped{reason}>{_xml_lines(_details(finding))}</skipped></testcase>"


def _details(finding: Finding) -> list[str]:
    lines = [f"{place(finding)}: {label(finding)} ({finding.rule})", finding.message]
    shown = snippet(finding, _EXCERPT_WIDTH)
    if shown:
        lines += [f"  {shown.text}", f"  {' ' * shown.indent}{'^' * shown.length}"]
    return lines + [
        f"{name}: {text}" for name, text in (("help", finding.help), ("see", finding.url)) if text
    ]


def _attributes(values: dict[str, object]) -> str:
    return "".join(f' {name}="{_xml(str(value))}"' for name, value in values.items())


def _xml_lines(lines: list[str]) -> str:
    return "\n".join(map(_xml, lines))


def _xml(text: str) -> str:
    return visible(text).translate(_ENTITIES)


def _named(text: str) -> str:
    """Give a name that is more than spaces, as the format asks."""
    return text if text.strip() else _NAME
