"""What was understood in, what the report says of it out: candidates, the fitted model, lines."""
