"""The stages: pure functions from model to model, data walks forward only."""
