"""Draw the photos of the examples: rooms in flat colours and soft light, above and below the HD floor.

    python examples/make_photos.py [FOLDER]

writes them into FOLDER, by default the folder that this script stands in.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
Scene = Callable[["Canvas"], None]
_ORIENTATION = 0x0112  # the EXIF tag
_UPRIGHT = 6


class Canvas:
    """A picture to draw on in fractions of its width and height."""

    def __init__(self, width: int, height: int) -> None:
        self.picture = Image.new("RGB", (width, height))

    def fade(self, box: tuple[float, float, float, float], top: Colour, bottom: Colour) -> None:
        """Fill a box with one colour that turns into another from top to bottom."""
        width, height = self.picture.size
        left, upper, right, lower = (
            round(part * side) for part, side in zip(box, (width, height) * 2, strict=True)
        )
        size = (right - left, lower - upper)
        mask = Image.linear_gradient("L").resize(size)
        picture = Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), mask)
        self.picture.paste(picture, (left, upper))

    def shape(self, corners: list[tuple[float, float]], colour: Colour) -> None:
        """Fill a polygon."""
        width, height = self.picture.size
        ImageDraw.Draw(self.picture).polygon([(x * width, y * height) for x, y in corners], fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Fill a circle; its radius is a fraction of the height."""
        width, height = self.picture.size
        x, y, radius = x * width, y * height, radius * height
        box = (x - radius, y - radius, x + radius, y + radius)
        ImageDraw.Draw(self.picture).ellipse(box, fill=colour)


def _window(canvas: Canvas, left: float, upper: float, right: float, lower: float) -> None:
    canvas.fade((left - 0.01, upper - 0.02, right + 0.01, lower + 0.02), (250, 248, 242), (232, 228, 220))
    canvas.fade((left, upper, right, lower), (148, 190, 226), (222, 234, 240))
    middle = (left + right) / 2
    canvas.fade((middle - 0.004, upper, middle + 0.004, lower), (250, 248, 242), (232, 228, 220))


def _room(canvas: Canvas, wall: Colour, floor: Colour) -> None:
    canvas.fade((0, 0, 1, 0.7), wall, tuple(part - 22 for part in wall))  # type: ignore[arg-type]
    canvas.fade((0, 0.7, 1, 1), tuple(part - 18 for part in floor), floor)  # type: ignore[arg-type]
    canvas.fade((0, 0.69, 1, 0.71), (246, 244, 238), (226, 222, 214))


def front(canvas: Canvas) -> None:
    """A house with a red roof behind a lawn."""
    canvas.fade((0, 0, 1, 0.72), (116, 172, 222), (226, 236, 240))
    canvas.fade((0, 0.72, 1, 1), (122, 164, 92), (86, 128, 66))
    canvas.fade((0.24, 0.4, 0.76, 0.78), (244, 236, 220), (222, 210, 190))
    canvas.shape([(0.2, 0.42), (0.5, 0.16), (0.8, 0.42)], (150, 70, 56))
    canvas.fade((0.46, 0.55, 0.54, 0.78), (86, 58, 44), (70, 46, 34))
    _window(canvas, 0.3, 0.5, 0.4, 0.64)
    _window(canvas, 0.6, 0.5, 0.7, 0.64)
    canvas.shape([(0.46, 0.78), (0.54, 0.78), (0.64, 1), (0.36, 1)], (206, 196, 180))
    for x, size in ((0.1, 0.16), (0.9, 0.13)):
        canvas.fade((x - 0.012, 0.6, x + 0.012, 0.78), (104, 78, 56), (84, 62, 44))
        canvas.disc(x, 0.5, size, (88, 132, 72))


def living_room(canvas: Canvas) -> None:
    """A sofa below a wide window."""
    _room(canvas, (236, 230, 218), (176, 138, 100))
    _window(canvas, 0.34, 0.14, 0.74, 0.46)
    canvas.fade((0.3, 0.54, 0.78, 0.68), (96, 118, 138), (84, 104, 124))
    canvas.fade((0.27, 0.64, 0.81, 0.8), (110, 132, 152), (90, 110, 130))
    for x in (0.4, 0.54, 0.68):
        canvas.disc(x, 0.61, 0.05, (224, 180, 110))
    canvas.shape([(0.3, 0.9), (0.78, 0.9), (0.86, 0.99), (0.22, 0.99)], (218, 208, 192))
    canvas.fade((0.112, 0.4, 0.12, 0.78), (70, 66, 62), (60, 56, 52))
    canvas.shape([(0.08, 0.42), (0.1, 0.3), (0.132, 0.3), (0.152, 0.42)], (248, 226, 170))


