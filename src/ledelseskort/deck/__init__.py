"""What can be played: decks, cards, and what is wrong in their files."""
