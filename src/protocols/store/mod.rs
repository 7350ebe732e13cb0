//! All SQL of protocols: reads of things in `read`, of pages in `list`, writes in `write`.

pub mod list;
pub mod my_data;
pub mod published;
pub mod read;
pub mod succession;
pub mod vacancies;
pub mod write;
