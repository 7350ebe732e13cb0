//! Fictitious matter: two territories to try the product in, and a whole country to measure it with.

mod agreements;
mod arrival;
mod exchange;
mod lived;
mod national;
mod planter;
mod regions;
mod sheet;
mod sign_in;
mod territories;
mod texts;

pub use national::{Progress, Scale, seed};
pub use sign_in::{DemoSignIn, HEALTH, STATE};
pub use territories::{PERSONAS, Persona, plant_once};
pub use texts::all as all_texts;
