"""An export is read alike from any shape; what cannot be one gives one clear sentence."""

import gzip
import io
import os
import stat
import tarfile
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree, Limits, hash_file
from creator_audit.importers.archive_errors import DamagedMemberError, LimitExceededError
from creator_audit.progress import NullProgress

FILES = {
    "wrap/content/posts_1.json": b'[{"media": []}]',
    "wrap/content/posts_10.json": b"[]",
    "wrap/content/posts_2.json": b"[2]",
    "wrap/messages/inbox.json": b"{}",
}


def zipped(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def unpacked(path: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        place = path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return path


def tarred(path: Path, files: dict[str, bytes], mode: str) -> Path:
    with tarfile.open(path, mode) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


def content_of(tree: ArchiveTree) -> dict[str, bytes]:
    found = {}
    for name in tree.names:
        with tree.open_member(name) as stream:
            found[name] = stream.read()
    return found


@pytest.mark.parametrize("shape", ["folder", "zip", "stored zip", "tar.gz", "tar", "tar.xz"])
def test_every_shape_gives_the_same_tree(tmp_path: Path, shape: str) -> None:
    make = {
        "folder": lambda: unpacked(tmp_path / "folder", FILES),
        "zip": lambda: zipped(tmp_path / "a.zip", FILES),
        "stored zip": lambda: zipped(tmp_path / "a.zip", FILES, zipfile.ZIP_STORED),
        "tar.gz": lambda: tarred(tmp_path / "a.tar.gz", FILES, "w:gz"),
        "tar": lambda: tarred(tmp_path / "a.tar", FILES, "w"),
        "tar.xz": lambda: tarred(tmp_path / "a.tar.xz", FILES, "w:xz"),
    }
    with ArchiveTree.open([make[shape]()]) as tree:
        assert content_of(tree) == FILES
        assert tree.names == tuple(FILES)[:1] + tuple(FILES)[2:3] + tuple(FILES)[1:2] + (
            "wrap/messages/inbox.json",
        )
        assert tree.hashes() == {name: sha256(data).hexdigest() for name, data in FILES.items()}
        assert tree.bytes_read == sum(map(len, FILES.values()))


def test_a_subfolder_and_a_single_file_are_trees_too(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "folder", FILES)
    with ArchiveTree.open([folder / "wrap" / "content"]) as tree:
        assert tree.names == ("posts_1.json", "posts_2.json", "posts_10.json")
    with ArchiveTree.open([folder / "wrap" / "content" / "posts_2.json"]) as tree:
        assert content_of(tree) == {"posts_2.json": b"[2]"}


def test_find_ignores_wrapper_and_case_and_stays_inside_a_step(tmp_path: Path) -> None:
    with ArchiveTree.open(
        [zipped(tmp_path / "a.zip", {**FILES, "x/Content/Posts_3.JSON": b""})]
    ) as t:
        assert t.find("content/posts_*.json") == (
            "wrap/content/posts_1.json",
            "wrap/content/posts_2.json",
            "wrap/content/posts_10.json",
            "x/Content/Posts_3.JSON",
        )
        assert t.find("wrap/*.json") == ()
        assert t.find("inbox.json") == ("wrap/messages/inbox.json",)


def test_parts_are_one_tree_and_say_where_a_member_is(tmp_path: Path) -> None:
    one = zipped(tmp_path / "one.zip", {"a.json": b"1", "same.json": b"s"})
    two = zipped(tmp_path / "two.zip", {"b.json": b"2", "same.json": b"s", "a.json": b"other"})
    with ArchiveTree.open([one, two]) as tree:
        assert content_of(tree) == {
            "a.json": b"1",
            "b.json": b"2",
            "same.json": b"s",
            "two/a.json": b"other",
        }
        assert tree.source_of("b.json") == two
        assert tree.find("a.json") == ("a.json", "two/a.json")


def test_one_level_of_nested_zip_is_opened(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.zip", b"PK not opened")
        archive.writestr("content/posts_1.json", b"[]")
    outer = zipped(tmp_path / "outer.zip", {"export.zip": inner.getvalue(), "broken.zip": b"PK"})
    with ArchiveTree.open([outer]) as tree:
        assert tree.names == ("export.zip/content/posts_1.json", "export.zip/deep.zip")
        assert content_of(tree)["export.zip/content/posts_1.json"] == b"[]"
        assert [left.name for left in tree.left_out] == ["broken.zip"]
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "export.zip").write_bytes(inner.getvalue())
    with ArchiveTree.open([folder]) as tree:
        assert "export.zip/content/posts_1.json" in tree.names


@pytest.mark.parametrize(
    "name", ["../up.json", "/etc/passwd", "C:\\Users\\x.json", "a/../../up.json", "..\\up.json"]
)
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_names_that_lead_out_are_left_out(tmp_path: Path, name: str, kind: str) -> None:
    files = {"good.json": b"[]", name: b"bad"}
    path = tmp_path / f"a.{kind}"
    archive = zipped(path, files) if kind == "zip" else tarred(path, files, "w")
    with ArchiveTree.open([archive]) as tree:
        assert tree.names == ("good.json",)
        assert len(tree.left_out) == 1
        assert "leads out" in tree.left_out[0].why


def test_links_are_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text("secret")
    folder = unpacked(tmp_path / "folder", {"good.json": b"[]"})
    (folder / "link.json").symlink_to(secret)
    (folder / "linked").symlink_to(tmp_path)
    with ArchiveTree.open([folder]) as tree:
        assert tree.names == ("good.json",)
    packed = tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        info = zipfile.ZipInfo("link.json")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, str(secret))
        archive.writestr("good.json", "[]")
    with ArchiveTree.open([packed]) as tree:
        assert tree.names == ("good.json",)
    taped = tmp_path / "a.tar"
    with tarfile.open(taped, "w") as archive:
        info = tarfile.TarInfo("link.json")
        info.type, info.linkname = tarfile.SYMTYPE, str(secret)
        archive.addfile(info)
        archive.add(folder / "good.json", "good.json")
    with ArchiveTree.open([taped]) as tree:
        assert tree.names == ("good.json",)


def test_clutter_is_not_seen(tmp_path: Path) -> None:
    files = {"a.json": b"1", "__MACOSX/._a.json": b"x", "._b": b"x", "d/.DS_Store": b"x"}
    with ArchiveTree.open([zipped(tmp_path / "a.zip", {**files, "Thumbs.db": b"x"})]) as tree:
        assert tree.names == ("a.json",)


def test_utf8_names_without_their_flag_are_repaired(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"Beitraege-XXXX.json": b"[]"})
    raw = path.read_bytes().replace(b"XXXX", "éß".encode())
    path.write_bytes(raw)
    with ArchiveTree.open([path]) as tree:
        assert tree.names == ("Beitraege-éß.json",)


