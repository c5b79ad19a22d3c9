"""No spelling, name or redirect leads to an address that is not public."""

import os
from typing import Any

import pytest
from photo_server import PhotoServer, photo

from preflight.photos.addresses import address_problem
from preflight.photos.connector import AddressRefusedError, Admissions
from preflight.photos.fact import Reason, Verdict
from preflight.photos.guard import Refusal, Target, host_problem, resolve_target
from preflight.photos.options import Options
from preflight.photos.scheduler import probe_all

# `{port}` is the port of a server on loopback that counts what reaches it.
PRIVATE = """
127.0.0.1  127.0.0.2  127.1.2.3  127.255.255.254  127.1  127.0.1  127.0.0.1.  127.1.
0.0.0.0  0  0.1.2.3  0x0  00  0.0.0.0.
2130706433  0x7f000001  0X7F000001  0x7f.1  0x7f.0.0.1  0x7f.0x0.0x0.0x1  0177.0.0.1  0177.1  017700000001
127.0.0.0x1  0177.0x0.0.1  127.0x000001  00000000177.0.0.1  0x00000000000000007f.0.0.1  127.65535  2130706434
010.0.0.1  012.0.0.1  0xa.0.0.1  167772161  0300.0250.0.1  0xc0a80001  3232235521  0xa9fea9fe  2852039166
0251.0376.0251.0376  0xac.16.0.1
１２７.0.0.1  127。0。0。1  127．0．0．1  127｡0｡0｡1  ①②⑦.⓪.⓪.①  𝟭𝟮𝟳.𝟬.𝟬.𝟭  ₁₂₇.₀.₀.₁  ¹²⁷.0.0.1  ０ｘ７ｆ．１  １２７．０．０．１．
１２７。１  127.0.0\u00ad.1  127.0.\u200b0.1  1\u206027.0.0.1  127․0․0․1  ２１３０７０６４３３
%31%32%37.0.0.1  127%2e0%2e0%2e1  %3127.0.0.1  127.0.0.1%2e  127%E3%80%820.0.1  %6c%6f%63%61%6c%68%6f%73%74
10.0.0.1  10.255.255.255  172.16.0.1  172.31.255.255  192.168.0.1  192.168.255.255
100.64.0.1  100.127.255.255  100.100.100.200  169.254.0.1  169.254.169.254  169.254.170.2  168.63.129.16
192.0.0.1  192.0.0.192  192.0.0.170  192.0.2.1  198.51.100.1  203.0.113.1  198.18.0.1  198.19.255.255  192.88.99.1
224.0.0.1  239.255.255.255  232.1.1.1  240.0.0.1  250.1.2.3  255.255.255.255  4294967295
[::1]  [::]  [0:0:0:0:0:0:0:1]  [0000::0001]  [::127.0.0.1]  [::7f00:1]  [0::1]
[::ffff:127.0.0.1]  [::ffff:7f00:1]  [::FFFF:10.0.0.1]  [::ffff:169.254.169.254]  [::ffff:0:127.0.0.1]
[0:0:0:0:0:ffff:192.168.0.1]  [::ffff:168.63.129.16]  [::ffff:100.64.0.1]  [::ffff:0.0.0.0]
[64:ff9b::127.0.0.1]  [64:ff9b::a00:1]  [64:ff9b::a9fe:a9fe]  [64:ff9b:1::8.8.8.8]  [64:ff9b:1::127.0.0.1]
[2002:7f00:1::]  [2002:a00:1::1]  [2002:c0a8:1::1]  [2002:a9fe:a9fe::]  [2002:e000:1::]
[2001:0:4136:e378:8000:63bf:f5ff:fffe]  [2001:0:7f00:1::]  [2001:0:a00:1:0:0:f7f7:f7f7]  [2001:0:808:808::ffff:ffff]
[2001:db8::1]  [2001:2::1]  [2001:10::1]  [2001:20::1]  [2001:1::1]  [3fff::1]  [100::1]  [5f00::1]
[fc00::1]  [fd00::1]  [fd00:ec2::254]  [fd20:ce::254]  [fdff:ffff::1]  [fe80::1]  [febf::1]  [fec0::1]
[fe80::1%25eth0]  [fe80::1%eth0]  [::1%25lo]  [::1%lo]  [2606:4700::1111%25eth0]
[ff02::1]  [ff0e::1]  [4000::1]  [8000::1]  [2a00:1450::5efe:10.0.0.1]  [2a00:1450::200:5efe:7f00:1]
me@127.0.0.1  me:secret@127.0.0.1  example.com@127.0.0.1  example.com:80@127.0.0.1  93.184.216.34@[::1]
example.com%40@127.0.0.1  a@b@127.0.0.1
localhost  LOCALHOST  localhost.  a.localhost  a.b.localhost.  ｌｏｃａｌｈｏｓｔ  local\u00adhost  ⓛⓞⓒⓐⓛⓗⓞⓢⓣ
localhost.localdomain  printer.local  metadata.google.internal  instance-data.ec2.internal  db.internal.  router.lan
nas.home.arpa  intranet  metadata  wiki.corp  kubernetes
"""
UNREADABLE = """
127.0.0.1..  .127.0.0.1  127..1  256.1.1.1  127.0.0.256  1.2.3.4.5  4294967296  0x100000000  08.0.0.1  127.0.0.09
127.0.0.0x  [::1  ::1]  [127.0.0.1]  [::g]  [v1.x]  [] [::ffff:127.0.0.1.] [1::2::3]
evil.com\\@127.0.0.1  127.0.0.1\\.example.com  example.com%00.127.0.0.1  127.0.0.1%0d%0a.example.com
127.0.0.1%20 %2f127.0.0.1 exa_mple!.com ％31 a..example.com %ff.example.com 127.0.0.١ -
"""
SPELLINGS = PRIVATE.split()


