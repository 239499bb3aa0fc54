"""Linear recurrences x(t+1) = A(t) x(t): closed forms, exact values, limits. Nothing here knows what a loop is."""
