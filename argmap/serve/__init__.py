"""The live preview: a server for one reader's browser, on one machine."""
