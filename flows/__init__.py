"""Prefect flows: orchestration and nothing else."""
