"""The Textual app: screens and widgets that paint what the table offers."""
