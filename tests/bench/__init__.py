"""Measure what a person waits for; nothing here is asserted, and no test runs it."""
