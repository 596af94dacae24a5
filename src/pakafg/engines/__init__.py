"""Engines that know numbers alone: bounds on trees, irreducible conflicts, constraints."""