def _url(spelling: str, port: int) -> str:
    return f"http://{spelling}:{port}/good.jpg"


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_private_spelling_is_refused_unsent(
    spelling: str, server: PhotoServer, traffic: Any, names: Any
) -> None:
    url, resolver = _url(spelling, server.port), names()
    fact = probe_all([url], Options(connect_s=0.5), resolver=resolver)[url]
    assert fact.verdict is Verdict.BAD
    assert fact.reason in (Reason.UNREACHABLE, Reason.MALFORMED)
    assert host_problem(url) == fact.detail
    assert (server.connections, traffic.places, traffic.lookups, resolver.asked) == (0, [], [], [])


@pytest.mark.parametrize("spelling", UNREADABLE.split())
def test_unreadable_spelling_is_refused_unsent(
    spelling: str, server: PhotoServer, traffic: Any, names: Any
) -> None:
    url, resolver = _url(spelling, server.port), names()
    fact = probe_all([url], Options(connect_s=0.5), resolver=resolver)[url]
    assert fact.verdict is Verdict.BAD
    assert (server.connections, traffic.places, traffic.lookups) == (0, [], [])


WHOLE = [
    pytest.param("http://", id="nothing"),
    pytest.param("http:///x.jpg", id="no host"),
    pytest.param("http://:80/", id="a port alone"),
    pytest.param("http://me@/", id="user info alone"),
    pytest.param("http:127.0.0.1/", id="no slashes"),
    pytest.param("http:/127.0.0.1/", id="one slash"),
    pytest.param("//127.0.0.1/", id="no scheme"),
    pytest.param("http://127.0.0.1\t/", id="a tab"),
    pytest.param("http://exam\nple.com/", id="a line end"),
    pytest.param(" http://example.com/", id="a blank before"),
    pytest.param("http://example.com/a\0", id="a zero byte"),
    pytest.param("http://example.com:0/", id="port zero"),
    pytest.param("http://example.com:65536/", id="port too large"),
    pytest.param("http://example.com:8o/", id="a port of letters"),
    pytest.param("http://example.com:٨٠/", id="a port of other digits"),
    pytest.param("ftp://example.com/a.jpg", id="ftp"),
    pytest.param("file:///etc/passwd", id="a file"),
    pytest.param("gopher://127.0.0.1/", id="gopher"),
    pytest.param("data:image/png;base64,AA", id="data"),
    pytest.param("javascript:alert(1)", id="a script"),
    pytest.param("photos/kitchen.jpg", id="a path"),
    pytest.param("", id="empty"),
    pytest.param("http://" + "a." * 200 + "com/", id="a name too long"),
    pytest.param("http://" + "a" * 64 + ".com/", id="a label too long"),
]


