"""The report: what it says as plain data in one language (contents), and the same as PDF and as one HTML file."""
