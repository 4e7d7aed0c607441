"""The pictures that pictures are compared with; `python -m tests.components.share.reference` draws them anew.

Look at what it writes before it is committed: a reference that nobody looked at holds nothing.
"""

import io
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

REFERENCES = {"wide": ("1600x900", "light", "en"), "square-dark": ("1080x1080", "dark", "id")}
FOLDER = Path(__file__).parent / "reference"
FAR = 48
"""A pixel that differs by more than this of 255 has something else on it, and is not only smoothed otherwise."""


def shrunk(picture: Image.Image) -> Image.Image:
    """Halve a picture, so that a hair's breadth of a letter does not count."""
    return picture.convert("RGB").resize((picture.width // 2, picture.height // 2), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Return the mean difference of the channels, and the share of pixels that differ by more than FAR."""
    apart = np.abs(np.asarray(one, int) - np.asarray(other.convert("RGB"), int))
    return float(apart.mean()), float((apart.max(axis=2) > FAR).mean())


def alike(mean: float, far: float) -> bool:
    """Tell whether two pictures show the same: a mark more or less is enough that they do not."""
    return mean < 0.1 and far < 0.001


def main() -> None:
    from components.share.picture import build_picture
    from tests.components.share.cases import make_store, scene_of

    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = make_store(Path(folder) / "store")
        for name, (size, theme, language) in REFERENCES.items():
            picture = Image.open(io.BytesIO(build_picture(scene_of(store, language, theme), size)))
            shrunk(picture).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
