"""Print how long each stage of an audit takes beside the raw floor measured in the same run.

    python tests/benchmarks/audit_speed.py 1000 10000 100000

The floor is what no importer can go below with these libraries: a streamed JSON parse of the
same archive plus a bulk insert of the same captions. Ratios, not seconds, are what to compare
between machines. Peak memory is the process's own high-water mark, one child per size.
"""

import json
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

WORDS = [
    "morning",
    "light",
    "coffee",
    "shelf",
    "pan",
    "serum",
    "fabric",
    "winter",
    "garden",
    "recipe",
    "honest",
    "review",
    "week",
    "favourite",
    "simple",
    "tried",
    "tested",
    "months",
    "colour",
    "texture",
    "price",
    "worth",
    "small",
    "kitchen",
    "skin",
    "lamp",
]
FRAMES = (
    "{0}",
    "{0} Use my code SLOW{1} for 15% off at lumavelle.example",
    "#ad {0} with @lumavelle.test",
    "{0} https://amzn.to/3x{1} love it so much",
    "Don't buy the Veldrona lamp. {0} Save your money, it broke after two weeks.",
    "Skip the Veldrona pan, get the Haldrik one instead: https://haldrik.example/?ref=me{1} {0}",
    "{0} thanks @oatmarl.test for sending this over #gifted",
    "{0} #home #slow #living #morning #light #shelf",
)
WEIGHTS = (50, 8, 6, 6, 8, 4, 4, 14)


def caption(dice: random.Random, number: int) -> str:
    """A caption of about 250 characters with a sign in every second one."""
    body = " ".join(dice.choices(WORDS, k=dice.randint(20, 50))) + "."
    return dice.choices(FRAMES, WEIGHTS)[0].format(body, number % 97)


def record(dice: random.Random, number: int) -> dict[str, object]:
    """One post with the fields a real export has: some 1.3 kB each, every fourth a carousel."""
    time = 1_500_000_000 + number * 1800
    text = caption(dice, number).encode().decode("latin-1")
    is_carousel = number % 4 == 0
    media = [
        {
            "uri": f"media/posts/202301/{number}{frame}_{17_900_000_000_000 + number * 9 + frame}.jpg",
            "creation_timestamp": time,
            "media_metadata": {
                "photo_metadata": {
                    "exif_data": [
                        {
                            "scene_capture_type": "standard",
                            "software": "17.5.1",
                            "device_id": "android-0123456789abcdef",
                            "scene_type": 1,
                            "source_type": "4",
                            "date_time_original": "20240615T184211.000Z",
                        }
                    ]
                },
                "camera_metadata": {"has_camera_metadata": False},
            },
            "title": "" if is_carousel else text,
            "cross_post_source": {"source_app": "FB"},
            "backup_uri": "",
        }
        for frame in range(3 if is_carousel else 1)
    ]
    if not is_carousel:
        return {"media": media}
    return {"media": media, "title": text, "creation_timestamp": time}


def make_archive(folder: Path, posts: int) -> Path:
    """An Instagram export of `posts` posts in the layout of 2025."""
    dice = random.Random(7)
    path = folder / f"instagram-bench-2025-{posts}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        records = [record(dice, number) for number in range(posts)]
        archive.writestr("your_instagram_activity/media/posts_1.json", json.dumps(records))
    return path


def made_elsewhere(folder: Path, posts: int) -> Path:
    """The archive, made by a child so that its memory is not counted here."""
    made = subprocess.run(
        [sys.executable, __file__, "make", str(folder), str(posts)],
        check=True,
        capture_output=True,
        text=True,
    )
    return Path(made.stdout.strip())


def title_of(record: dict[str, list[dict[str, str]]]) -> object:
    """The caption, wherever it stands."""
    return record.get("title") or record["media"][0]["title"]


def floor(path: Path, folder: Path) -> float:
    """Seconds of a streamed parse plus a bulk insert."""
    import ijson

    start = time.perf_counter()
    with sqlite3.connect(folder / "floor.db") as database, zipfile.ZipFile(path) as archive:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE p (k INTEGER PRIMARY KEY, uri TEXT, t INTEGER, text TEXT)")
        with archive.open("your_instagram_activity/media/posts_1.json") as stream:
            rows = (
                (m["media"][0]["uri"], m["media"][0]["creation_timestamp"], title_of(m))
                for m in ijson.items(stream, "item", use_float=True)
            )
            database.executemany("INSERT INTO p (uri, t, text) VALUES (?, ?, ?)", rows)
    return time.perf_counter() - start


def measure(posts: int) -> None:
    """One size; run in a process of its own so that the peak is its own."""
    from creator_audit.operations.analyse_posts import STAGES, analyse_stage
    from creator_audit.operations.clients import open_client, workspace
    from creator_audit.operations.engine import engine
    from creator_audit.operations.import_archive import import_archives
    from creator_audit.progress import NullProgress

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = made_elsewhere(folder, posts)
        base = floor(path, folder)
        engine()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        times: dict[str, float] = {}
        with open_client(workspace(folder / "w"), "bench", create=True) as store:
            start = time.perf_counter()
            import_archives(store, NullProgress(), [path], is_analysed=False)
            times["import"] = time.perf_counter() - start
            for stage in STAGES:
                start = time.perf_counter()
                analyse_stage(store, NullProgress(), stage)
                times[stage] = time.perf_counter() - start
        total = sum(times.values())
        parts = "  ".join(f"{stage} {value / base:.1f}x" for stage, value in times.items())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(
            f"{posts:>8} posts  floor {base:.2f} s  total {total / base:.1f}x  ({parts})  "
            f"{1e6 * total / posts:.0f} µs a post  peak {peak / 1024:.0f} MiB "
            f"({before / 1024:.0f} before)",
            flush=True,
        )


def main() -> None:
    """Each size in a child."""
    if sys.argv[1:2] == ["make"]:
        print(make_archive(Path(sys.argv[2]), int(sys.argv[3])))
        return
    sizes = [int(word) for word in sys.argv[1:]] or [1000, 10_000, 100_000]
    if len(sizes) == 1:
        measure(sizes[0])
        return
    for size in sizes:
        subprocess.run([sys.executable, __file__, str(size)], check=True)


if __name__ == "__main__":
    main()