def refusal(path: Path, limits: Limits | None = None) -> UserError:
    with pytest.raises(UserError) as caught, ArchiveTree.open([path], limits or Limits()) as tree:
        content_of(tree)
    assert str(path) in str(caught.value)
    assert caught.value.next_step
    assert "\n" not in str(caught.value)
    return caught.value


def test_truncated_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": os.urandom(5000)})
    path.write_bytes(path.read_bytes()[:3000])
    assert "incomplete or damaged" in refusal(path).what


def test_truncated_tar(tmp_path: Path) -> None:
    path = tarred(tmp_path / "a.tar.gz", {"a.json": os.urandom(50000), "b": b"x"}, "w:gz")
    path.write_bytes(path.read_bytes()[:9000])
    assert "incomplete or damaged" in refusal(path).what


def test_damaged_member(tmp_path: Path) -> None:
    content = os.urandom(5000)
    path = zipped(tmp_path / "a.zip", {"a.json": content}, zipfile.ZIP_STORED)
    raw = bytearray(path.read_bytes())
    raw[2000] ^= 0xFF
    path.write_bytes(raw)
    assert isinstance(refusal(path), DamagedMemberError)


def test_password_protected_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": b"[]", "b.json": b"[]"}, zipfile.ZIP_STORED)
    raw = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(mark, at + 4)
    path.write_bytes(raw)
    assert "password" in refusal(path).what


