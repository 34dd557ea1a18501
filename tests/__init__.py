"""Mirrors the tree of the program, folder by folder; opens no socket beyond this machine."""
