"""Tests of index/formats/pdf."""
