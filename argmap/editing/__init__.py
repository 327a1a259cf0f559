"""What helps to write argument files: quotations, new files, other names, other sources."""
