"""What is kept of a meeting, behind one port."""
