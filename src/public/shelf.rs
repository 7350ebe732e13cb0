//! Copies of pages that anybody reads, kept for a minute by each instance.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};

use super::model::Published;
use crate::kernel::clock::Ts;

/// How long a copy may be behind what it shows.
const FRESH: SignedDuration = SignedDuration::from_secs(60);

/// A page ready to be sent.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Strong validator: a hash of the page.
    pub etag: String,
    /// The whole document.
    pub html: Arc<str>,
    /// What it says.
    pub published: Arc<Published>,
}

/// The copies of one instance. There are as many as published sheets: unknown addresses are never kept.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<HashMap<String, (Ts, Copy)>>);

impl Shelf {
    /// A copy that is fresh enough.
    pub fn copy(&self, slug: &str, now: Ts) -> Option<Copy> {
        let copies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (made, copy) = copies.get(slug)?;
        (*made <= now && now < made.plus(FRESH)).then(|| copy.clone())
    }

    /// Keeps a page just made.
    pub fn keep(&self, slug: &str, published: Published, html: String, now: Ts) -> Copy {
        let etag = format!("\"{}\"", hex::encode(&Sha256::digest(&html)[..16]));
        let copy = Copy { etag, html: html.into(), published: published.into() };
        let mut copies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        copies.insert(slug.to_owned(), (now, copy.clone()));
        copy
    }

    /// Forgets it at once.
    pub fn forget(&self, slug: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(slug);
    }
}
