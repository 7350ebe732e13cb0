//! Fictitious matter: two territories to try the product in, and a whole country to measure it with.

mod agreements;
mod arrival;
mod lived;
mod national;
mod personas;
mod planter;
mod ravine;
mod regions;
mod seine;
mod sheet;
mod sign_in;
mod territories;
mod texts;
mod year;

pub use national::{Progress, Scale, seed};
pub use personas::{PERSONAS, Persona};
pub use sign_in::{DemoSignIn, HEALTH, STATE};
pub use territories::plant_once;
pub use texts::all as all_texts;
