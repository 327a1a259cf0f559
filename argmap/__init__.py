"""Argument maps as code."""
