"""Work spread over children comes to what one process makes of it, whatever becomes of them."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from creator_audit.operations import spread as subject
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.import_archive import import_archives
from creator_audit.operations.spread import dismiss, spread
from creator_audit.progress import Cancelled, NullProgress
from creator_audit.store.database import Store

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
TABLES = ("scans", "spans", "judgements", "verdicts", "reasons", "mentions", "finding_posts")


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(subject, "_processors", lambda: 2)
    yield
    dismiss()


def once_ready(batches: range) -> Iterator[int]:
    """The first at once, the others when the children can take them."""
    for batch in batches:
        yield batch
        while not all(child.is_ready() for child in subject._crew):
            time.sleep(0.01)


def adder(number: int) -> Callable[[int], tuple[int, int]]:
    return lambda batch: (batch + number, os.getpid())


def stumbler(parent: int) -> Callable[[int], int]:
    def work(batch: int) -> int:
        if os.getpid() != parent:
            raise ValueError
        return batch

    return work


def quitter(parent: int) -> Callable[[int], int]:
    def work(batch: int) -> int:
        if batch == 2 and os.getpid() != parent:
            os._exit(3)
        return batch

    return work


def test_results_keep_their_order_and_come_from_children() -> None:
    results = list(spread(adder, (100,), once_ready(range(7)), subject.WORTH_IT))
    assert [value for value, _ in results] == list(range(100, 107))
    assert results[0][1] == os.getpid()
    assert len({process for _, process in results[1:]} - {os.getpid()}) == 2


def test_little_work_stays_here() -> None:
    assert {process for _, process in spread(adder, (1,), range(3), 10)} == {os.getpid()}


@pytest.mark.parametrize("make", [stumbler, quitter])
def test_what_a_child_cannot_do_is_done_here(make: Callable[[int], Callable[[int], int]]) -> None:
    assert list(spread(make, (os.getpid(),), once_ready(range(6)), subject.WORTH_IT)) == list(
        range(6)
    )


def test_work_left_halfway_ends_the_children() -> None:
    results = spread(adder, (0,), once_ready(range(9)), subject.WORTH_IT)
    next(results)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert subject._crew == []


def test_an_analysis_in_children_equals_one_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for name, worth_it in (("one", 1_000_000), ("many", 1)):
        monkeypatch.setattr(subject, "WORTH_IT", worth_it)
        with Store.open(tmp_path / f"{name}.db", create=True) as store:
            archive = next(SAMPLES.glob("instagram-*.zip"))
            import_archives(store, NullProgress(), [archive], is_analysed=False)
            analyse(store, NullProgress())
            found.append([store.rows(f"SELECT * FROM {t} ORDER BY 1, 2") for t in TABLES])
    assert found[0] == found[1]
    assert all(found[0][:3])


class Impatient:
    """Stops at the first step."""

    def step(self, done: int, total: int | None, label: str) -> None:
        raise Cancelled


def test_cancelling_leaves_no_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "WORTH_IT", 1)
    with Store.open(tmp_path / "a.db", create=True) as store:
        archive = next(SAMPLES.glob("instagram-*.zip"))
        import_archives(store, NullProgress(), [archive], is_analysed=False)
        with pytest.raises(Cancelled):
            analyse(store, Impatient())
    assert subject._crew == []
