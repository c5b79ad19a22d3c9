"""The API's error codes, with their HTTP statuses and whether a check can foretell them."""

from enum import StrEnum


class Code(StrEnum):
    """The thirteen codes of the specification, in its order."""

    VALIDATION_ERROR = "VALIDATION_ERROR"
    INVALID_IMAGE_URL = "INVALID_IMAGE_URL"
    IMAGE_RESOLUTION_TOO_LOW = "IMAGE_RESOLUTION_TOO_LOW"
    SCRIPT_TOO_SHORT = "SCRIPT_TOO_SHORT"
    SCRIPT_TOO_LONG = "SCRIPT_TOO_LONG"
    SCRIPT_INVALID_CHARACTERS = "SCRIPT_INVALID_CHARACTERS"
    VOICE_NOT_FOUND = "VOICE_NOT_FOUND"
    VOICE_ACCESS_DENIED = "VOICE_ACCESS_DENIED"
    INVALID_API_KEY = "INVALID_API_KEY"
    PLAN_REQUIRED = "PLAN_REQUIRED"
    INSUFFICIENT_CREDITS = "INSUFFICIENT_CREDITS"
    CONCURRENCY_LIMIT_EXCEEDED = "CONCURRENCY_LIMIT_EXCEEDED"
    SERVICE_UNAVAILABLE = "SERVICE_UNAVAILABLE"


STATUSES: dict[Code, int] = {
    Code.VALIDATION_ERROR: 400,
    Code.INVALID_IMAGE_URL: 400,
    Code.IMAGE_RESOLUTION_TOO_LOW: 400,
    Code.SCRIPT_TOO_SHORT: 400,
    Code.SCRIPT_TOO_LONG: 400,
    Code.SCRIPT_INVALID_CHARACTERS: 400,
    Code.VOICE_NOT_FOUND: 404,
    Code.VOICE_ACCESS_DENIED: 403,
    Code.INVALID_API_KEY: 401,
    Code.PLAN_REQUIRED: 403,
    Code.INSUFFICIENT_CREDITS: 402,
    Code.CONCURRENCY_LIMIT_EXCEEDED: 429,
    Code.SERVICE_UNAVAILABLE: 503,
}

MEANINGS: dict[Code, str] = {
    Code.VALIDATION_ERROR: "Invalid request parameters.",
    Code.INVALID_IMAGE_URL: "One or more image URLs are inaccessible or invalid.",
    Code.IMAGE_RESOLUTION_TOO_LOW: "One or more images are below the HD floor.",
    Code.SCRIPT_TOO_SHORT: "The script is shorter than its number of images asks for.",
    Code.SCRIPT_TOO_LONG: "The script is longer than its number of images allows.",
    Code.SCRIPT_INVALID_CHARACTERS: "The script has numbers or special symbols.",
    Code.VOICE_NOT_FOUND: "There is no voice with this id.",
    Code.VOICE_ACCESS_DENIED: "The account may not use this voice.",
    Code.INVALID_API_KEY: "The API key is invalid or missing.",
    Code.PLAN_REQUIRED: "The account's plan has no API access.",
    Code.INSUFFICIENT_CREDITS: "The account has not enough credits.",
    Code.CONCURRENCY_LIMIT_EXCEEDED: "Too many tasks of this account are in progress.",
    Code.SERVICE_UNAVAILABLE: "The service is temporarily unavailable.",
}

# What the account's state or the service's health decides: no look at the request foretells it.
NOT_KNOWABLE: frozenset[Code] = frozenset(
    {
        Code.PLAN_REQUIRED,
        Code.INSUFFICIENT_CREDITS,
        Code.CONCURRENCY_LIMIT_EXCEEDED,
        Code.SERVICE_UNAVAILABLE,
    }
)
KNOWABLE: frozenset[Code] = frozenset(Code) - NOT_KNOWABLE
