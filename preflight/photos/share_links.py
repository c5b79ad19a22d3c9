"""Recognise the pages on which file hosts show a shared photo, by their address alone.

A direct address is given only where the host documents one: Dropbox ("force a file to render":
`raw=1`) and Google Drive (the `webContentLink` of its files, `uc?export=download&id=`). OneDrive,
SharePoint, iCloud and Box make theirs on the page itself, so there are words only.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

DRIVE_FILE = re.compile(r"/(?:a/[^/]+/)?file/(?:u/\d+/)?d/([\w-]{10,})(?:/.*)?")
DRIVE_ID = re.compile(r"[\w-]{10,}")
DROPBOX_FILE = re.compile(r"/(?:s/[^/]+/[^/]+|scl/fi/.+)")
DROPBOX_PAGE = re.compile(r"/(?:s|sh|scl|l|t|home|preview|sc|transfer)(?:/.*)?")
ONEDRIVE_DIRECT = ("/download", "/download.aspx")
BOX_PAGE = re.compile(r"/(?:s|file|folder|v|embed)/.*")

MAKE_PUBLIC = "the file has to be shared with anyone who has the link"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLink:
    """A page that shows a shared file; a photo is wanted instead."""

    service: str  # "Google Drive"
    direct_url: str | None  # the photo itself, where it can be derived
    help: str  # what to do, no full stop


def recognise(url: str) -> ShareLink | None:
    """The share page that `url` names; None if it is none that is known."""
    try:
        split = urlsplit(url.strip())
        host = (split.hostname or "").rstrip(".")
    except ValueError:
        return None
    if split.scheme not in ("http", "https"):
        return None
    for names, reader in HOSTS:
        if any(host == name or host.endswith("." + name) for name in names):
            return reader(host, split)
    return None


def _query(split: SplitResult) -> dict[str, str]:
    return dict(parse_qsl(split.query, keep_blank_values=True))


def _google_drive(host: str, split: SplitResult) -> ShareLink | None:
    query = _query(split)
    found = DRIVE_FILE.fullmatch(split.path)
    number = found[1] if found else query.get("id", "") if split.path in ("/open", "/uc") else ""
    if split.path == "/uc" and query.get("export") in ("download", "view"):
        return None
    if not DRIVE_ID.fullmatch(number):
        help_ = f"open the photo itself there and share that, not a folder; {MAKE_PUBLIC}"
        return ShareLink(service="Google Drive", direct_url=None, help=help_)
    direct = f"https://drive.google.com/uc?export=download&id={number}"
    if query.get("resourcekey"):
        direct += "&resourcekey=" + quote(query["resourcekey"], safe="")
    return ShareLink(
        service="Google Drive", direct_url=direct, help=f"use the direct address {direct}; {MAKE_PUBLIC}"
    )


def _dropbox(host: str, split: SplitResult) -> ShareLink | None:
    query = _query(split)
    if host.startswith("dl.") or not DROPBOX_PAGE.fullmatch(split.path):
        return None
    if DROPBOX_FILE.fullmatch(split.path):
        if query.get("raw") == "1" or query.get("dl") == "1":
            return None
        kept = [(name, value) for name, value in parse_qsl(split.query) if name not in ("dl", "raw")]
        direct = split._replace(query=urlencode([*kept, ("raw", "1")]), fragment="").geturl()
        return ShareLink(service="Dropbox", direct_url=direct, help=f"use the direct address {direct}")
    help_ = "share the photo itself, not a folder, and put raw=1 in place of dl=0 at the end of its link"
    return ShareLink(service="Dropbox", direct_url=None, help=help_)


def _onedrive(host: str, split: SplitResult) -> ShareLink | None:
    if split.path.lower() in ONEDRIVE_DIRECT:
        return None
    return ShareLink(service="OneDrive", direct_url=None, help=UPLOAD)


def _sharepoint(host: str, split: SplitResult) -> ShareLink | None:
    path = split.path.lower()
    if path.endswith("/download.aspx") or _query(split).get("download") == "1":
        return None
    if path.startswith("/:") or path.endswith(".aspx"):
        return ShareLink(service="SharePoint", direct_url=None, help=UPLOAD)
    return None


def _box(host: str, split: SplitResult) -> ShareLink | None:
    if not BOX_PAGE.fullmatch(split.path):
        return None
    help_ = "copy the photo's direct link from its link settings in Box; it ends with .jpg or the like"
    return ShareLink(service="Box", direct_url=None, help=help_)


def _page(service: str, help_: str) -> Callable[[str, SplitResult], ShareLink | None]:
    """A reader for hosts that show nothing but pages."""

    def read(host: str, split: SplitResult) -> ShareLink | None:
        return ShareLink(service=service, direct_url=None, help=help_)

    return read


UPLOAD = "download the photo and put it where it has an address of its own, such as the listing's web site"

HOSTS: tuple[tuple[tuple[str, ...], Callable[[str, SplitResult], ShareLink | None]], ...] = (
    (("drive.google.com", "docs.google.com"), _google_drive),
    (("photos.google.com", "photos.app.goo.gl"), _page("Google Photos", UPLOAD)),
    (("dropbox.com", "db.tt"), _dropbox),
    (("onedrive.live.com", "1drv.ms"), _onedrive),
    (("sharepoint.com",), _sharepoint),
    (("icloud.com",), _page("iCloud", UPLOAD)),
    (("box.com",), _box),
    (("wetransfer.com", "we.tl"), _page("WeTransfer", UPLOAD)),
)
