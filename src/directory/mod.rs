//! Territories, organisations and posts: who exists, where, with which functions.

mod contacts;

pub use contacts::ContactBook;
