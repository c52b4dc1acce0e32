"""Exports notebooks as pages that need no network, and as PDF through the browser that is there."""

import html
import json
import re
import subprocess
from pathlib import Path

from convbook_browser import find_browser, printed
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from traitlets import Unicode, default

FOLDER = Path(__file__).resolve().parent
TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
# In pixels: what A4 has room for, a digit in the widest of the usual fonts, and what surrounds a cell's text.
PAPER, DIGIT, AROUND = 690, 8.3, 20
FORMULA = re.compile(r'<span data-formula="(inline|block)">(.*?)</span>', re.DOTALL)


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

    def _init_resources(self, resources):
        resources = super()._init_resources(resources)
        # JupyterLab's dialog asks for this by default, but nbconvert then lets neither headings nor pictures
        # through and shows their tags as text. A page holds what its notebook holds, live figures included.
        resources["should_sanitize_html"] = False
        return resources

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
        return TABLE.sub(fitted, self.with_formulas(page)), resources

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


def fitted(table):
    """A table as it is, or one that is too wide for paper in a box that says how much it has to shrink."""
    columns = {}
    for row in ROW.findall(table[0]):
        for k, cell in enumerate(CELL.findall(row)):
            # Text goes on in the next line, a number does not.
            words = html.unescape(TAG.sub("", cell)).split()
            columns[k] = max(columns.get(k, 0), *map(len, words), 1)
    width = sum(AROUND + DIGIT * length for length in columns.values())
    if width <= PAPER:
        return table[0]
    return f'<div class="wide" style="--fit:{PAPER / width:.3f}">{table[0]}</div>'


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
