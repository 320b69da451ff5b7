"""Orchestration: files -> chunks -> process pool -> store -> findings -> reports; nothing but orchestration.

Every stage is a plain function that runs without Prefect; `deployments` wraps them as flows and tasks and is the only
module, with `server`, that imports Prefect. `prefect_home.configure` must have run before either is imported.
"""
