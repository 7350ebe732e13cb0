//! Vocabulary shared by every slice: no I/O, no domain rule.
