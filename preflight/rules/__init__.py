"""The rules, in the order in which the API checks and a report lists them."""

from preflight.contract.codes import Code
from preflight.rules import (
    count_depends,
    duplicate_image,
    expiring_url,
    exposed_key,
    image_below_hd,
    image_count,
    inaccessible_voice,
    insecure_webhook,
    length_after_spelling,
    malformed_api_key,
    malformed_image_url,
    missing_field,
    not_an_image,
    out_of_range,
    script_too_long,
    script_too_short,
    subtitle_conflict,
    unbalanced_scene,
    unknown_field,
    unknown_room_type,
    unknown_value,
    unknown_voice,
    unreachable_image,
    unreadable_payload,
    unspeakable_characters,
    unused_ignore,
    unverified_image,
    wrong_type,
)
from preflight.rules.model import Rule

RULES: tuple[Rule, ...] = (
    malformed_api_key.RULE,
    unreadable_payload.RULE,
    missing_field.RULE,
    wrong_type.RULE,
    unknown_value.RULE,
    out_of_range.RULE,
    image_count.RULE,
    subtitle_conflict.RULE,
    insecure_webhook.RULE,
    malformed_image_url.RULE,
    unreachable_image.RULE,
    not_an_image.RULE,
    image_below_hd.RULE,
    script_too_short.RULE,
    script_too_long.RULE,
    unspeakable_characters.RULE,
    unknown_voice.RULE,
    inaccessible_voice.RULE,
    unverified_image.RULE,
    length_after_spelling.RULE,
    count_depends.RULE,
    unknown_field.RULE,
    unknown_room_type.RULE,
    duplicate_image.RULE,
    expiring_url.RULE,
    unbalanced_scene.RULE,
    exposed_key.RULE,
    unused_ignore.RULE,
)
BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}
NAMES: frozenset[str] = frozenset(BY_NAME) | {str(code) for code in Code}


def chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that are named, by rule name or API code, without those that are ignored."""
    return tuple(rule for rule in RULES if (not select or named(rule, select)) and not named(rule, ignore))


def named(rule: Rule, names: tuple[str, ...]) -> bool:
    """Whether one of the names or codes means the rule."""
    return rule.name in names or any(code in names for code in rule.codes)
