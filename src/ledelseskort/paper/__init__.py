"""What leaves the program and what comes in: minutes, calendar, print."""
