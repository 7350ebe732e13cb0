//! The guard: no text about an individual justiciable or patient gets in.
