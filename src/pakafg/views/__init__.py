"""What a reader is shown of an answer, once for every place that shows it."""
