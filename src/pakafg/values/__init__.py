"""The values that records are made of. They know pendulum and nothing of documents."""