@pytest.mark.parametrize("url", WHOLE)
def test_what_is_no_web_address_is_malformed(url: str, traffic: Any) -> None:
    fact = probe_all([url])[url]
    assert (fact.verdict, fact.reason) == (Verdict.BAD, Reason.MALFORMED)
    assert (traffic.places, traffic.lookups) == ([], [])


PUBLIC = [
    pytest.param("example.com", "example.com", id="a name"),
    pytest.param("EXAMPLE.com.", "example.com", id="capitals and a dot at the end"),
    pytest.param("localhost.example.com", "localhost.example.com", id="localhost as a part"),
    pytest.param("notlocalhost.com", "notlocalhost.com", id="localhost within a word"),
    pytest.param("internal.example.com", "internal.example.com", id="internal as a part"),
    pytest.param("127.0.0.1.nip.io", "127.0.0.1.nip.io", id="judged when it is resolved"),
    pytest.param("a_b.example.com", "a_b.example.com", id="an underscore"),
    pytest.param("3com.com", "3com.com", id="a digit first"),
    pytest.param("0x7f.com", "0x7f.com", id="a number that is a name"),
    pytest.param("münchen.de", "xn--mnchen-3ya.de", id="an umlaut"),
    pytest.param("例え.jp", "xn--r8jz45g.jp", id="kanji"),
    pytest.param("ｅｘａｍｐｌｅ．ｃｏｍ", "example.com", id="full width"),
    pytest.param("8.8.8.8", "8.8.8.8", id="an address"),
    pytest.param("134744072", "8.8.8.8", id="an address in one number"),
    pytest.param("0x8.0x8.0x8.0x8", "8.8.8.8", id="an address in hex"),
    pytest.param("172.15.255.255", "172.15.255.255", id="below the private block"),
    pytest.param("172.32.0.0", "172.32.0.0", id="above the private block"),
    pytest.param("100.63.255.255", "100.63.255.255", id="below the shared block"),
    pytest.param("100.128.0.0", "100.128.0.0", id="above the shared block"),
    pytest.param("168.63.129.17", "168.63.129.17", id="beside Azure's address"),
    pytest.param("169.253.1.1", "169.253.1.1", id="beside link-local"),
    pytest.param("198.20.0.1", "198.20.0.1", id="beside benchmarks"),
    pytest.param("223.255.255.255", "223.255.255.255", id="below multicast"),
    pytest.param("[2606:4700::1111]", "2606:4700::1111", id="IPv6"),
    pytest.param("[64:ff9b::808:808]", "64:ff9b::808:808", id="NAT64 of a public address"),
    pytest.param("[2002:808:808::1]", "2002:808:808::1", id="6to4 of a public address"),
    pytest.param(
        "[2001:0:4136:e378:8000:63bf:f7f7:f7f7]", "2001:0:4136:e378:8000:63bf:f7f7:f7f7", id="Teredo of one"
    ),
    pytest.param("me:secret@example.com", "example.com", id="user info before a public host"),
]


@pytest.mark.parametrize(("spelling", "host"), PUBLIC)
def test_public_spelling_is_allowed(spelling: str, host: str) -> None:
    target = resolve_target(f"https://{spelling}/a.jpg")
    assert isinstance(target, Target)
    assert target.host == host
    assert host_problem(f"https://{spelling}:8443/a.jpg") is None


def test_mapped_public_address_is_allowed() -> None:
    assert host_problem("http://[::ffff:8.8.8.8]/") is None


def test_enough_spellings_are_tried() -> None:
    assert len(set(SPELLINGS)) >= 120


WRITTEN = [
    pytest.param("HTTP://Example.COM:80", "http://example.com/", id="case, default port, no path"),
    pytest.param("https://a.test:443/x#y", "https://a.test/x", id="default port, fragment"),
    pytest.param(
        "https://a.test/a%2Fb?q=%2B&sig=a%3D+~", "https://a.test/a%2Fb?q=%2B&sig=a%3D+~", id="escapes stay"
    ),
    pytest.param("https://a.test/a b/ä", "https://a.test/a%20b/%C3%A4", id="blanks and letters are escaped"),
    pytest.param("https://a.test/100%", "https://a.test/100%25", id="a stray percent sign"),
    pytest.param("https://me:x@a.test?x=1", "https://a.test/?x=1", id="user info goes"),
    pytest.param("http://[2606:4700:0::1111]:81/", "http://[2606:4700::1111]:81/", id="IPv6"),
]


