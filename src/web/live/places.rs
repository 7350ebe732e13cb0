//! How many things one session follows at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::accounts::hash_token;

/// The places of all sessions, on this instance; clones share them.
#[derive(Clone, Debug)]
pub struct Places {
    most: u32,
    taken: Arc<Mutex<HashMap<String, u32>>>,
}

impl Places {
    /// So many for each session.
    pub fn new(most: u32) -> Self {
        Self { most, taken: Arc::default() }
    }

    /// Takes one for the session that this token opens.
    pub fn take(&self, token: &str) -> Option<Place> {
        let session = hash_token(token);
        let mut all = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mine = all.entry(session.clone()).or_default();
        if *mine >= self.most {
            return None;
        }
        *mine += 1;
        metrics::gauge!("jonction_live_lines").increment(1.0);
        Some(Place { places: self.clone(), session })
    }
}

/// A place taken; dropped, it is free again.
#[derive(Debug)]
pub struct Place {
    places: Places,
    session: String,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut all = self.places.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mine) = all.get_mut(&self.session) {
            *mine -= 1;
            if *mine == 0 {
                all.remove(&self.session);
            }
        }
        metrics::gauge!("jonction_live_lines").decrement(1.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_has_its_own_places_and_gets_back_those_it_leaves() {
        let places = Places::new(2);
        let first = places.take("a");
        let second = places.take("a");
        assert!(first.is_some() && second.is_some());
        assert!(places.take("a").is_none());
        assert!(places.take("b").is_some(), "another session");
        drop(second);
        assert!(places.take("a").is_some());
        drop(first);
        assert!(places.taken.lock().unwrap().is_empty(), "nothing is kept of sessions that follow nothing");
    }
}
