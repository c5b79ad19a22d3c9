"""What Spanish, Portuguese and Italian listing copy have in common: forms, with each language's words."""
