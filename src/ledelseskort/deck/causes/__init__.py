"""Why a text is no YAML: what its author must change, found in the text itself."""
