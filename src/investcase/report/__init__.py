"""A view of strings and tables, then PDF, HTML, workbook, JSON and text."""
