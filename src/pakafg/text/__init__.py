"""The one voice: dates, figures, people, quotations and what is escaped, as readers see them."""
