"""The dossier: one page on which every figure leads to the characters it rests on."""

from pakafg.present.dossier.writing import dossier

__all__ = ["dossier"]
