"""Binds a page of HTML into one PDF that is both an archive copy (PDF/A-3a) and accessible (PDF/UA-1)."""

from investcase.report.pdf.unavailable import PdfUnavailable, install_line
from investcase.report.pdf.writing import Attached, page_count, pdf_bytes

__all__ = ["Attached", "PdfUnavailable", "install_line", "page_count", "pdf_bytes"]
