"""The periods sentences name or mean, and which of them a figure is of."""
