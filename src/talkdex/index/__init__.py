"""The index: one SQLite file, and the only room that writes SQL.

Reading (`reader`, `positions`) needs the standard library alone, so that a search starts fast;
writing (`writer`, `schema`, `jobs`) goes through sqlite-utils.
"""
