"""Tests of index/formats/word."""
