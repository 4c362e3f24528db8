"""Report and files -> Findings. Arelle lives here and nowhere else; importing this package does not import it."""

from pipeline.validate.packages import add_package, installed_packages
from pipeline.validate.validation import validate, validate_together

__all__ = ["add_package", "installed_packages", "validate", "validate_together"]
