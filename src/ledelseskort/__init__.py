"""Dialogue cards for leaders, in a terminal."""
