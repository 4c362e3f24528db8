"""Everything the release says beyond its primary statements: bridges, segments, key figures, guidance."""

from pipeline.extract.beyond.guidance import read_guidance
from pipeline.extract.beyond.mapping import map_beyond, map_prose

__all__ = ["map_beyond", "map_prose", "read_guidance"]
