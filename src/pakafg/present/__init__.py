"""What a person sees: the command line, notebooks, charts and the dossier."""
