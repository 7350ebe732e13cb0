//! What mutations are given.

mod approval;
mod decision;
mod existing;
mod protocol;
mod text;

pub use approval::*;
pub use decision::*;
pub use existing::*;
pub use protocol::*;
pub use text::*;
