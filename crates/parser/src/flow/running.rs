//! What is running: functions, the scopes of their variables, and what `break` and `continue` can go to.

