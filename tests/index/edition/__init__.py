"""Tests of index/edition."""
