"""The limits as values, so that the same rules serve an endpoint with other limits."""

from typing import NamedTuple

DEFAULT_PUNCTUATION = ".,!?;:'\"-()"  # A: "no numbers or special symbols" is all that is published


class Contract(NamedTuple):
    """What one endpoint asks of a request. The defaults are those of the living property video."""

    path: str = "/v1/real-estate/living-property"
    required: tuple[str, ...] = ("images", "script")  # A: which fields are required is not stated
    images_minimum: int = 1
    images_maximum: int = 9
    characters_minimum: int = 65  # for each image, included
    characters_maximum: int = 85  # for each image, included
    long_side_minimum: int = 1280  # pixels
    short_side_minimum: int = 720  # pixels
    punctuation: str = DEFAULT_PUNCTUATION  # beside letters, combining marks and white space
    credits: int = 10  # charged on acceptance

    def script_bounds(self, images: int) -> tuple[int, int]:
        """Shortest and longest script for so many images, in characters, both included."""
        return images * self.characters_minimum, images * self.characters_maximum


LIVING_PROPERTY = Contract()
DOCS_URL = "https://docs.vibepeak.ai/api-reference/videos/create-living-property"
BASE_URL = "https://api.vibepeak.ai"
