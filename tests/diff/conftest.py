"""A repository with a history that the tests make."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.cli.main import run


class Repository:
    """A git repository in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """Run git and return what it prints."""
        names = ("GIT_AUTHOR", "GIT_COMMITTER")
        who = {f"{name}_{key}": "test@test" for name in names for key in ("NAME", "EMAIL")}
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull},
        )
        return done.stdout.strip()

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")

    def change(self, name: str, *replacements: tuple[str, str]) -> None:
        """Replace passages of a file, each of which has to be there."""
        text = (self.folder / name).read_text(encoding="utf-8")
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new, 1)
        self.write(name, text)

    def commit(self) -> str:
        """Commit everything and return the commit's id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=.")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty repository, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return Repository(tmp_path)


@pytest.fixture
def diff(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what `argmap diff` prints."""

    def said(*arguments: str, status: int = 0) -> str:
        assert run(["--debug", "diff", *arguments]) == status, capsys.readouterr().err
        return capsys.readouterr().out

    return said
