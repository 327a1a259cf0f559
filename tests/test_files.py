"""Files: which there are, where their root is, and that nothing outside it is opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.files import (
    Unreadable,
    argmap_files,
    confined,
    display_name,
    read_bytes,
    root_of,
    settings_below,
)


def touch(folder: Path, *names: str, data: str = "argmap: argument/1\n") -> None:
    """Write the same text to several files."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(data)


def names(folder: Path) -> list[str]:
    """Return the argmap files below a folder, by their names from it."""
    return [display_name(file, folder) for file in argmap_files(folder)]


def test_finds_yaml_and_yml_in_the_order_of_names(tmp_path: Path) -> None:
    """Files that end in .yaml and .yml are found at every depth, and no others."""
    touch(tmp_path, "b.yml", "a.yaml", "deep/er/c.yaml", "d.json", "e.txt", "f.yaml.bak")
    assert names(tmp_path) == ["a.yaml", "b.yml", "deep/er/c.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "argmap: argument/1\n",
        "# $schema\nargmap: argument/1\n",
        "source: x\nargmap : argument/1\n",
        "\ufeffargmap: argument/1\n",
        '"argmap": argument/1\n',
        "'argmap': argument/1\n",
        '{"argmap": "argument/1"}\n',
        "{argmap: argument/1}\n",
        "# $schema\r\nargmap: argument/1\r\n",
        "# $schema\rargmap: argument/1\r",
        "{source: {}, argmap: argument/1}\n",
        "  argmap: argument/1\n  source: {}\n",
    ],
)
def test_a_file_with_the_key_is_an_argmap_file(tmp_path: Path, text: str) -> None:
    """A file with an `argmap:` key is one, however YAML lets the key be written."""
    (tmp_path / "a.yaml").write_bytes(text.encode())
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize(
    "text",
    ["", "name: build\n", "# argmap: no\n", "x:\n  argmap: 1\n", "argmapper: 1\n", "- argmap\n"],
)
def test_a_file_without_the_key_is_none(tmp_path: Path, text: str) -> None:
    """Other YAML files, and those with such a key further in, are left alone."""
    touch(tmp_path, "a.yaml", data=text)
    assert names(tmp_path) == []


def test_leaves_out_hidden_folders_and_links(tmp_path: Path) -> None:
    """Hidden folders, linked files and linked folders are left out, and so are FIFOs."""
    touch(tmp_path, "kept/a.yaml", ".hidden/b.yaml", "kept/.git/c.yaml")
    (tmp_path / "link.yaml").symlink_to("kept/a.yaml")
    (tmp_path / "linked").symlink_to("kept")
    (tmp_path / "broken.yaml").symlink_to("nowhere")
    os.mkfifo(tmp_path / "fifo.yaml")
    (tmp_path / "folder.yaml").mkdir()
    assert names(tmp_path) == ["kept/a.yaml"]


@pytest.mark.parametrize("marker", [".git", "argmap.toml", "pyproject.toml"])
def test_the_root_is_the_nearest_marked_folder_above(tmp_path: Path, marker: str) -> None:
    """`.git`, `argmap.toml` and a pyproject.toml with the table mark a root."""
    touch(tmp_path, f"outer/{marker}", data="[tool.argmap]\n")
    touch(tmp_path, "outer/maps/a.yaml")
    here = tmp_path / "outer" / "maps"
    assert root_of(here / "a.yaml", here) == tmp_path / "outer"


def test_a_pyproject_without_the_table_marks_nothing(tmp_path: Path) -> None:
    """Another tool's pyproject.toml is no root."""
    touch(tmp_path, "pyproject.toml", data="[tool.other]\n")
    touch(tmp_path, "maps/a.yaml")
    here = tmp_path / "maps"
    assert root_of(here / "a.yaml", here) == here


def test_without_a_marker_the_working_directory_is_the_root(tmp_path: Path) -> None:
    """Below an unmarked working directory the root is that directory."""
    touch(tmp_path, "maps/a.yaml")
    assert root_of(tmp_path / "maps" / "a.yaml", tmp_path) == tmp_path


