"""The take-away: picture -> CSV, XLSX, JSON. Pure functions; `tables` says what is in them."""