@pytest.mark.parametrize(("url", "spelled"), WRITTEN)
def test_address_has_one_spelling(url: str, spelled: str) -> None:
    target = resolve_target(url)
    assert isinstance(target, Target)
    assert target.url == spelled


RESOLVED = [
    pytest.param(["127.0.0.1"], id="this computer"),
    pytest.param(["8.8.8.8", "127.0.0.1"], id="a public and a private one"),
    pytest.param(["127.0.0.1", "8.8.8.8"], id="a private and a public one"),
    pytest.param(["::1"], id="this computer, IPv6"),
    pytest.param(["::ffff:127.0.0.1"], id="mapped"),
    pytest.param(["64:ff9b::7f00:1"], id="NAT64"),
    pytest.param(["169.254.169.254"], id="metadata"),
    pytest.param(["0.0.0.0"], id="unspecified"),
    pytest.param(["fe80::1"], id="link-local"),
    pytest.param(["2606:4700::1111", "fd00:ec2::254"], id="IPv6 of both kinds"),
]


@pytest.mark.parametrize("addresses", RESOLVED)
def test_name_that_leads_inside_is_refused_unsent(
    addresses: list[str], server: PhotoServer, traffic: Any, names: Any
) -> None:
    url = f"http://kitchen.test:{server.port}/good.jpg"
    fact = probe_all([url], resolver=names({"kitchen.test": addresses}))[url]
    assert (fact.verdict, fact.reason) == (Verdict.BAD, Reason.UNREACHABLE)
    assert "kitchen.test leads to" in fact.detail
    assert (server.connections, traffic.places) == (0, [])


def test_name_that_changes_after_the_check_gains_nothing(
    server: PhotoServer, traffic: Any, names: Any
) -> None:
    resolver = names({"rebind.test": [["93.184.216.34"], ["127.0.0.1"]]})
    urls = [f"http://rebind.test:{server.port}/{number}" for number in range(20)]
    facts = probe_all(urls, Options(connect_s=0.5), resolver=resolver)
    assert all(fact.verdict is not Verdict.GOOD for fact in facts.values())
    assert {host for host, _ in traffic.places} <= {"93.184.216.34"}  # tried, and stopped by the tests
    assert server.connections == 0


def test_opened_name_does_not_open_other_names(server: PhotoServer, names: Any) -> None:
    resolver, options = names({"evil.test": ["127.0.0.1"]}), Options(allow_hosts=("photos.test",))
    urls = [f"http://{host}:{server.port}/good.jpg" for host in ("photos.test", "evil.test", "127.0.0.1")]
    facts = probe_all(urls, options, resolver=resolver)
    assert [facts[url].verdict for url in urls] == [Verdict.GOOD, Verdict.BAD, Verdict.BAD]
    assert len(server.requests) == 1


OPENED = [
    pytest.param("127.0.0.1", True, id="the host"),
    pytest.param("127.0.0.1:{port}", True, id="the host and its port"),
    pytest.param("0x7f.1", True, id="another spelling of it"),
    pytest.param("127.0.0.1:1", False, id="another port"),
    pytest.param("127.0.0.2", False, id="another host"),
    pytest.param("localhost", False, id="a name of it"),
    pytest.param("", False, id="nothing"),
]


@pytest.mark.parametrize(("entry", "good"), OPENED)
def test_setting_opens_exactly_its_host(entry: str, good: bool, server: PhotoServer) -> None:
    url = server.url("/good.jpg")
    fact = probe_all([url], Options(allow_hosts=(entry.format(port=server.port),)))[url]
    assert (fact.verdict is Verdict.GOOD) is good
    assert server.connections == int(good)


@pytest.mark.parametrize("entry", ["[::1]", "::1", "[::1]:{port}", "[0:0::1]"])
def test_setting_opens_ipv6(entry: str) -> None:
    try:
        running = PhotoServer(host="::1").__enter__()
    except AssertionError:
        pytest.skip("no IPv6 here")
    try:
        running.routes["/x"] = lambda talk: talk.serve(photo(40, 30))
        url = running.url("/x", "[::1]")
        assert probe_all([url], Options(allow_hosts=(entry.format(port=running.port),)))[url].width == 40
    finally:
        running.__exit__()


