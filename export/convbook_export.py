"""Exports notebooks as pages that need no network, and as PDF through the browser that is there."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.utils.exceptions import ConversionException
from traitlets import Unicode, default

FOLDER = Path(__file__).resolve().parent
FORMULA = re.compile(r'<span data-formula="(inline|block)">(.*?)</span>', re.DOTALL)
SECONDS = 120


class MarkedFormulas(IPythonRenderer):
    """Markdown whose formulas are marked, to be translated all at once."""

    def inline_math(self, body):
        return f'<span data-formula="inline">{html.escape(body)}</span>'

    def block_math(self, body):
        return f'<span data-formula="block">{html.escape(body)}</span>'

    def latex_environment(self, name, body):
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")


class PageExporter(HTMLExporter):
    """A page whose formulas are MathML, which browsers draw by themselves."""

    node = Unicode("node", help="The command that starts Node.").tag(config=True)

    @default("template_name")
    def _template_name_default(self):
        return "convbook"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self):
        return [str(FOLDER / "templates")]

    @pass_context
    def markdown2html(self, context, source):
        renderer = MarkedFormulas(
            escape=False,
            attachments=context.get("cell", {}).get("attachments", {}),
            embed_images=self.embed_images,
            path=context.get("resources", {}).get("metadata", {}).get("path", ""),
            anchor_link_text=self.anchor_link_text,
            exclude_anchor_links=self.exclude_anchor_links,
            **self.lexer_options,
        )
        return MarkdownWithMath(renderer=renderer).render(source)

    def from_notebook_node(self, nb, resources=None, **kw):
        page, resources = super().from_notebook_node(nb, resources, **kw)
        return self.with_formulas(page), resources

    def with_formulas(self, page):
        """The page with MathML in the place of its formulas; without Node they stay TeX."""
        formulas = [
            {"tex": html.unescape(tex), "display": kind == "block"}
            for kind, tex in FORMULA.findall(page)
        ]
        command = [self.node, str(FOLDER / "formulas.mjs")]
        try:
            ran = subprocess.run(
                command, input=json.dumps(formulas).encode(), capture_output=True, check=True
            )
            markup = iter(json.loads(ran.stdout))
        except (OSError, subprocess.CalledProcessError) as error:
            self.log.warning("Formulas stay as they are written: %s", error)
            markup = iter([f"<code>{html.escape(one['tex'])}</code>" for one in formulas])
        return FORMULA.sub(lambda _: next(markup), page)


class PaperExporter(PageExporter):
    """A PDF, printed from the page by Chromium, Chrome or Edge."""

    export_from_notebook = "PDF"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self):
        return ".pdf"

    @default("template_extension")
    def _template_extension_default(self):
        return ".html.j2"

    def from_notebook_node(self, nb, resources=None, **kw):
        browser = find_browser()
        page, resources = super().from_notebook_node(nb, resources, **kw)
        a4 = page.replace("</head>", "<style>@page { size: A4 }</style></head>", 1)
        return printed(a4, browser), resources


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
