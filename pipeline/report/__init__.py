"""Reconciliation -> pages people read."""
