"""Tests of index/formats."""
