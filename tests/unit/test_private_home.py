"""The tests see nothing of the use that somebody has made of this machine, and leave nothing in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASKED = """
import json, locale, os
from pathlib import Path
from jupyter_core import paths
from sticky_lab.course.progress import progress_file
from sticky_lab.messages import terminal_language
print(json.dumps({
    "folders": [str(Path.home()), paths.jupyter_config_dir(), paths.jupyter_data_dir(), paths.jupyter_runtime_dir(),
                str(progress_file())],
    "language": terminal_language(os.environ),
    "left": [name for name in os.environ if name.startswith(("JUPYTER", "XDG_"))],
}))
"""


def test_a_used_home_is_neither_seen_nor_touched(tmp_path: Path) -> None:
    """The tests' own set-up, run in a home full of use: what they start finds none of it."""
    used = tmp_path / "home"
    workspaces = used / ".jupyter" / "lab" / "workspaces"
    workspaces.mkdir(parents=True)
    (workspaces / "default.jupyterlab-workspace").write_text("{}")
    (used / ".curlrc").write_text("user-agent = used\n")
    before = {path: path.stat().st_mtime_ns for path in used.rglob("*")}
    script = f"import tests.conftest, subprocess, sys; subprocess.run([sys.executable, '-c', {ASKED!r}], check=True)"
    environment = {
        **os.environ,
        "HOME": str(used),
        "XDG_DATA_HOME": str(used / "data"),
        "JUPYTER_CONFIG_DIR": str(used / ".jupyter"),
        "JUPYTERLAB_WORKSPACES_DIR": str(workspaces),
        "STICKY_LAB_PROGRESS": str(used / "progress.json"),
        "LC_ALL": "ko_KR.UTF-8",
        "BROWSER": "used",
    }
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert [folder for folder in found["folders"] if str(used) in folder or "sticky-lab-home-" not in folder] == []
    assert (found["language"], found["left"]) == ("en", [])
    assert {path: path.stat().st_mtime_ns for path in used.rglob("*")} == before
