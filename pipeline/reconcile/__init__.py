"""Records -> Reconciliation."""
