"""Speed and load: one command each, on settings named, beside a reference run. Results go to bench/RESULTS.md."""
