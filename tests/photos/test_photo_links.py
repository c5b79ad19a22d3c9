"""Share pages and signed links, read from the address alone."""

import base64
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preflight.photos.expiry import expires_at
from preflight.photos.share_links import recognise

DRIVE = "https://drive.google.com/uc?export=download&id=1aBcDeFgHiJkLmNoP"

NO_PAGES = [
    pytest.param("https://photos.example.com/a.jpg", id="a photo"),
    pytest.param("https://notdropbox.com/s/abc/a.jpg?dl=0", id="a host that only ends like one"),
    pytest.param("https://dropbox.com.example.net/s/abc/a.jpg", id="a host that only begins like one"),
    pytest.param("https://www.dropbox.com/s/abc/a.jpg?raw=1", id="Dropbox, rendered"),
    pytest.param("https://www.dropbox.com/scl/fi/abc/a.jpg?rlkey=x&dl=1", id="Dropbox, downloaded"),
    pytest.param("https://dl.dropboxusercontent.com/s/abc/a.jpg", id="Dropbox's host for files"),
    pytest.param("https://dl.dropbox.com/s/abc/a.jpg", id="Dropbox's older host for files"),
    pytest.param(DRIVE, id="Drive's address for files"),
    pytest.param("https://docs.google.com/uc?export=download&id=1aBcDeFgHiJk", id="Drive's older one"),
    pytest.param("https://lh3.googleusercontent.com/d/1aBcDeFgHiJk", id="Google's host for photos"),
    pytest.param("https://onedrive.live.com/download?resid=1!2&authkey=3", id="OneDrive, downloaded"),
    pytest.param("https://acme.sharepoint.com/sites/x/Shared/a.jpg", id="SharePoint, a file"),
    pytest.param("https://acme.sharepoint.com/:i:/s/x/y?download=1", id="SharePoint, downloaded"),
    pytest.param("https://app.box.com/shared/static/abc.jpg", id="Box, the direct link"),
    pytest.param("photos/kitchen.jpg", id="a path"),
    pytest.param("http://[::1", id="nonsense"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize("url", NO_PAGES)
def test_what_is_no_share_page_is_left_alone(url: str) -> None:
    assert recognise(url) is None


PAGES = [
    pytest.param(
        "https://drive.google.com/file/d/1aBcDeFgHiJkLmNoP/view?usp=sharing",
        "Google Drive",
        DRIVE,
        id="Drive",
    ),
    pytest.param(
        "https://drive.google.com/file/u/1/d/1aBcDeFgHiJkLmNoP/edit",
        "Google Drive",
        DRIVE,
        id="Drive, second account",
    ),
    pytest.param(
        "https://drive.google.com/open?id=1aBcDeFgHiJkLmNoP", "Google Drive", DRIVE, id="Drive, open"
    ),
    pytest.param(
        "https://drive.google.com/file/d/1aBcDeFgHiJkLmNoP/view?resourcekey=0-x",
        "Google Drive",
        DRIVE + "&resourcekey=0-x",
        id="Drive with a resource key",
    ),
    pytest.param(
        "https://drive.google.com/drive/folders/1aBcDeFgHiJkLmNoP", "Google Drive", None, id="Drive folder"
    ),
    pytest.param("https://photos.app.goo.gl/abc", "Google Photos", None, id="Google Photos"),
    pytest.param(
        "https://www.dropbox.com/scl/fi/abc/a%20b.jpg?rlkey=k%2B1&dl=0#x",
        "Dropbox",
        "https://www.dropbox.com/scl/fi/abc/a%20b.jpg?rlkey=k%2B1&raw=1",
        id="Dropbox",
    ),
    pytest.param(
        "https://www.dropbox.com/s/abc/a.jpg",
        "Dropbox",
        "https://www.dropbox.com/s/abc/a.jpg?raw=1",
        id="Dropbox, old",
    ),
    pytest.param("https://www.dropbox.com/sh/abc/def?dl=0", "Dropbox", None, id="Dropbox folder"),
    pytest.param("https://www.dropbox.com/scl/fo/abc?rlkey=x", "Dropbox", None, id="Dropbox folder, new"),
    pytest.param("https://1drv.ms/i/s!Abc", "OneDrive", None, id="OneDrive, short"),
    pytest.param("https://onedrive.live.com/?id=1&cid=2", "OneDrive", None, id="OneDrive"),
    pytest.param("https://acme-my.sharepoint.com/:i:/p/me/abc?e=1", "SharePoint", None, id="SharePoint"),
    pytest.param("https://www.icloud.com/photos/#0abc", "iCloud", None, id="iCloud"),
    pytest.param("https://share.icloud.com/photos/0abc", "iCloud", None, id="iCloud, share"),
    pytest.param("https://app.box.com/s/abc", "Box", None, id="Box"),
    pytest.param("https://acme.app.box.com/s/abc", "Box", None, id="Box of a company"),
    pytest.param("https://we.tl/t-abc", "WeTransfer", None, id="WeTransfer"),
]


@pytest.mark.parametrize(("url", "service", "direct"), PAGES)
def test_share_page_is_recognised(url: str, service: str, direct: str | None) -> None:
    page = recognise(url)
    assert page is not None
    assert (page.service, page.direct_url) == (service, direct)
    assert page.help
    assert not page.help.endswith(".")


@pytest.mark.parametrize(("url", "service", "direct"), [case for case in PAGES if case.values[2]])
def test_direct_address_is_no_share_page(url: str, service: str, direct: str) -> None:
    assert recognise(direct) is None


def policy(moment: int) -> str:
    condition = {"DateLessThan": {"AWS:EpochTime": moment}, "IpAddress": {"AWS:SourceIp": "0.0.0.0/0"}}
    text = json.dumps({"Statement": [{"Resource": "https://x/*?", "Condition": condition}]})
    return base64.b64encode(text.encode()).decode().translate(str.maketrans("+=/", "-_~"))


MOMENT = int(datetime(2026, 5, 1, 12, tzinfo=UTC).timestamp())

SIGNED = [
    pytest.param("X-Amz-Date=20260501T110000Z&X-Amz-Expires=3600&X-Amz-Signature=x", id="S3, version 4"),
    pytest.param(f"AWSAccessKeyId=x&Expires={MOMENT}&Signature=y", id="S3, version 2"),
    pytest.param("X-Goog-Date=20260501T110000Z&X-Goog-Expires=3600", id="GCS, V4"),
    pytest.param(f"GoogleAccessId=x&Expires={MOMENT}&Signature=y", id="GCS, V2"),
    pytest.param("sv=2022&se=2026-05-01T12%3A00%3A00Z&sr=b&sig=x", id="Azure"),
    pytest.param("se=2026-05-01T12:00Z&sig=x", id="Azure without seconds"),
    pytest.param("se=2026-05-01T14:00:00+02:00&sig=x", id="Azure with an offset"),
    pytest.param(f"Expires={MOMENT}&Signature=x&Key-Pair-Id=y", id="CloudFront, canned"),
    pytest.param(f"Policy={policy(MOMENT)}&Signature=x&Key-Pair-Id=y", id="CloudFront, custom"),
    pytest.param("x-amz-date=20260501T110000Z&x-amz-expires=3600", id="small letters"),
    pytest.param(f"Expires={MOMENT}&Signature=x&Key-Pair-Id=y&se=2027-01-01&sig=z", id="the earlier of two"),
]


@pytest.mark.parametrize("query", SIGNED)
def test_end_of_a_signed_link_is_read(query: str) -> None:
    assert expires_at(f"https://cdn.example.com/a.jpg?{query}#x") == datetime(2026, 5, 1, 12, tzinfo=UTC)


UNSIGNED = [
    pytest.param("", id="no query"),
    pytest.param(f"Expires={MOMENT}", id="a parameter of the same name"),
    pytest.param("se=2026-05-01&size=large", id="se without a signature"),
    pytest.param("X-Amz-Date=20260501T110000Z", id="no lifetime"),
    pytest.param("X-Amz-Date=yesterday&X-Amz-Expires=3600", id="no date"),
    pytest.param("X-Amz-Date=20261399T110000Z&X-Amz-Expires=3600", id="no such day"),
    pytest.param("X-Amz-Date=99991231T235959Z&X-Amz-Expires=999999999", id="beyond the calendar"),
    pytest.param("Expires=99999999999999&Signature=x&Key-Pair-Id=y", id="a number too large"),
    pytest.param("Expires=٣&Signature=x&Key-Pair-Id=y", id="other digits"),
    pytest.param("Expires=soon&Signature=x&AWSAccessKeyId=y", id="a word"),
    pytest.param("Policy=%%%&Key-Pair-Id=y", id="a policy that cannot be read"),
    pytest.param("Policy=W10_&Key-Pair-Id=y", id="a policy without statements"),
    pytest.param("se=whenever&sig=x", id="Azure, no date"),
]


@pytest.mark.parametrize("query", UNSIGNED)
def test_other_addresses_have_no_end(query: str) -> None:
    assert expires_at(f"https://cdn.example.com/a.jpg?{query}") is None


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    for url in (
        text,
        "https://" + text,
        "https://a.test/?" + text,
        f"https://a.test/?Key-Pair-Id=1&Policy={text}",
    ):
        expires_at(url)
        recognise(url)
