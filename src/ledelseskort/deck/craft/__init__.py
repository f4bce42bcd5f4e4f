"""The craft check: what makes a question good to read aloud and talk about, as far as a machine can tell."""
