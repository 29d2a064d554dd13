"""How the site is built from docs/: scripts/site. Nothing is fetched while it is built or read."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "investcase"
author = "investcase"
project_copyright = "investcase"
language = "en-GB"
root_doc = "index"
# The papers themselves are given out as they are by the pages that name them.
exclude_patterns = ["site", "papers"]
extensions = ["myst_parser", "making"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 4
# A hyphen is a hyphen: options begin with two.
smartquotes = False
# A fence says for whom it is: `yaml whole case` and the rest are YAML.
highlight_language = "none"

html_theme = "furo"
html_title = "investcase"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
html_permalinks = False
