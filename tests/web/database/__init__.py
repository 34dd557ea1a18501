"""The tests of web/database/, on SQLite and on a real PostgreSQL."""
