"""F2, the measuring: arrays and frames in, frozen results out; no input, no output, no clock."""
