"""Tests of index/formats/page."""
