//! Territories, organisations and posts: who exists, where, with which functions.
