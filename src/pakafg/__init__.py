"""x"""
from pakafg.corpus.loading import load_corpus
