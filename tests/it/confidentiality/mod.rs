//! The confidentiality guard: measured on a labelled corpus, then held to its properties.

mod contract;
mod measured;
mod properties;
