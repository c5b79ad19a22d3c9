"""Submitting once: the client, its ledger, and the verification of webhooks."""

from preflight.submission.client import Client
from preflight.submission.entries import Entry, State
from preflight.submission.keys import Secret, read_key
from preflight.submission.ledger import Ledger
from preflight.submission.ledger_file import default_path
from preflight.submission.records import Accepted, Failure, Result, Task, WebhookEvent
from preflight.submission.retries import Retries
from preflight.submission.seen import MemorySeen, SeenStore
from preflight.submission.signatures import DEFAULT, SCHEMES, STANDARD_WEBHOOKS, STRIPE, Scheme
from preflight.submission.transport import HttpTransport, Request, Response, Transport
from preflight.submission.webhooks import verify_webhook

__all__ = [
    "DEFAULT",
    "SCHEMES",
    "STANDARD_WEBHOOKS",
    "STRIPE",
    "Accepted",
    "Client",
    "Entry",
    "Failure",
    "HttpTransport",
    "Ledger",
    "MemorySeen",
    "Request",
    "Response",
    "Result",
    "Retries",
    "Scheme",
    "Secret",
    "SeenStore",
    "State",
    "Task",
    "Transport",
    "WebhookEvent",
    "default_path",
    "read_key",
    "verify_webhook",
]
