"""Tests of qa/, a file for each module, and golden conversations end to end."""
