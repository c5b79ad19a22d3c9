"""Everything that may go wrong with a key at hand, told as loudly as can be: run by test_canary."""

import asyncio
import logging
import os
import sys
import traceback
from pathlib import Path

from preflight.sandbox import running
from preflight.submission import Client, Request, Response, read_key

PAYLOAD = {"images": [{"url": "https://example.com/a.jpg"}], "script": "w" * 70}


class Echo:
    """An API that repeats what it is told, the key too."""

    async def send(self, request: Request) -> Response:
        key = request.key.reveal() if request.key else ""
        body = f'{{"error": {{"code": "{key}", "message": "bad {key}", "details": {{"key": "{key}"}}}}}}'
        return Response(status=401, headers={"x-request-id": "r"}, body=body.encode())


class Broken:
    async def send(self, request: Request) -> Response:
        raise RuntimeError(f"a fault of ours with {request!r}")


def attempt(name: str, act) -> None:
    try:
        print(name, repr(act()))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
        print(name, repr(error), getattr(error, "__dict__", None))
        traceback.print_exc()
        lines = traceback.TracebackException.from_exception(error, capture_locals=True).format()
        sys.stderr.writelines(lines)


def main(folder: Path) -> None:
    logging.basicConfig(level=logging.DEBUG)
    asyncio.get_event_loop_policy()
    os.environ["PYTHONASYNCIODEBUG"] = "1"
    key = read_key()
    with running(state=folder / "state", speed=3000) as sandbox:
        client = Client(key, sandbox.base_url, ledger=folder / "ledger")
        print(client.__dict__, client._session.setup, key)
        attempt("submit", lambda: client.submit(PAYLOAD))
        attempt("again", lambda: client.submit(PAYLOAD))
        attempt("unclean", lambda: client.submit({}))
        attempt("missing", lambda: client.status("task_none"))
        for fault in ("drop-after", "drop-before", "garbage", "INVALID_API_KEY", "500"):
            sandbox.faults({"on": "create", "fault": fault})
            attempt(fault, lambda: client.submit(PAYLOAD, again=True))
        base_url = sandbox.base_url
    attempt("down", lambda: Client(key, base_url, ledger=folder / "other").submit(PAYLOAD))
    for transport in (Echo(), Broken()):
        other = Client(key, "https://api.example.test", ledger=folder / "other", transport=transport)
        attempt("echo", lambda other=other: other.submit(PAYLOAD))
        attempt("echo", lambda other=other: other.status("t"))
    print(client.ledger.entries())
    raise SystemExit(7)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
