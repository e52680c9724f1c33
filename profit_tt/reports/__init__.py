"""F3, the take-away: picture -> CSV, XLSX, JSON."""
