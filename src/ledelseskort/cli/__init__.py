"""Arguments, exit codes, the plain mode, and the one place that joins disk to screen."""