def test_empty_things(tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    folder.mkdir()
    assert "no files" in refusal(folder).what
    nothing = tmp_path / "empty.zip"
    nothing.write_bytes(b"")
    assert "empty" in refusal(nothing).what
    assert refusal(zipped(tmp_path / "bare.zip", {})).what
    assert "no such file" in refusal(tmp_path / "gone.zip").what


def test_foreign_archives_say_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.rar"
    path.write_bytes(b"Rar!\x1a\x07\x00" + b"x" * 100)
    assert "RAR" in refusal(path).what
    path = tmp_path / "b.zip"
    path.write_bytes(b"this is no zip at all" * 9)
    assert refusal(path).what


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", FILES)

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in refusal(path).what


def test_bombs_are_stopped_by_bytes_really_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": b"0" * 3_000_000})
    small = Limits(free_bytes=100_000, ratio=50)
    assert isinstance(refusal(path, small), LimitExceededError)
    assert isinstance(refusal(path, Limits(total_bytes=1_000_000)), LimitExceededError)
    assert isinstance(refusal(zipped(tmp_path / "m.zip", FILES), Limits(members=2)), UserError)
    inner = tmp_path / "inner.zip"
    zipped(inner, {"a.json": b"0" * 3_000_000}, zipfile.ZIP_STORED)
    outer = zipped(tmp_path / "outer.zip", {"inner.zip": inner.read_bytes()})
    with pytest.raises(LimitExceededError), ArchiveTree.open([outer], Limits(nested_bytes=10_000)):
        pass


def test_ten_megabytes_of_one_letter_are_no_bomb(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": b"a" * 10_000_000})
    with ArchiveTree.open([path]) as tree:
        assert len(content_of(tree)["a.json"]) == 10_000_000


def test_head_costs_little_and_leaves_no_hash(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": b"x" * 1_000_000})
    with ArchiveTree.open([path]) as tree:
        assert tree.head("a.json", 10) == b"x" * 10
        assert tree.bytes_read < 1000
        assert tree.hashes() == {}


def test_a_spreadsheet_is_one_file_not_an_archive(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.xlsx", {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    with ArchiveTree.open([path]) as tree:
        assert tree.names == ("a.xlsx",)


def test_plain_gzip_is_refused_clearly(tmp_path: Path) -> None:
    path = tmp_path / "posts.json.gz"
    path.write_bytes(gzip.compress(b"[]" * 1000))
    assert refusal(path).next_step


def test_hash_of_a_whole_file(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", FILES)
    assert hash_file(path, NullProgress()) == sha256(path.read_bytes()).hexdigest()
    assert hash_file(tmp_path, NullProgress()) == ""


@pytest.mark.parametrize("mode", ["w:gz", "w:xz"])
def test_small_texts_of_a_packed_tar_are_read_once(tmp_path: Path, mode: str) -> None:
    """Else everything before them is unpacked again for each look at them."""
    path = tarred(tmp_path / "a.tar.gz", {"big.mp4": b"x" * 9000, "outbox.json": b"{}"}, mode)
    with ArchiveTree.open([path]) as tree:
        path.write_bytes(b"")
        assert tree.head("outbox.json") == b"{}"
        with tree.open_member("outbox.json") as stream:
            assert stream.read() == b"{}"


def test_a_damaged_member_has_a_head_still(tmp_path: Path) -> None:
    files = {"a.csv": b"head of the table\n" * 900 + b"end", "b.json": b"{}", "c.csv": b"c,end"}
    path = zipped(tmp_path / "a.zip", files, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"\nend", b"\nEND").replace(b"c,end", b"c,END"))
    with ArchiveTree.open([path]) as tree:
        assert tree.head("a.csv").startswith(b"head of the table\n" * 200)
        assert tree.head("b.json") == b"{}"
        assert tree.head("c.csv") == b"", "its checksum fails in the first read"
        with pytest.raises(DamagedMemberError), tree.open_member("c.csv") as stream:
            stream.read()
