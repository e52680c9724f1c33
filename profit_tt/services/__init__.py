"""F3, the verbs: one module a kind of deed; rules, rights, transactions.

A deed takes `by=Person` (a device in a think tank) and looks up in the database what that person may do. It raises
what stands in `profit_tt.errors`; it never trusts a page.
"""
