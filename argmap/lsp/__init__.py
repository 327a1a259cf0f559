"""The language server. Pure functions, one file a feature; only `server` knows the protocol."""
