"""What happens while it is played: moves, and the table they fold to."""
