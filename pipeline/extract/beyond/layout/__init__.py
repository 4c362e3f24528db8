"""Tables set upright before their lines are read: columns, periods, scales, what lines count."""
