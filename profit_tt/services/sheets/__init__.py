"""What lies between an office's spreadsheet and rows of the network: bytes, grid, columns, values, drafts.

    reading.read(bytes)          -> Grid      text cells with the places they stand at; refuses what is no table
    headers.guess(grid, kind)    -> Mapping   which column is which field, and how sure that is
    checking.check(...)          -> Checked   drafts, questions (date order) and faults: row, column, value, reason
    alike.near(...)              -> Pair      organisations that may be one and the same; a person decides

Pure functions and frozen values: nothing here knows of a page or of the database. A workbook is opened in a process of
its own (apart.py), which has only so much time and memory.
"""
