"""Writes the demo archives into ``resources/samples``: ``python packaging/make_demo.py [FOLDER]``.

Two invented creators on four platforms, about 600 posts from 2021-10 to 2026-09. Captions come
from ``packaging/demo/bank``; times and ids from one fixed seed. The same bytes on every run.
"""

import sys
from pathlib import Path
from random import Random

from demo import instagram, tiktok, x, youtube
from demo.bank import Entry, read_bank
from demo.guide import write_guide
from demo.schedule import Dated, later, schedule

SEED = "slow shelf, hob and kettle"
SAMPLES = Path(__file__).resolve().parents[1] / "resources" / "samples"
COPIED = ("demo_deals.csv", "demo_brands.toml", "demo.toml")


def main(folder: Path) -> None:
    """All sample files, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    banks = [f"instagram_{number}" for number in (1, 2, 3, 4)]
    insta = schedule(read_bank(*banks), f"{SEED} instagram")
    stories = schedule(_wordless("S", 9, 40, 2), f"{SEED} stories")
    clips = _clips(insta)
    tube = schedule(read_bank("youtube_1", "youtube_2", "youtube_3"), f"{SEED} youtube")
    tweets = schedule(read_bank("x_1", "x_2", "x_3"), f"{SEED} x")
    instagram.write(folder, insta, stories)
    tiktok.write(folder, clips)
    youtube.write(folder, tube)
    x.write(folder, tweets)
    for name in COPIED:
        text = (Path(__file__).parent / "demo" / name).read_text(encoding="utf-8")
        (folder / name).write_bytes(text.encode("utf-8"))
    posts = {"Instagram": insta + stories, "TikTok": clips, "YouTube": tube, "X": tweets}
    write_guide(folder / "README.md", posts)


def _clips(insta: list[Dated]) -> list[Dated]:
    """TikTok: own captions, reels posted a second time, and clips whose caption nobody has."""
    own = schedule(read_bank("tiktok", "tiktok_2"), f"{SEED} tiktok")
    silent = schedule(_wordless("V", 6, 60, 4), f"{SEED} silent")
    random = Random(f"{SEED} again")
    again = [later(item, random) for item in insta if "x" in item.entry.flags]
    return sorted(own + silent + again, key=lambda item: item.at)


def _wordless(kind: str, first: int, last: int, step: int) -> list[Entry]:
    """Posts without a caption, one every `step` months from the `first` after 2021-09."""
    months = (f"{2021 + (8 + n) // 12}-{(8 + n) % 12 + 1:02d}" for n in range(first, last, step))
    return [Entry(month, None, kind, "o", "", flags={"nocap": ""}) for month in months]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
