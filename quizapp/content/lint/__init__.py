"""Lint: finds what makes questions bad though their form is right."""
