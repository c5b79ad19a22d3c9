"""Draws the sandbox's sample video: `python -m preflight.sandbox.make_sample`, with ffmpeg on the path.

Needed only to change the picture; the result is kept as `data/sample.mp4`. Constraints that `sample.py`
relies on: one track, frames of equal length, no frame shown out of order.
"""

import subprocess
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FRAMES = 24  # shown over the whole length, whatever that is
SIZE = (1920, 1080)
TARGET = Path(__file__).with_name("data") / "sample.mp4"
_ENCODE = (
    "-c:v libx264 -profile:v high -preset veryslow -crf 34 -bf 0 -g 240 -pix_fmt yuv420p"
    " -bsf:v filter_units=remove_types=6"
    " -movflags +faststart -map_metadata -1 -fflags +bitexact -flags:v +bitexact"
)


def frame(number: int) -> Image.Image:
    """One picture: a flat room, a bar that moves, and the words that say what this is."""
    picture = Image.new("RGB", SIZE, (38, 50, 56))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 760, SIZE[0], SIZE[1]), fill=(69, 90, 100))
    draw.rectangle((1240, 300, 1640, 620), fill=(144, 164, 174))
    draw.rectangle((160, 960, 160 + 1600 * (number + 1) // FRAMES, 976), fill=(255, 202, 40))
    draw.text((160, 250), "SANDBOX SAMPLE", font=ImageFont.load_default(104), fill="white")
    draw.text((160, 400), "not a real video", font=ImageFont.load_default(64), fill=(207, 216, 220))
    draw.text(
        (160, 860), "watermark: preflight sandbox", font=ImageFont.load_default(44), fill=(255, 202, 40)
    )
    return picture


def main() -> None:
    """Write the video."""
    stream = BytesIO()
    for number in range(FRAMES):
        frame(number).save(stream, "BMP")
    command = f"ffmpeg -v error -y -f image2pipe -c:v bmp -r 8 -i - {_ENCODE} {TARGET}"
    subprocess.run(command.split(), input=stream.getvalue(), check=True)  # noqa: S603 - our own words


if __name__ == "__main__":
    main()
