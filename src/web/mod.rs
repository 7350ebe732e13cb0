//! HTTP: router, sign-in, feeds, assets.
