"""The paper as strings and tables, section by section: templates only lay it out."""