REDIRECTED = [
    "http://127.0.0.1:{port}/good.jpg", "http://localhost:{port}/good.jpg", "//127.0.0.1:{port}/good.jpg",
    "http://0x7f.1:{port}/good.jpg", "http://2130706433:{port}/good.jpg", "http://[::1]:{port}/good.jpg",
    "http://[::ffff:127.0.0.1]:{port}/good.jpg", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.0.1/",
    "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://100.64.0.1/",
    "http://168.63.129.16/", "http://224.0.0.1/", "http://240.0.0.1/", "http://0.0.0.0:{port}/good.jpg",
    "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/", "http://[fe80::1]/",
    "http://[fc00::1]/", "http://evil.test:{port}/good.jpg", "http://both.test:{port}/good.jpg",
    "https://evil.test:{port}/good.jpg", "http://photos.test@127.0.0.1:{port}/good.jpg",
    "http://metadata.google.internal/", "http://evil.test.:{port}/good.jpg", "gopher://127.0.0.1:{port}/",
    "http://photos.test\\@127.0.0.1:{port}/", "http://photos.test:1@127.0.0.1:{port}/",
]  # fmt: skip


@pytest.mark.parametrize("location", REDIRECTED)
def test_redirect_inside_is_refused_unsent(
    location: str, server: PhotoServer, traffic: Any, names: Any
) -> None:
    place = location.format(port=server.port)
    server.routes["/x"] = lambda talk: talk.answer(302, b"", Location=place)
    url = f"http://photos.test:{server.port}/x"
    resolver = names({"evil.test": ["127.0.0.1"], "both.test": ["8.8.8.8", "10.0.0.1"]})
    fact = probe_all([url], Options(allow_hosts=("photos.test",)), resolver=resolver)[url]
    assert (fact.verdict, fact.reason) == (Verdict.BAD, Reason.UNREACHABLE)
    assert len(server.requests) == 1  # the redirect itself
    assert traffic.places == [("127.0.0.1", server.port)]


def test_peer_is_looked_at_before_a_byte_is_sent(
    server: PhotoServer, names: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Admissions, "judge", lambda self, host, port, addresses: None)
    url = f"http://kitchen.test:{server.port}/good.jpg"
    fact = probe_all([url], resolver=names({"kitchen.test": ["127.0.0.1"]}))[url]
    assert (fact.verdict, server.connections) == (Verdict.UNVERIFIED, 0)  # no socket is made
    monkeypatch.setattr(Admissions, "may_connect", lambda self, address: True)
    fact = probe_all([url], resolver=names({"kitchen.test": ["127.0.0.1"]}))[url]
    assert (fact.verdict, server.bytes_heard) == (Verdict.BAD, 0)  # connected, and nothing sent


def test_judging_remembers_only_what_it_allowed() -> None:
    from ipaddress import ip_address

    admissions = Admissions()
    with pytest.raises(AddressRefusedError):
        admissions.judge("kitchen.test", 80, ["8.8.8.8", "10.0.0.1"])
    assert not admissions.may_connect("10.0.0.1")
    assert admissions.may_connect("8.8.8.8")
    assert address_problem(ip_address("fe80::1%eth0")) == "a link-local network"


def test_guard_works_without_aiohttp() -> None:
    import subprocess
    import sys

    code = "import sys; sys.modules['aiohttp'] = None\nfrom preflight.photos.guard import host_problem\n"
    code += "import preflight.photos.scheduler, preflight.photos.local, preflight.photos.expiry\n"
    code += "assert host_problem('http://127.1/') and not {'yarl', 'PIL', 'asyncio.x'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ})


def test_malformed_is_told_from_unreachable() -> None:
    private, unreadable = resolve_target("http://10.0.0.1/"), resolve_target("http://a..b/")
    assert isinstance(private, Refusal)
    assert isinstance(unreadable, Refusal)
    assert (private.reason, unreadable.reason) == (Reason.UNREACHABLE, Reason.MALFORMED)
    assert private.detail == "10.0.0.1 belongs to a private network, not to the public internet"
