"""A home full of somebody's use, to run the tests in: `python -m tests.used_home FOLDER make test`.

Fills the folder, runs the command with it as the home and with the variables that a shell there would have set, and
ends as the command does; with 1 if the command has changed, removed or added a file in it, other than in a cache: pip
keeps there what it fetches. Without a command it only fills the folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

_SETTINGS = ".jupyter/lab/user-settings/@jupyterlab"
_LESSONS = ("lessons/00_start_here.ipynb", "lessons/01_sticky_sessions.ipynb")
_WIDGETS = [f"notebook:{lesson}" for lesson in _LESSONS]
_WORKSPACE = {
    "data": {
        "layout-restorer:data": {
            "main": {
                "dock": {"type": "tab-area", "currentIndex": 1, "widgets": _WIDGETS},
                "current": _WIDGETS[1],
            },
            "left": {"collapsed": True, "widgets": []},
            "right": {"collapsed": True, "widgets": []},
        },
        **{
            widget: {"data": {"path": lesson, "factory": "Notebook"}}
            for widget, lesson in zip(_WIDGETS, _LESSONS, strict=True)
        },
    },
    "metadata": {"id": "default"},
}
_PROGRESS = {
    "predictions": {"01.of-somebody": {"choice": "same", "as_predicted": False}},
    "quiz": {"01.q1": {"first": "all", "right": True}},
    "checks": {"lab01.makers": {"attempts": 3, "hints": 1, "passed": True}},
}
_SAYS_SO = "print('a start of my own')\n"
_BROKEN_KERNEL = {"argv": ["false"], "display_name": "My Python", "language": "python"}

# A text as it is, anything else as JSON.
FILES: dict[str, object] = {
    f"{_SETTINGS}/apputils-extension/themes.jupyterlab-settings": {"theme": "JupyterLab Dark"},
    f"{_SETTINGS}/translation-extension/plugin.jupyterlab-settings": {"locale": "ko_KR"},
    f"{_SETTINGS}/notebook-extension/tracker.jupyterlab-settings": {"recordTiming": True, "windowingMode": "none"},
    f"{_SETTINGS}/docmanager-extension/plugin.jupyterlab-settings": {"autosave": False},
    ".jupyter/lab/workspaces/default-37a8.jupyterlab-workspace": _WORKSPACE,
    ".jupyter/jupyter_config.json": {"ServerApp": {"port": 9999}, "IdentityProvider": {"token": "my own"}},
    ".jupyter/jupyter_server_config.py": "c.ServerApp.port = 9999\nc.IdentityProvider.token = 'my own'\n",
    ".jupyter/jupyter_nbconvert_config.py": "c.HTMLExporter.template_name = 'classic'\n",
    ".jupyter/migrated": "",
    ".local/share/jupyter/kernels/python3/kernel.json": _BROKEN_KERNEL,
    ".local/share/sticky-lab/progress.json": _PROGRESS,
    ".ipython/profile_default/ipython_config.py": "c.InteractiveShellApp.exec_lines = [\"print('mine')\"]\n",
    ".ipython/profile_default/ipython_kernel_config.py": "c.InteractiveShell.ast_node_interactivity = 'all'\n",
    ".ipython/profile_default/startup/00-mine.py": _SAYS_SO,
    ".pythonrc.py": _SAYS_SO,
    ".my-python/sitecustomize.py": _SAYS_SO,
    ".curlrc": "include\nproxy = http://127.0.0.1:9\nuser-agent = mine\n",
    ".netrc": "default login me password mine\n",
    ".config/matplotlib/matplotlibrc": "backend: TkAgg\nfont.size: 30\n",
    ".config/git/config": "[core]\n\tautocrlf = true\n",
    ".gitconfig": "[user]\n\tname = Somebody\n[init]\n\tdefaultBranch = trunk\n",
    ".aws/config": "[default]\nregion = ap-northeast-2\noutput = yaml\n",
    ".cfnlintrc": "templates:\n  - nowhere.yaml\n",
}
# Relative paths are below the home.
VARIABLES = {
    "LANG": "ko_KR.UTF-8",
    "LC_ALL": "ko_KR.UTF-8",
    "LANGUAGE": "ko",
    "TZ": "Asia/Seoul",
    "NO_COLOR": "1",
    "COLUMNS": "40",
    "BROWSER": "false %s",
    "EDITOR": "ed",
    "PYTHONSTARTUP": ".pythonrc.py",
    "PYTHONPATH": ".my-python",
    "PYTHONWARNINGS": "always",
    "JUPYTER_TOKEN": "my own",
    "JUPYTER_PORT": "9999",
    "JUPYTER_CONFIG_DIR": ".jupyter",
    "JUPYTER_PREFER_ENV_PATH": "0",
    "JUPYTERLAB_WORKSPACES_DIR": ".jupyter/lab/workspaces",
    "JUPYTERLAB_SETTINGS_DIR": ".jupyter/lab/user-settings",
    "IPYTHONDIR": ".ipython",
    "STICKY_LAB_PROGRESS": ".local/share/sticky-lab/progress.json",
    "AWS_PROFILE": "mine",
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
    "ALL_PROXY": "http://127.0.0.1:9",
}


def fill(home: Path) -> dict[str, str]:
    """Fill a folder, which need not be there, with somebody's use; return the environment of that person's shell."""
    for name, content in FILES.items():
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        file.chmod(0o600)
    theirs = {name: str(home / value) if value.startswith(".") else value for name, value in VARIABLES.items()}
    return {**os.environ, "HOME": str(home), "USERPROFILE": str(home), **theirs}


def contents(home: Path) -> dict[str, str]:
    """Return the files below a home, but for caches, each with what tells its content from another."""
    return {
        file.relative_to(home).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in home.rglob("*")
        if file.is_file() and not {".cache", "__pycache__"} & set(file.relative_to(home).parts)
    }


def main(folder: str, *command: str) -> int:
    """Fill the folder and run the command in it, if there is one; return the exit status."""
    home = Path(folder).resolve()
    environment = fill(home)
    if not command:
        return 0
    before = contents(home)
    status = subprocess.run(command, env=environment, check=False).returncode
    after = contents(home)
    changed = sorted(name for name in before | after if before.get(name) != after.get(name))
    if changed:
        print("changed in the used home:", *changed, sep="\n  ")
    return status or bool(changed)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
