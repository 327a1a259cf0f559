"""What changed in an argument between two states of its files."""

from argmap.diff.change import Caution, Change, Consequence, Detail, Diff
from argmap.diff.diff import diff

__all__ = ["Caution", "Change", "Consequence", "Detail", "Diff", "diff"]