def kitchen(canvas: Canvas) -> None:
    """Cupboards above and below, an island in front."""
    _room(canvas, (240, 240, 234), (188, 180, 168))
    canvas.fade((0, 0.06, 0.36, 0.3), (92, 120, 112), (80, 106, 98))
    canvas.fade((0.7, 0.06, 1, 0.3), (92, 120, 112), (80, 106, 98))
    _window(canvas, 0.44, 0.1, 0.62, 0.4)
    canvas.fade((0, 0.48, 1, 0.52), (238, 234, 228), (214, 208, 200))
    canvas.fade((0, 0.52, 1, 0.72), (92, 120, 112), (78, 102, 96))
    canvas.fade((0.2, 0.66, 0.84, 0.71), (250, 248, 244), (226, 222, 214))
    canvas.fade((0.24, 0.71, 0.8, 0.95), (206, 182, 148), (176, 150, 116))
    for x in (0.36, 0.52, 0.68):
        canvas.fade((x - 0.001, 0, x + 0.001, 0.34), (80, 80, 80), (80, 80, 80))
        canvas.disc(x, 0.37, 0.035, (252, 226, 160))


def bedroom(canvas: Canvas) -> None:
    """A bed between two lamps."""
    _room(canvas, (218, 224, 230), (198, 176, 148))
    _window(canvas, 0.06, 0.14, 0.24, 0.52)
    canvas.fade((0.36, 0.38, 0.88, 0.66), (128, 98, 74), (108, 82, 60))
    canvas.fade((0.38, 0.58, 0.86, 0.9), (250, 248, 244), (222, 218, 212))
    canvas.fade((0.38, 0.72, 0.86, 0.9), (122, 148, 168), (98, 122, 144))
    for x in (0.44, 0.66):
        canvas.fade((x, 0.52, x + 0.16, 0.62), (255, 255, 252), (234, 232, 228))
    for x in (0.31, 0.93):
        canvas.disc(x, 0.5, 0.05, (254, 232, 176))


def garden(canvas: Canvas) -> None:
    """A path between round trees."""
    canvas.fade((0, 0, 1, 0.5), (132, 182, 226), (232, 238, 236))
    canvas.fade((0, 0.5, 1, 1), (140, 178, 104), (92, 136, 70))
    canvas.shape([(0.47, 0.5), (0.53, 0.5), (0.72, 1), (0.28, 1)], (220, 206, 180))
    for x, y, size in ((0.14, 0.44, 0.17), (0.34, 0.42, 0.1), (0.68, 0.42, 0.11), (0.88, 0.43, 0.18)):
        canvas.fade((x - 0.008, y, x + 0.008, y + 0.2), (104, 78, 56), (88, 64, 46))
        canvas.disc(x, y, size, (84, 130, 74))


class Photo(NamedTuple):
    """One file of the examples."""

    name: str
    scene: Scene
    width: int  # pixels, as a viewer shows it
    height: int
    orientation: int = 1  # EXIF: 6 is a camera held upright, its picture stored lying on its side
    share: float = 1.0  # of the file that is kept; less than 1: a download that broke off


PHOTOS = (
    Photo("clean/photos/front.jpg", front, 1280, 720),
    Photo("clean/photos/living-room.jpg", living_room, 1600, 900),
    Photo("clean/photos/kitchen.webp", kitchen, 1440, 960),
    Photo("clean/photos/bedroom.png", bedroom, 1280, 720),
    Photo("clean/photos/garden.jpg", garden, 720, 1280, orientation=6),
    Photo("faulty/photos/front.jpg", front, 1280, 720),
    Photo("faulty/photos/kitchen.jpg", kitchen, 1024, 576),
    Photo("faulty/photos/bedroom.jpg", bedroom, 1280, 719),
    Photo("faulty/photos/garden.jpg", garden, 1280, 720, share=0.5),
)


def make(folder: Path) -> None:
    """Draw every photo below a folder."""
    for photo in PHOTOS:
        canvas = Canvas(photo.width, photo.height)
        photo.scene(canvas)
        file = folder / photo.name
        file.parent.mkdir(parents=True, exist_ok=True)
        picture = canvas.picture
        if file.suffix == ".png":
            picture = picture.quantize(64, dither=Image.Dither.NONE)
        if photo.orientation == _UPRIGHT:
            picture = picture.transpose(Image.Transpose.ROTATE_90)
        exif = Image.Exif()
        exif[_ORIENTATION] = photo.orientation
        picture.save(file, quality=70, optimize=True, exif=exif)
        if photo.share < 1:
            data = file.read_bytes()
            file.write_bytes(data[: int(len(data) * photo.share)])


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
