"""The vocabulary of kehoach: frozen pydantic models, no input or output.

`record` and `reconciliation` hold the contract that everything reads; `document` and `outline` carry a plan from its
bytes to the extractors; `errors` is the one tree of failures.
"""
