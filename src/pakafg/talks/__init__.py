"""The talks: rounds, demands with their answers, statements and accusations."""
