"""The extension for VS Code: its manifest, and its code with a stand-in for VS Code."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "editors" / "vscode"
MANIFEST: dict[str, Any] = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
CODE = {file.name: file.read_text(encoding="utf-8") for file in (EXTENSION / "src").glob("*.js")}
COMMANDS = {each["command"]: each for each in MANIFEST["contributes"]["commands"]}
SETTINGS: dict[str, Any] = MANIFEST["contributes"]["configuration"]["properties"]
NODE = shutil.which("node")
HAS_SERVE = bool(importlib.util.find_spec("uvicorn") and importlib.util.find_spec("watchfiles"))


def test_what_is_contributed_is_what_the_code_registers() -> None:
    """Every command of the manifest has code, and every command of the code is in the manifest."""
    registered = re.findall(r'registerCommand\("([^"]+)"', CODE["extension.js"])
    assert sorted(registered) == sorted(COMMANDS)
    for items in MANIFEST["contributes"]["menus"].values():
        assert {item["command"] for item in items} <= set(COMMANDS)


def test_what_the_code_reads_is_a_setting() -> None:
    """The code reads the settings that the manifest has, and no others."""
    read = re.findall(r'getConfiguration\("(\w+)"\)\.get\("(\w+)"', "".join(CODE.values()))
    assert {".".join(each) for each in read} == set(SETTINGS)


def test_no_folder_says_what_is_executed() -> None:
    """What starts a program is set for the machine, and nothing runs in an untrusted folder."""
    assert SETTINGS["argmap.command"]["scope"] == "machine"
    assert SETTINGS["argmap.command"]["default"] == ["argmap"]
    assert MANIFEST["capabilities"]["untrustedWorkspaces"]["supported"] is False
    assert MANIFEST["capabilities"]["virtualWorkspaces"]["supported"] is False


def test_no_shell_reads_what_is_executed() -> None:
    """Programs are started in two places, by a list of words each; nothing else starts any."""
    whole = "".join(CODE.values())
    assert re.findall(r".*child_process.*", whole) == [
        'const {spawn} = require("node:child_process");'
    ]
    assert "shell: false" in CODE["serve.js"] and "shell: false" in CODE["server.js"]
    assert "shell: true" not in whole and "eval(" not in whole


def test_it_is_loaded_for_yaml_alone() -> None:
    """It is loaded when a YAML file is opened, or where a folder has settings for argmap."""
    assert MANIFEST["activationEvents"] == ["onLanguage:yaml", "workspaceContains:argmap.toml"]


def test_its_versions_are_pinned_and_agree() -> None:
    """Each package has one version; the API is that of the oldest VS Code that it runs in."""
    pinned = MANIFEST["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pinned.values())
    assert "dependencies" not in MANIFEST
    assert MANIFEST["engines"]["vscode"] == f"^{pinned['@types/vscode']}"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert MANIFEST["version"] == project["version"]
    assert MANIFEST["license"] == project["license"] == "MIT"
    assert (EXTENSION / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


@pytest.mark.parametrize("folder", [EXTENSION, Path(__file__).parent], ids=["vscode", "tests"])
def test_a_lock_file_pins_every_package_and_names_no_registry(folder: Path) -> None:
    """What is installed is what was locked, from whichever registry."""
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    own = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    assert lock["packages"].pop("")["devDependencies"] == own["devDependencies"]
    for name, package in lock["packages"].items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def test_its_page_names_what_it_contributes() -> None:
    """The extension's README has every command, by the name that VS Code shows, and the setting."""
    page = (EXTENSION / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS.values():
        assert f"`{command['category']}: {command['title']}`" in page
    for setting in SETTINGS:
        assert f"`{setting}`" in page


@pytest.mark.skipif(not NODE, reason="there is no node to run the extension's tests")
def test_the_code_does_what_it_should() -> None:
    """The extension's own tests pass, with a stand-in for VS Code and argmap's own preview."""
    assert NODE
    command = {"ARGMAP_COMMAND": json.dumps([sys.executable, "-m", "argmap"])} if HAS_SERVE else {}
    done = subprocess.run(
        [NODE, "--test", *map(str, sorted((EXTENSION / "test").glob("*.test.js")))],
        cwd=EXTENSION,
        env={**os.environ, **command},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"^(#|ℹ) pass [1-9]", done.stdout, re.MULTILINE)
