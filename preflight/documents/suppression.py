"""What suppression comments have in common, whatever the format."""


def names_in(brackets: str | None) -> tuple[str, ...]:
    """The names in a comment's brackets, divided by commas."""
    return tuple(name.strip() for name in (brackets or "").split(",") if name.strip())
