"""Which edition a report is (region, level, year, date, meeting, speaker), and which of its lines are no body."""
