"""Makes lessons/images/panel.png, the picture of the panel in the README: `python -m tests.browser.make_picture`.

Four moments of one story, in both languages: no stickiness, ten minutes of it, the duration over, a target killed.
"""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from playwright.sync_api import Page, sync_playwright

from sticky_lab.commands.ports import first_free
from tests.browser.conftest import CHROMIUM_ARGUMENTS, TOKEN, answers, wait_until
from tests.browser.notebook import run_all
from tests.conftest import ROOT
from tests.get_chromium import chromium_path

PICTURE = ROOT / "lessons" / "images" / "panel.png"
CELL = """from sticky_lab import Lab

lab = Lab(targets=3, seed=1, start="2026-01-05T09:00:00Z")
alice, bob, carol = lab.browser("alice"), lab.browser("bob"), lab.browser("carol")
lab.panel()"""
CAPTIONS = (
    "1 고정 없음 · no stickiness",
    "2 10분 고정 · ten minutes",
    "3 기간이 끝남 · duration over",
    "4 대상 종료 · target killed",
)


def _story(page: Page) -> list[bytes]:
    def click(part: str, key: str) -> None:
        page.locator(f'.sticky-lab-{part} [data-key="{key}"]').first.click()

    def shot(shown: str) -> bytes:
        page.wait_for_function(f"document.querySelector('.sticky-lab-map').textContent.includes({shown!r})")
        page.wait_for_function("document.querySelectorAll('.sticky-lab-map circle').length === 0")
        return page.locator(".sticky-lab-map svg").screenshot()

    page.locator('.sticky-lab-traffic [data-key="who"]').select_option("")
    click("traffic", "send-10")
    shots = [shot("10 (33%)")]
    page.locator('.sticky-lab-form [data-key="kind"]').select_option("lb_cookie")
    page.locator('.sticky-lab-form [data-key="number"]').fill("10")
    page.locator('.sticky-lab-form [data-key="unit"]').select_option("m")
    click("form", "save")
    page.wait_for_function("document.querySelector('.sticky-lab-form [role=status]').textContent !== ''")
    page.locator('.sticky-lab-traffic [data-key="who"]').select_option("bob")
    click("traffic", "send-10")
    page.locator('.sticky-lab-traffic [data-key="who"]').select_option("alice")
    click("traffic", "send-1")
    page.wait_for_function("document.querySelectorAll('.sticky-lab-map path.thread').length === 2")
    shots.append(shot("%"))
    click("timeline", "after")
    page.wait_for_function("document.querySelectorAll('.sticky-lab-map path.lapsing').length === 2")
    shots.append(shot("%"))
    page.locator('.sticky-lab-targets [data-key^="kill-"]').first.click()
    shots.append(shot("✕"))
    return shots


def main() -> None:
    """Run a JupyterLab, tell the story, and put its pictures into one."""
    path = chromium_path()
    if path is None:
        sys.exit("There is no Chromium here: run python tests/get_chromium.py first.")
    port = first_free(18990)
    with tempfile.TemporaryDirectory() as folder:
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
        book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(book, Path(folder) / "panel.ipynb")
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"]
        command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", f"--IdentityProvider.token={TOKEN}"]
        command += [f"--ServerApp.root_dir={folder}", "--Application.log_level=ERROR"]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_until(lambda: answers(f"http://localhost:{port}/api"), "JupyterLab did not start")
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
                page = browser.new_page(viewport={"width": 1000, "height": 1000}, reduced_motion="reduce")
                page.goto(f"http://localhost:{port}/lab/tree/panel.ipynb?reset&token={TOKEN}")
                page.wait_for_selector(".sticky-lab-language select")
                run_all(page)
                figures = "".join(
                    f"<figure><img src='data:image/png;base64,{base64.b64encode(shot).decode()}'>"
                    f"<figcaption>{caption}</figcaption></figure>"
                    for shot, caption in zip(_story(page), CAPTIONS, strict=True)
                )
                sheet = browser.new_page(viewport={"width": 1000, "height": 100})
                style = "body{margin:8px;display:grid;grid-template-columns:1fr 1fr;gap:8px;font:16px sans-serif}"
                style += (
                    "figure{margin:0;border:1px solid #999;padding:8px}img{width:100%}figcaption{text-align:center}"
                )
                sheet.set_content(f"<style>{style}</style>{figures}")
                sheet.screenshot(path=PICTURE, full_page=True)
                browser.close()
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
