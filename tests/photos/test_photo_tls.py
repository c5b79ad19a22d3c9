"""A certificate that cannot be trusted leaves a photo unverified, and says why."""

import datetime
import ssl
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from photo_server import PhotoServer, photo

from preflight.photos import transport
from preflight.photos.connector import Resolver
from preflight.photos.fact import Verdict
from preflight.photos.guard import Target, resolve_target
from preflight.photos.options import Options
from preflight.photos.scheduler import probe_all
from preflight.photos.transport import Asker

trustme = pytest.importorskip("trustme")
x509 = pytest.importorskip("cryptography.x509")
OPTIONS = Options(connect_s=2, total_s=4, allow_hosts=("photos.test", "plain.test"))


def _context(certificate: Any) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def _self_signed(folder: Path, *, days: int) -> ssl.SSLContext:
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "photos.test")])
    end = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(end - datetime.timedelta(days=400))
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("photos.test")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


@pytest.fixture(scope="module")
def authority() -> Any:
    return trustme.CA()


def _served(context: ssl.SSLContext) -> PhotoServer:
    running = PhotoServer(tls=context)
    body = photo()
    running.routes["/a.jpg"] = lambda talk: talk.serve(body)
    return running


TROUBLES = [
    pytest.param(
        "self-signed", "the certificate of photos.test is signed by the server itself", id="self-signed"
    ),
    pytest.param(
        "unknown",
        "the certificate of photos.test comes from an issuer that is not known",
        id="unknown issuer",
    ),
]


@pytest.mark.parametrize(("kind", "words"), TROUBLES)
def test_untrusted_certificate_is_unverified(
    kind: str, words: str, tmp_path: Path, names: Any, authority: Any
) -> None:
    context = (
        _self_signed(tmp_path, days=9)
        if kind == "self-signed"
        else _context(authority.issue_cert("photos.test"))
    )
    with _served(context) as server:
        url = f"https://photos.test:{server.port}/a.jpg"
        fact = probe_all([url], OPTIONS, resolver=names())[url]
    assert (fact.verdict, fact.detail) == (Verdict.UNVERIFIED, words)
    assert server.requests == []


TRUSTED = [
    pytest.param({}, "photos.test", "", id="all in order"),
    pytest.param(
        {"not_after": datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC)},
        "photos.test",
        "the certificate of photos.test has expired",
        id="expired",
    ),
    pytest.param(
        {}, "other.test", "the certificate of photos.test belongs to another host", id="another host"
    ),
]


@pytest.mark.parametrize(("validity", "subject", "words"), TRUSTED)
def test_certificate_of_a_trusted_issuer(
    validity: dict[str, Any], subject: str, words: str, names: Any, authority: Any
) -> None:
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    with _served(_context(authority.issue_cert(subject, **validity))) as server:
        target = resolve_target(f"https://photos.test:{server.port}/a.jpg", OPTIONS.allow_hosts)
        assert isinstance(target, Target)
        answer = _ask(target, names(), trust)
    assert getattr(answer, "detail", "") == words


def test_server_without_tls_is_unverified(server: PhotoServer, names: Any) -> None:
    server.greeting = b"HTTP/1.1 400 Bad Request\r\n\r\n"
    url = f"https://photos.test:{server.port}/good.jpg"
    fact = probe_all([url], OPTIONS, resolver=names())[url]
    assert (fact.verdict, fact.detail) == (
        Verdict.UNVERIFIED,
        "no secure connection to photos.test could be made",
    )


def test_way_from_https_to_http_is_followed_and_noted(
    server: PhotoServer, names: Any, authority: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    monkeypatch.setattr(transport, "Asker", partial(Asker, ssl_context=trust))
    with _served(_context(authority.issue_cert("photos.test"))) as secure:
        secure.routes["/x"] = lambda talk: talk.answer(
            302, b"", Location=server.url("/good.jpg", "plain.test")
        )
        url = secure.url("/x", "photos.test")
        fact = probe_all([url], OPTIONS, resolver=names({"plain.test": ["127.0.0.1"]}))[url]
    assert (fact.verdict, fact.detail.partition(",")[0]) == (
        Verdict.GOOD,
        "the address leads from https to http",
    )


def _ask(target: Target, resolver: Resolver, trust: ssl.SSLContext) -> Any:
    import asyncio

    async def run() -> Any:
        async with Asker(OPTIONS, resolver=resolver, ssl_context=trust) as asker:
            return await asker.ask(target, OPTIONS.total_s)

    return asyncio.run(run())
