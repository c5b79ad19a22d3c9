"""The contract as an OpenAPI document, for generators of clients and of tests.

It describes what every server of this API takes. Where the rules take a little more (hosts that are
addresses, letters of every script in the address of a photo), the document keeps to the plain part.
"""

from typing import Any

from preflight.contract.codes import MEANINGS, STATUSES, Code
from preflight.contract.model import LIVING_PROPERTY, Contract
from preflight.contract.schema import schema

Document = dict[str, Any]

_HOST = r"([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?\.){1,3}(com|net|org)"
_WEB = rf"^https?://{_HOST}(/[A-Za-z0-9_.~-]{{1,20}}){{0,4}}$"
_SECURE = rf"^https://{_HOST}(/[A-Za-z0-9_.~-]{{1,20}}){{0,4}}$"
_TIME: Document = {"type": "string", "format": "date-time"}
_TEXT: Document = {"type": "string"}
_FLAG: Document = {"type": "boolean"}
_STATUSES_OF_CREATE = sorted(set(STATUSES.values()))


def openapi(base_url: str = "", contract: Contract = LIVING_PROPERTY) -> Document:
    """The document (OpenAPI 3.1), with the server's address if there is one."""
    document: Document = {
        "openapi": "3.1.0",
        "info": {"title": "Living Property Video API", "version": "1.0.0"},
        "paths": {
            contract.path: {"post": _create(contract)},
            "/v1/tasks/{task_id}": {"get": _poll()},
        },
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Request": _request(contract),
                "Accepted": _accepted(),
                "Task": _task(),
                "Result": _result(),
                "Error": _error(),
            },
        },
        "security": [{"key": []}],
    }
    return document | ({"servers": [{"url": base_url}]} if base_url else {})


def _create(contract: Contract) -> Document:
    responses: Document = {
        "202": {
            "description": "Accepted; credits are charged.",
            "headers": {
                "Location": {"required": True, "schema": {"type": "string", "pattern": "^/v1/tasks/.+$"}},
                "Retry-After": {"required": True, "schema": {"type": "integer", "minimum": 0}},
            },
            "content": _json("Accepted"),
            "links": {
                "poll": {"operationId": "getTask", "parameters": {"task_id": "$response.body#/task_id"}},
            },
        }
    }
    for status in _STATUSES_OF_CREATE:
        codes = [code for code in Code if STATUSES[code] == status]
        meaning = " ".join(f"`{code}`: {MEANINGS[code]}" for code in codes)
        responses[str(status)] = {"description": meaning, "content": _json("Error")}
    return {
        "operationId": "createLivingProperty",
        "summary": "Create Living Property Video",
        "requestBody": {"required": True, "content": _json("Request")},
        "responses": responses,
    }


def _poll() -> Document:
    refusals = {"401": "The API key is invalid or missing.", "403": "The plan has no API access."}
    refusals["404"] = "There is no such task for this key."
    return {
        "operationId": "getTask",
        "summary": "Look at a task",
        "parameters": [
            {"name": "task_id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        ],
        "responses": {
            "200": {"description": "The task as it stands.", "content": _json("Task")},
            **{status: {"description": text, "content": _json("Error")} for status, text in refusals.items()},
        },
    }


def _json(name: str) -> Document:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _object(properties: Document, *optional: str) -> Document:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def _request(contract: Contract) -> Document:
    """The body, one alternative for each number of images: it decides how long the script is."""
    found = schema(contract)
    properties = found["properties"]
    properties["images"]["items"]["properties"]["url"] = _text_of(properties["images"]["items"], "url", _WEB)
    properties["webhook_url"] = _text_of(found, "webhook_url", _SECURE)
    common = {"type": "object", "required": found["required"], "description": found["description"]}
    counts = range(contract.images_minimum, contract.images_maximum + 1)
    return common | {"anyOf": [_with_images(properties, images, contract) for images in counts]}


def _with_images(properties: Document, images: int, contract: Contract) -> Document:
    low, high = contract.script_bounds(images)
    script = {
        "type": "string",
        "minLength": low,
        "maxLength": high,
        "pattern": f"^[A-Za-z .,!?;:'\"()-]{{{low},{high}}}$",
        "description": "The narration, in words; letters of other scripts are fine too.",
    }
    counted = properties["images"] | {"minItems": images, "maxItems": images}
    return {
        "type": "object",
        "properties": properties | {"images": counted, "script": script},
        "required": list(contract.required),
    }


def _text_of(holder: Document, name: str, pattern: str) -> Document:
    description = holder["properties"][name]["description"]
    return {"type": "string", "pattern": pattern, "description": description}


def _accepted() -> Document:
    links = _object({"self": _TEXT, "poll_interval_seconds": {"type": "integer"}})
    return _object(
        {
            "task_id": _TEXT,
            "status": {"const": "queued"},
            "message": _TEXT,
            "created_at": _TIME,
            "credits_charged": {"type": "integer", "minimum": 0},
            "livemode": _FLAG,
            "request_id": _TEXT,
            "_links": links,
        }
    )


def _task() -> Document:
    common = {"task_id": _TEXT, "created_at": _TIME, "livemode": _FLAG}
    failure = _object({"code": _TEXT, "message": _TEXT})
    states: dict[str, Document] = {
        "queued": {"queue_position": {"type": "integer", "minimum": 1}, "estimated_completion": _TIME},
        "processing": {"started_at": _TIME},
        "completed": {"completed_at": _TIME, "result": {"$ref": "#/components/schemas/Result"}},
        "failed": {"completed_at": _TIME, "error": failure},
    }
    return {"oneOf": [_object({**common, "status": {"const": name}, **own}) for name, own in states.items()]}


def _result() -> Document:
    address = {"type": "string", "format": "uri"}
    return _object(
        {
            "video_url": address,
            "cover_image_url": address,
            "duration_seconds": {"type": "number"},
            "resolution": _TEXT,
            "expires_at": _TIME,
        }
    )


def _error() -> Document:
    inner = _object(
        {"code": _TEXT, "message": _TEXT, "request_id": _TEXT, "details": {"type": "object"}}, "details"
    )
    return _object({"error": inner})
