"""Whole cases from seeds: YAML that says everything a case may say, for laws that hold of every case."""
