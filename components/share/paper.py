"""What a shared picture is drawn on and with: papers and inks, light and dark, as the map on the screen has them."""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Paper:
    """Colours as CSS hex: the sheet and its words, the map's sea, land, borders, waters and names."""

    sheet: str
    ink: str
    faint: str
    rule: str
    sea: str
    land: str
    border: str
    lake: str
    river: str
    water: str
    line: str
    town: str
    country: str
    halo: str


PAPERS: dict[Theme, Paper] = {
    "light": Paper(
        sheet="#ffffff", ink="#201e1a", faint="#625c53", rule="#dedbd4", sea="#d9e6ec", land="#f7f5f0",
        border="#8d877c", lake="#cfe0e8", river="#9fc3d4", water="#4f7f95", line="#5d574d", town="#6a645a",
        country="#948d80", halo="#ffffff",
    ),
    "dark": Paper(
        sheet="#141619", ink="#f2f1ee", faint="#a9adb2", rule="#33383d", sea="#16222a", land="#24282c",
        border="#767d84", lake="#1b303b", river="#36586a", water="#7fa9bd", line="#aab0b6", town="#9aa1a8",
        country="#7d858c", halo="#141619",
    ),
}  # fmt: skip
