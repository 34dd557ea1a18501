"""The web folder's tests."""
