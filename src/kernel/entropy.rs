//! Randomness as a parameter: from the operating system in production, from a seed in tests and seeding.

use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::{RngCore as _, SeedableRng as _};
use rand_chacha::ChaCha20Rng;
use uuid::Uuid;
use uuid::timestamp::{Timestamp as UuidTimestamp, context::NoContext};

use super::clock::Ts;

/// A cryptographic generator, shared by all clones.
#[derive(Clone)]
pub struct Entropy(Arc<Mutex<ChaCha20Rng>>);

impl Entropy {
    /// Seeded by the operating system.
    #[must_use]
    pub fn from_os() -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_os_rng())))
    }

    /// Reproducible: the same seed gives the same ids and tokens.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
    }

    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }

    /// A version 7 UUID whose time part is the given instant.
    #[must_use]
    pub fn uuid(&self, at: Ts) -> Uuid {
        let micros = at.timestamp().as_microsecond();
        let seconds = u64::try_from(micros.div_euclid(1_000_000)).unwrap_or(0);
        let nanos = u32::try_from(micros.rem_euclid(1_000_000) * 1000).unwrap_or(0);
        let stamp = Uuid::new_v7(UuidTimestamp::from_unix(NoContext, seconds, nanos));
        let mut bytes = *stamp.as_bytes();
        let mut random = [0_u8; 10];
        self.fill(&mut random);
        // Version and variant bits stay; everything after the 48-bit time is ours.
        bytes[6] = 0x70 | (random[0] & 0x0f);
        bytes[7] = random[1];
        bytes[8] = 0x80 | (random[2] & 0x3f);
        bytes[9..].copy_from_slice(&random[3..]);
        Uuid::from_bytes(bytes)
    }

    /// 256 random bits, as 43 characters that need no escaping in a URL or cookie.
    #[must_use]
    pub fn token(&self) -> String {
        let mut bytes = [0_u8; 32];
        self.fill(&mut bytes);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// A uniform number below `bound`, for jitter and generated data.
    ///
    /// # Panics
    /// When `bound` is zero.
    #[must_use]
    pub fn below(&self, bound: u64) -> u64 {
        assert!(bound > 0, "an empty range has no number");
        let mut bytes = [0_u8; 8];
        self.fill(&mut bytes);
        u64::from_le_bytes(bytes) % bound
    }
}

impl std::fmt::Debug for Entropy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Entropy")
    }
}
