"""The words of the catalogue of problems, by subject: code, what is wrong, why it matters, what to do."""
