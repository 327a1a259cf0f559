"""What people wire up to a forge: the action, the workflows, the hooks, and the page on them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
SCRIPTS = Path(sysconfig.get_path("scripts"))
ACTION = ROOT / "action.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PAGE = (ROOT / "docs" / "pull-requests.md").read_text(encoding="utf-8")
SAMPLES: list[str] = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COMMIT = re.compile(r"[\w./-]+@[0-9a-f]{40}( # .+)?")


def _samples(key: str) -> list[str]:
    """Return the page's samples that have a line which begins so."""
    found = [sample for sample in SAMPLES if re.search(f"(?m)^ *{key}", sample)]
    assert found
    return found


def _passes(*command: str | Path, cwd: Path = ROOT) -> None:
    program, *arguments = map(str, command)
    done = _done([str(SCRIPTS / program), *arguments], cwd)
    assert done.returncode == 0, done.stdout + done.stderr


def _done(
    command: list[str], cwd: Path, **environment: str | Path
) -> subprocess.CompletedProcess[str]:
    given = {name: value for name, value in os.environ.items() if not name.startswith("GIT")}
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**given, **own, **{name: str(value) for name, value in environment.items()}},
    )


# What the files are.


def test_the_files_have_the_shapes_that_the_forges_read(tmp_path: Path) -> None:
    """The action, the workflows and the page's samples are what the forges' schemas describe."""
    flows = [*WORKFLOWS, *_written(_samples("jobs:"), tmp_path, "workflow")]
    _passes("check-jsonschema", "--builtin-schema", "vendor.github-actions", ACTION)
    _passes("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *flows)
    dependabot = ROOT / ".github" / "dependabot.yml"
    _passes("check-jsonschema", "--builtin-schema", "vendor.dependabot", dependabot)
    pipelines = _written(_samples("script:"), tmp_path, "pipeline")
    _passes("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", *pipelines)
    _passes("pre-commit", "validate-manifest", HOOKS)
    _passes("pre-commit", "validate-config", *_written(_samples("repos:"), tmp_path, "config"))


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    """No weakness of a workflow that zizmor knows is in the project's own files or in the page."""
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    _written(_samples("jobs:"), folder, "sample")
    audit = ("zizmor", "--offline", "--no-progress", "--strict-collection", "--persona=auditor")
    _passes(*audit, ACTION, HOOKS, ROOT / ".github")
    _passes(*audit, tmp_path)


def _written(samples: list[str], folder: Path, name: str) -> list[Path]:
    files = [folder / f"{name}-{number}.yml" for number, _ in enumerate(samples)]
    for file, sample in zip(files, samples, strict=True):
        file.write_text(sample, encoding="utf-8")
    return files


@pytest.mark.parametrize("text", [*(f.read_text() for f in [ACTION, *WORKFLOWS]), *SAMPLES])
def test_what_is_used_is_pinned_and_no_value_comes_into_a_script(text: str) -> None:
    """Actions are named by commit, and scripts are the same whatever a caller or an event says."""
    for used in re.findall(r"\buses: *(.+)", text):
        assert COMMIT.fullmatch(used) or used.startswith("./base "), used
    for step in _steps(yaml.safe_load(text)):
        assert "${{" not in step.get("run", "")
        assert "github.event" not in step.get("run", "")


@pytest.mark.parametrize("text", [*(f.read_text() for f in WORKFLOWS), *_samples("jobs:")])
def test_a_workflow_may_read_and_no_more(text: str) -> None:
    """It runs for a pull request as a stranger's, and no token stays in the checkout."""
    flow = yaml.safe_load(text)
    events = flow[True]  # `on`, to YAML 1.1
    assert set(events) <= {"push", "pull_request"} and "pull_request" in events
    assert flow["permissions"] == {}
    for job in flow["jobs"].values():
        allowed = job["permissions"]
        assert allowed.pop("contents") == "read"
        assert not allowed or (set(allowed) == {"security-events"} and "sarif: true" in text)
    for step in _steps(flow):
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def _steps(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield from (step for step in value.get("steps", ()))
        for each in value.values():
            yield from _steps(each)


# What they do. The scripts run as a forge would run them; its expressions are worked out here.


class Expression:
    """What stands in `${{ }}`, as far as the files here use it."""

    def __init__(self, text: str, context: dict[str, Any]) -> None:
        self.tokens = re.findall(r"'(?:[^']|'')*'|&&|\|\||[=!]=|[!(),]|[\w.-]+", text)
        self.context = context

    def value(self) -> Any:
        """Return what the expression comes to."""
        found = self._both()
        while self._next("||"):
            other = self._both()
            found = found or other
        return found

    def _both(self) -> Any:
        found = self._equal()
        while self._next("&&"):
            other = self._equal()
            found = found and other
        return found

    def _equal(self) -> Any:
        found = self._single()
        return found == self._single() if self._next("==") else found

    def _single(self) -> Any:
        token = self.tokens.pop(0)
        if token == "!":
            return not self._single()
        if token == "(":
            found = self.value()
            assert self._next(")")
            return found
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if self._next("("):
            arguments = []
            while not self._next(")"):
                arguments.append(self.value())
                self._next(",")
            functions: dict[str, Callable[..., Any]] = {
                "cancelled": lambda: False,
                "format": str.format,
            }
            return functions[token](*arguments)
        found = self.context
        for name in token.split("."):
            found = found.get(name, "") if isinstance(found, dict) else ""
        return found

    def _next(self, token: str) -> bool:
        return self.tokens[:1] == [token] and bool(self.tokens.pop(0))


@dataclass
class Runner:
    """A forge's machine: a workspace with a contribution, and an event."""

    temp: Path
    workspace: Path
    github: dict[str, Any]
    action: Path = ROOT
    failed: bool = False
    log: str = ""
    summary: str = ""
    used: dict[str, dict[str, str]] = field(default_factory=dict)

    def run(self, **inputs: str) -> Runner:
        """Run the action's steps in order, but for the installation."""
        action = yaml.safe_load((self.action / "action.yml").read_text(encoding="utf-8"))
        assert set(inputs) <= set(action["inputs"])
        given = {name: about["default"] for name, about in action["inputs"].items()} | inputs
        context: dict[str, Any] = {
            "github": {"workspace": str(self.workspace), **self.github},
            "runner": {"temp": str(self.temp)},
            "inputs": given,
            "steps": {"python": {"outputs": {"python-path": sys.executable}}},
        }
        for step in action["runs"]["steps"]:
            if "Install" in step["name"]:
                continue
            condition = step.get("if", "${{ success() }}")[3:-2]
            ready = not self.failed if "success" in condition else _true(condition, context)
            if ready and "uses" in step:
                self.used[step["uses"].split("@")[0]] = _filled(step["with"], context)
            elif ready:
                self._run(step, context)
        return self

    def _run(self, step: dict[str, Any], context: dict[str, Any]) -> None:
        assert step["shell"] == "bash"
        script, output, summary = (self.temp / name for name in ("step.sh", "output", "summary"))
        script.write_text(step["run"], encoding="utf-8")
        for file in (output, summary):
            file.write_text("")
        cwd = _filled({"at": step.get("working-directory", str(self.workspace))}, context)["at"]
        done = _done(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            Path(cwd),
            RUNNER_TEMP=self.temp,
            GITHUB_ACTION_PATH=self.action,
            GITHUB_OUTPUT=output,
            GITHUB_STEP_SUMMARY=summary,
            **_filled(step.get("env", {}), context),
        )
        self.failed = self.failed or done.returncode != 0
        self.log += done.stdout + done.stderr
        self.summary += summary.read_text(encoding="utf-8")
        outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
        context["steps"][step.get("id", "")] = {"outputs": outputs}

    @property
    def annotations(self) -> list[str]:
        """The lines that the forge obeys."""
        return re.findall(r"^\s*(::.*|.*##\[.*)$", self.log, re.MULTILINE)


def _true(condition: str, context: dict[str, Any]) -> bool:
    return bool(Expression(condition, context).value())


def _filled(values: dict[str, str], context: dict[str, Any]) -> dict[str, str]:
    def fill(found: re.Match[str]) -> str:
        value = Expression(found[1], context).value()
        return {True: "true", False: "false", None: ""}.get(value, str(value))

    return {name: re.sub(r"\$\{\{(.*?)\}\}", fill, str(text)) for name, text in values.items()}


@pytest.fixture(scope="module")
def temp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A runner's folder, in which the action has installed argmap."""
    runner = Runner(tmp_path_factory.mktemp("temp"), ROOT, {})
    argmap = runner.temp / "argmap" / "bin" / "argmap"
    runner.failed = False
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    [install] = [step for step in action["runs"]["steps"] if "Install" in step["name"]]
    python = {"outputs": {"python-path": sys.executable}}
    runner._run(install, {"runner": {"temp": str(runner.temp)}, "steps": {"python": python}})
    assert not runner.failed and argmap.is_file(), runner.log
    return runner.temp


TEXT = "Keep it\n\nThe mill stays. It is used, and it pays.\n"
MAP = """\
argmap: argument/1
source:
  title: The mill
  file: mill.txt
argument:
  stays:
    claim: The mill stays.
    main: true
    quote: The mill stays.
  used:
    premise: The mill is used.
    supports: stays
    quote: It is used
"""
WRONG = MAP.replace("quote: It is used", "quote: It was used")
TRAP = "import pathlib; pathlib.Path({!r}).touch()\n"


@dataclass
class Forge:
    """A repository with a base and a contribution to it."""

    folder: Path

    def git(self, *arguments: str, at: Path | None = None) -> str:
        """Run git and return what it prints."""
        who = ("-c", "user.name=Tester", "-c", "user.email=tester@example.invalid")
        done = _done(["git", *who, *arguments], at or self.folder)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, files: Mapping[str, str | None]) -> None:
        """Commit files, or their removal."""
        for name, text in files.items():
            file = self.folder / name
            if text is None:
                file.unlink()
            else:
                file.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=.")

    def contribute(self, files: Mapping[str, str | None]) -> None:
        """Commit files to a branch of their own, and merge it as a forge does for a test."""
        base = self.git("rev-parse", "HEAD")
        self.git("switch", "--quiet", "--create=contribution")
        self.commit(files)
        self.git("switch", "--quiet", "--detach", base)
        self.git("merge", "--quiet", "--no-ff", "--message=.", "contribution")
        self.git("branch", "merged")

    def checked_out(self, workspace: Path, path: str = ".", depth: int = 2) -> dict[str, Any]:
        """Check the contribution out as the forge's checkout does, and return the event."""
        workspace.mkdir(exist_ok=True)
        clone = ("clone", "--quiet", "--branch=merged", f"--depth={depth}")
        self.git(*clone, self.folder.as_uri(), path, at=workspace)
        base = {"sha": self.git("rev-parse", "merged^1")}
        return {
            "event_name": "pull_request",
            "sha": self.git("rev-parse", "merged"),
            "event": {"pull_request": {"base": base, "head": {"repo": {"fork": True}}}},
        }


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """A repository with the map of a mill."""
    (tmp_path / "forge").mkdir()
    forge = Forge(tmp_path / "forge")
    forge.git("init", "--quiet")
    forge.commit({"mill.txt": TEXT, "mill.yaml": MAP})
    return forge


def test_a_wrong_quotation_is_annotated_and_the_summary_says_what_changed(
    forge: Forge, temp: Path, tmp_path: Path
) -> None:
    """The action fails for an error, at its line, and shows the change all the same."""
    forge.contribute({"mill.yaml": WRONG})
    event = forge.checked_out(tmp_path / "work")
    runner = Runner(temp, tmp_path / "work", event).run()
    assert runner.failed
    assert "::error file=mill.yaml,line=13,endLine=13,col=12," in runner.log
    assert "title=argmap%3A quote-not-found::" in runner.log
    assert "was" in runner.summary


def test_a_contribution_in_order_passes(forge: Forge, temp: Path, tmp_path: Path) -> None:
    """Pictures and SARIF are kept where they are wanted, SARIF not for a fork."""
    more = "  pays:\n    premise: The mill pays.\n    supports: stays\n    quote: it pays\n"
    forge.contribute({"mill.yaml": MAP + more})
    event = forge.checked_out(tmp_path / "work")
    runner = Runner(temp, tmp_path / "work", event).run(sarif="true", pictures="true")
    assert not runner.failed, runner.log
    assert "pays" in runner.summary
    report = temp / "argmap-report"
    for picture in ("changes.svg", "maps/mill.svg"):
        drawn = (report / "pictures" / picture).read_text(encoding="utf-8")
        assert "The mill pays" in drawn
    assert runner.used["actions/upload-artifact"]["path"] == str(report / "pictures")
    assert '"runs"' in (report / "argmap.sarif").read_text(encoding="utf-8")
    assert "github/codeql-action/upload-sarif" not in runner.used
    event["event"]["pull_request"]["head"]["repo"]["fork"] = False
    runner = Runner(temp, tmp_path / "work", event).run(sarif="true", strict="true")
    assert runner.failed and "source-unpinned" in runner.log
    uploaded = runner.used["github/codeql-action/upload-sarif"]
    assert uploaded["sarif_file"] == str(report / "argmap.sarif")
    assert "actions/upload-artifact" not in runner.used


def test_a_contribution_has_no_say_in_how_it_is_checked(
    forge: Forge, temp: Path, tmp_path: Path
) -> None:
    """Its settings don't count, its modules aren't imported, and its words give no commands."""
    owned = tmp_path / "owned"
    trap = TRAP.format(str(owned))
    modules = "sitecustomize usercustomize argmap yaml click pydantic pip git graphviz".split()
    words = "It was used\\n::add-mask::used\\n##[error]used"
    files = {
        "mill.yaml": MAP.replace("It is used", f'"{words}"'),
        "argmap.toml": '[severity]\nquote-not-found = "off"\n[ignore]\n"*" = ["quote-not-found"]\n',
        "pip.conf": "[global]\nindex-url = file:///nowhere\n",
        "setup.cfg": "[install]\nprefix = /nowhere\n",
        "pyvenv.cfg": "home = /nowhere\n",
    }
    forge.contribute(files | {f"{name}.py": trap for name in modules})
    event = forge.checked_out(tmp_path / "work")
    os.symlink(tmp_path / "work", tmp_path / "work" / "argmap-report")
    runner = Runner(temp, tmp_path / "work", event).run(pictures="true", sarif="true")
    assert runner.failed and "title=argmap%3A quote-not-found::" in runner.log
    assert not owned.exists()
    assert runner.annotations
    assert all(re.match(r"::(error|warning|notice) file=", line) for line in runner.annotations)
    assert "argmap.toml" in runner.summary.replace("&#46;", ".")


def test_the_settings_are_the_base_revision_s(forge: Forge, temp: Path, tmp_path: Path) -> None:
    """What the project has set holds for a contribution that takes it out."""
    forge.commit({"argmap.toml": '[severity]\nsource-unpinned = "off"\n'})
    forge.contribute({"argmap.toml": None})
    event = forge.checked_out(tmp_path / "work")
    runner = Runner(temp, tmp_path / "work", event).run(strict="true")
    assert not runner.failed, runner.log
    assert "source-unpinned" not in runner.log


def test_without_the_base_revision_nothing_passes(forge: Forge, temp: Path, tmp_path: Path) -> None:
    """A checkout that lacks the base fails, and says what to do, before any setting counts."""
    forge.contribute({"argmap.toml": ""})
    event = forge.checked_out(tmp_path / "work", depth=1)
    runner = Runner(temp, tmp_path / "work", event).run()
    assert runner.failed and "shallow" in runner.log
    assert not runner.annotations and not runner.summary


def test_no_input_is_run(forge: Forge, temp: Path, tmp_path: Path) -> None:
    """Whatever is given as a folder, a path or a revision stays one."""
    forge.contribute({"mill.yaml": WRONG})
    owned = tmp_path / "work" / "owned"
    event = forge.checked_out(tmp_path / "work")
    commands = ("$(touch owned)", "; touch owned #", "'; touch owned; '")
    names = ("paths", "path", "base", "strict")
    tried = [{name: command} for name in names for command in commands]
    for inputs in (*tried, {"paths": "--help\n-o\n*"}, {"base": "--output=owned"}):
        runner = Runner(temp, tmp_path / "work", event).run(**inputs)
        assert runner.failed and not owned.exists(), inputs
        assert "Usage: argmap check" not in runner.log


def test_the_action_checks_without_a_base(forge: Forge, temp: Path, tmp_path: Path) -> None:
    """After a push there is nothing to compare with; the files are checked as they are."""
    forge.contribute({"mill.yaml": WRONG})
    forge.checked_out(tmp_path / "work", path="contribution")
    push = {"event_name": "push", "sha": "0" * 40, "event": {}}
    runner = Runner(temp, tmp_path / "work", push).run(path="contribution", paths="mill.yaml\n\n")
    assert runner.failed and "file=mill.yaml" in runner.log and not runner.summary


def test_the_page_shows_what_argmap_says(forge: Forge) -> None:
    """The summary of the page is that of the change which the page tells of."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    texts, maps = (
        re.findall(rf"^```{language}\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
        for language in ("text", "yaml")
    )
    digest = "  file: mill.txt\n  sha256: " + sha256(texts[0].encode()).hexdigest()
    mill = maps[0].replace("tearing", "pulling").replace("  file: mill.txt", digest)
    names = ("mill.txt", "council.txt", "mill.yaml", "council.yaml", "comparison.yaml")
    forge.commit(dict(zip(names, [*texts[:2], mill, *maps[1:3]], strict=True)))
    stronger = mill.replace(
        "A town that has a working mill should keep it.", "Every town should keep its mill."
    )
    loose = stronger.replace(
        "    rebuts: nobody-uses-it\n    supports: keep-the-mill\n", "    rebuts: nobody-uses-it\n"
    )
    assert loose != stronger != mill
    (forge.folder / "mill.yaml").write_text(loose, encoding="utf-8")
    settings = '[severity]\nloose-node = "off"\n'
    (forge.folder / "argmap.toml").write_text(settings, encoding="utf-8")
    done = _done([sys.executable, "-m", "argmap", "diff", "HEAD"], forge.folder)
    [shown] = re.findall(r"^```console\n\$ argmap diff HEAD\n(.*?)^```$", PAGE, re.M | re.S)
    assert done.stdout == shown


# The project itself, as others use it: a repository that is cloned.


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """The project as it stands, committed."""
    forge = Forge(tmp_path_factory.mktemp("project"))
    kept = ("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in forge.git(*kept, at=ROOT).split("\0"):
        if name and (ROOT / name).is_file():
            (forge.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (forge.folder / name).write_bytes((ROOT / name).read_bytes())
    forge.git("init", "--quiet")
    forge.commit({})
    return forge


def test_the_own_workflow_checks_the_example(project: Forge, temp: Path, tmp_path: Path) -> None:
    """A contribution to the example is checked by the base's action, and annotated at its place."""
    [flow] = [yaml.safe_load(file.read_text()) for file in WORKFLOWS if file.stem == "argmap"]
    base, contribution, check = flow["jobs"]["check"]["steps"]
    assert base["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert "ref" not in contribution["with"] and check["uses"] == f"./{base['with']['path']}"
    folder = project.folder / "examples" / "stalin"
    text = (folder / "dixon.yaml").read_text(encoding="utf-8")
    changed = re.sub(r"(quote: >-\n +)", r"\1Never ", text, count=1)
    assert changed != text
    project.contribute({"examples/stalin/dixon.yaml": changed})
    event = project.checked_out(tmp_path / "work", path=contribution["with"]["path"])
    inputs = {name: str(value).lower() for name, value in check["with"].items()}
    runner = Runner(temp, tmp_path / "work", event).run(**inputs)
    assert runner.failed and "::error file=examples/stalin/dixon.yaml," in runner.log
    assert "dixon" in runner.summary


def test_pre_commit_runs_the_hooks(project: Forge, forge: Forge, tmp_path: Path) -> None:
    """They are built from a clone; one checks whatever has changed, the other repairs."""
    command = [str(SCRIPTS / "pre-commit"), "try-repo", str(project.folder)]
    home = {"PRE_COMMIT_HOME": tmp_path / "pre-commit"}
    done = _done([*command, "--all-files", "--verbose"], forge.folder, **home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"check argument maps\.+Passed\n", done.stdout)
    assert "1 file, 2 nodes, 2 quotes: 1 warning" in done.stdout
    assert re.search(r"repair argument maps\.+Failed\n(- .*\n)*- files were modified", done.stdout)
    (forge.folder / "mill.txt").unlink()
    forge.git("add", "--all")
    done = _done([*command, "argmap-check"], forge.folder, **home)
    assert done.returncode == 1 and "error[source-missing]" in done.stdout


def test_the_page_s_pipeline_runs(forge: Forge, temp: Path, tmp_path: Path) -> None:
    """GitLab's job reports what it finds, keeps the summary, and fails for an error."""
    owned = tmp_path / "owned"
    victim = tmp_path / "victim"
    victim.mkdir()
    os.symlink(victim, forge.folder / "argmap-report")
    trap = TRAP.format(str(owned))
    files = {"mill.yaml": WRONG, "argmap.toml": '[severity]\nquote-not-found = "off"\n'}
    forge.contribute(files | {f"{name}.py": trap for name in ("venv", "pip", "argmap", "yaml")})
    event = forge.checked_out(tmp_path / "work", depth=50)
    base = event["event"]["pull_request"]["base"]["sha"]
    [pipeline] = map(yaml.safe_load, _samples("script:"))
    job = pipeline["argmap"]
    lines: list[str] = job["script"]
    [install] = [line for line in lines if "-m pip install" in line]
    assert install.startswith('"$tool/bin/python" -I -m pip ')
    # Installing takes long, and the action's has done it.
    copied = [f'cp -r "{temp}/argmap/lib" "$tool"' if line == install else line for line in lines]
    done = _done(
        ["bash", "-eo", "pipefail", "-c", "\n".join(copied)],
        tmp_path / "work",
        TMPDIR=tmp_path,
        PATH=f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}",
        CI_MERGE_REQUEST_DIFF_BASE_SHA=base,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert not owned.exists() and not list(victim.iterdir())
    report = tmp_path / "work" / job["artifacts"]["paths"][0]
    quality = tmp_path / "work" / job["artifacts"]["reports"]["codequality"]
    assert '"quote-not-found"' in quality.read_text()
    assert "was" in (report / "summary.md").read_text(encoding="utf-8")
