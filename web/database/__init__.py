"""What the service keeps: conversations, answers with their trace, feedback, keys. SQLite, or PostgreSQL by URL."""
