"""Prints a page to PDF with the Chromium, Chrome or Edge of this machine."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from nbconvert.utils.exceptions import ConversionException

SECONDS = 120
BROWSERS = [
    os.environ.get("CHROMIUM", ""),
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
]


def find_browser():
    """The first browser on this machine that can print without a window."""
    found = next((path for path in map(shutil.which, filter(None, BROWSERS)) if path), None)
    if found is None:
        raise ConversionException(
            "A PDF is printed by Chromium, Chrome or Edge, and none of them is installed here. Install one of "
            "them, or set CHROMIUM to the path of one and start JupyterLab again. Or choose HTML instead of "
            "PDF, open the page in any browser and print it there to a PDF."
        )
    return found


def printed(page, browser):
    """The PDF of a page."""
    # A Chromium from Ubuntu's Snap Store sees no other folder for temporary files.
    snap = Path.home() / "snap" / "chromium" / "common"
    parent = snap if snap.is_dir() else None
    with tempfile.TemporaryDirectory(dir=parent, ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, "notebook.html"), Path(folder, "notebook.pdf")
        source.write_text(page, encoding="utf-8")
        command = [browser, "--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={Path(folder, 'profile')}", f"--print-to-pdf={target}"]
        # Chromium refuses the root user, who is the only user in many containers, unless told so.
        if sys.platform != "win32" and os.geteuid() == 0:
            command.append("--no-sandbox")
        try:
            subprocess.run([*command, source.as_uri()], capture_output=True, timeout=SECONDS)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ConversionException(could_not(browser)) from error
        if not target.exists():
            raise ConversionException(could_not(browser))
        return target.read_bytes()


def could_not(browser):
    return (
        f"{browser} could not print the notebook. Choose HTML instead of PDF, open the page in a browser and "
        "print it there to a PDF; or set CHROMIUM to the path of another Chromium, Chrome or Edge and start "
        "JupyterLab again."
    )
