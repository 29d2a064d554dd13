"""The short paper as a Word document, from the same view as the PDF and the web page."""
