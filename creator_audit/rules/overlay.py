"""Several folders of data seen as one tree.

A file of a later layer stands in front of the same file of an earlier one.
"""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from io import BytesIO, TextIOWrapper
from typing import IO, Any


class Overlay(Traversable):
    """A read-only tree. `hidden` names files (paths with `/`) of the layers before the last."""

    def __init__(
        self,
        layers: tuple[Traversable, ...],
        hidden: frozenset[str] = frozenset(),
        path: str = "",
    ) -> None:
        self.layers = layers
        self.hidden = hidden
        self.path = path

    @property
    def name(self) -> str:
        """Name of the file or folder, without its path."""
        return self.path.rpartition("/")[2]

    def source(self) -> Traversable | None:
        """The file behind this name: that of the last layer that holds it."""
        first = len(self.layers) - 1
        for number in range(first, -1, -1):
            if number < first and self.path in self.hidden:
                continue
            found = _below(self.layers[number], self.path)
            if found.is_file():
                return found
        return None

    def is_dir(self) -> bool:
        """Whether some layer has such a folder."""
        return any(_below(layer, self.path).is_dir() for layer in self.layers)

    def is_file(self) -> bool:
        """Whether some layer has such a file, and it is not out of sight."""
        return self.source() is not None

    def iterdir(self) -> Iterator["Overlay"]:
        """Files and folders of all layers, each once."""
        seen: dict[str, Overlay] = {}
        for layer in self.layers:
            folder = _below(layer, self.path)
            if folder.is_dir():
                for entry in folder.iterdir():
                    seen.setdefault(entry.name, self / entry.name)
        return (entry for entry in seen.values() if entry.is_dir() or entry.is_file())

    def joinpath(self, *names: Any) -> "Overlay":  # noqa: ANN401
        """The file or folder below this one."""
        return Overlay(self.layers, self.hidden, "/".join(filter(None, (self.path, *names))))

    def __truediv__(self, name: Any) -> "Overlay":  # noqa: ANN401
        return self.joinpath(name)

    def read_bytes(self) -> bytes:
        """Content of the file that stands in front."""
        found = self.source()
        if found is None:
            raise FileNotFoundError(self.path)
        return found.read_bytes()

    def read_text(self, encoding: str | None = None) -> str:
        """Text of the file that stands in front."""
        return self.read_bytes().decode(encoding or "utf-8").replace("\r\n", "\n")

    def open(self, mode: str = "r", *args: Any, **options: Any) -> IO[Any]:  # noqa: ANN401
        """The file that stands in front, as a stream for reading."""
        del args
        file = BytesIO(self.read_bytes())
        return file if "b" in mode else TextIOWrapper(file, **options)

    def __str__(self) -> str:
        return str(self.source() or self.layers[-1])


def _below(top: Traversable, path: str) -> Traversable:
    for step in filter(None, path.split("/")):
        top = top / step
    return top
