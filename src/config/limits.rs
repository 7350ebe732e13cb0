//! How much may be asked at once and over time.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

/// How much may be asked at once and over time.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LimitsConfig {
    /// How deep fields may be nested in a query.
    pub query_depth: u32,
    /// What a query may cost: each field counts for one, times the sizes of the pages around it.
    pub query_cost: u32,
    /// Fields under another name in one selection.
    pub query_aliases: u32,
    /// Words and signs of a query's text.
    pub query_tokens: u32,
    /// Seconds a query may take.
    pub query_seconds: u32,
    /// Cost that one account may spend in a minute.
    pub account_cost_per_minute: NonZeroU32,
    /// Cost that all who are not signed in may spend in a minute from one address; loose, because ministries leave
    /// through few addresses.
    pub address_cost_per_minute: NonZeroU32,
    /// Requests of the sign-in in a minute from one address, about three for each sign-in; loose for the same reason.
    pub sign_in_requests_per_minute: NonZeroU32,
    /// Fetches of one calendar feed in a minute.
    pub feed_fetches_per_minute: NonZeroU32,
    /// Pages that one session may follow live at once.
    pub subscriptions_per_session: u32,
    /// Seconds after which a subscription is asked anew although nothing changed, so that it ends with its rights.
    pub subscription_check_seconds: u32,
    /// The header in which the reverse proxy names the client's address; without it, the connection's is taken.
    pub client_address_header: Option<String>,
}

impl Default for LimitsConfig {
    fn default() -> Self {
        let units = |units: u32| NonZeroU32::new(units).unwrap_or(NonZeroU32::MIN);
        Self {
            query_depth: 15,
            query_cost: 5_000,
            query_aliases: 10,
            query_tokens: 20_000,
            query_seconds: 10,
            account_cost_per_minute: units(100_000),
            address_cost_per_minute: units(100_000),
            sign_in_requests_per_minute: units(300),
            feed_fetches_per_minute: units(30),
            subscriptions_per_session: 20,
            subscription_check_seconds: 60,
            client_address_header: None,
        }
    }
}

impl LimitsConfig {
    /// What is wrong, as (setting, message).
    pub(super) fn faults(&self) -> Vec<(&'static str, &'static str)> {
        let mut found = Vec::new();
        for (key, value) in [
            ("limits.query_depth", self.query_depth),
            ("limits.query_cost", self.query_cost),
            ("limits.query_aliases", self.query_aliases),
            ("limits.query_tokens", self.query_tokens),
            ("limits.query_seconds", self.query_seconds),
            ("limits.subscriptions_per_session", self.subscriptions_per_session),
            ("limits.subscription_check_seconds", self.subscription_check_seconds),
        ] {
            if value == 0 {
                found.push((key, "at least 1"));
            }
        }
        for (key, value) in [
            ("limits.account_cost_per_minute", self.account_cost_per_minute),
            ("limits.address_cost_per_minute", self.address_cost_per_minute),
        ] {
            if value.get() < self.query_cost {
                found.push((key, "at least limits.query_cost, or the dearest query could never run"));
            }
        }
        if self
            .client_address_header
            .as_ref()
            .is_some_and(|name| axum::http::HeaderName::try_from(name).is_err())
        {
            found.push(("limits.client_address_header", "not a header name"));
        }
        found
    }
}
