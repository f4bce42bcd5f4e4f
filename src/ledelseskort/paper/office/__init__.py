"""Office files on their way in and out: what a spreadsheet, a document or a presentation has of cards, and back."""
