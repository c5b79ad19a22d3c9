"""The handler as a transport: the client talks to a sandbox without a socket between them."""

import asyncio

from preflight.errors import ConnectionLostError
from preflight.sandbox.handler import Sandbox
from preflight.submission.transport import Request, Response


class InProcess:
    """Carries requests to a handler in this process."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def send(self, request: Request) -> Response:
        """See `Transport`."""
        headers = {name.lower(): value for name, value in request.headers.items()}
        if request.key is not None:
            headers["authorization"] = f"Bearer {request.key.reveal()}"
        heard = Request(method=request.method, url=request.url, headers=headers, body=request.body)
        reply = self._sandbox.handle(heard)
        await asyncio.sleep(reply.delay_s)
        if reply.dropped:
            raise ConnectionLostError("the connection was lost before an answer came")
        response = reply.response
        body = response.body[: len(response.body) // 2] if reply.cut else response.body
        found = {**response.headers, "content-length": str(len(response.body))}
        write = request.receive(response.status, found) if request.receive else None
        if write is not None:
            write(body)
            body = b""
        return Response(status=response.status, headers=found, body=body, complete=not reply.cut)