def test_a_files_own_folders_do_not_move_the_root(tmp_path: Path) -> None:
    """A settings file between the working directory and a file doesn't become the root."""
    touch(tmp_path, ".git/HEAD", "maps/argmap.toml", "maps/a.yaml")
    assert root_of(tmp_path / "maps" / "a.yaml", tmp_path) == tmp_path


def test_a_file_elsewhere_has_its_own_root(tmp_path: Path) -> None:
    """For a file that isn't below the working directory its own folders are searched."""
    touch(tmp_path, "there/.git/HEAD", "there/maps/a.yaml", "here/b.yaml")
    file = tmp_path / "there" / "maps" / "a.yaml"
    assert root_of(file, tmp_path / "here") == tmp_path / "there"


def test_settings_below_are_those_of_inner_folders(tmp_path: Path) -> None:
    """The root's own settings aren't below it; those of hidden folders aren't looked for."""
    touch(
        tmp_path,
        "argmap.toml",
        "a/argmap.toml",
        "a/b/pyproject.toml",
        ".c/argmap.toml",
        data="[tool.argmap]\n",
    )
    found = [display_name(file, tmp_path) for file in settings_below(tmp_path, tmp_path)]
    assert found == ["a/argmap.toml", "a/b/pyproject.toml"]


def test_confined_follows_paths_that_stay_inside(tmp_path: Path) -> None:
    """A path may go up and down as long as it ends below the root."""
    touch(tmp_path, "texts/a.txt", "maps/deep/a.yaml")
    beside = tmp_path / "maps" / "deep" / "a.yaml"
    assert confined("../../texts/a.txt", beside, tmp_path) == (tmp_path / "texts/a.txt").resolve()
    assert confined("./a.yaml", beside, tmp_path) == beside.resolve()


@pytest.mark.parametrize(
    "path",
    [
        "/etc/hostname",
        "../a.txt",
        "x/../../a.txt",
        "C:\\a.txt",
        "C:a.txt",
        "\\\\host\\a.txt",
        "link",
        "linked/a.txt",
    ],
)
def test_confined_refuses_what_leads_out(tmp_path: Path, path: str) -> None:
    """Absolute paths of any system, `..` and symbolic links don't lead out of the root."""
    root = tmp_path / "root"
    touch(tmp_path, "a.txt", "root/m.yaml")
    (root / "link").symlink_to(tmp_path / "a.txt")
    (root / "linked").symlink_to(tmp_path)
    assert confined(path, root / "m.yaml", root) == Unreadable("outside")


def test_a_sibling_whose_name_begins_like_the_roots_is_outside(tmp_path: Path) -> None:
    """`root-2` isn't below `root`."""
    touch(tmp_path, "root-2/a.txt", "root/m.yaml")
    root = tmp_path / "root"
    assert confined("../root-2/a.txt", root / "m.yaml", root) == Unreadable("outside")


def test_a_root_that_is_a_link_confines_all_the_same(tmp_path: Path) -> None:
    """A root reached through a symbolic link still has its files below it."""
    touch(tmp_path, "real/a.txt", "real/m.yaml")
    root = tmp_path / "root"
    root.symlink_to("real")
    assert confined("a.txt", root / "m.yaml", root) == (tmp_path / "real/a.txt").resolve()


def test_read_bytes_stops_at_the_limit(tmp_path: Path) -> None:
    """A file of just the limit is read; one byte more is too large."""
    touch(tmp_path, "a.txt", data="12345")
    assert read_bytes(tmp_path / "a.txt", 5) == b"12345"
    assert read_bytes(tmp_path / "a.txt", 4) == Unreadable("too-large")
    assert read_bytes(tmp_path / "b.txt", 4) == Unreadable("missing")


def test_names_are_from_the_working_directory(tmp_path: Path) -> None:
    """A name has `/` and goes up where it must."""
    assert display_name(tmp_path / "a" / "b.yaml", tmp_path) == "a/b.yaml"
    assert display_name(tmp_path / "b.yaml", tmp_path / "a") == "../b.yaml"
