"""Prevention business cases from YAML: a net-present-value case, whole-system and sourced."""
