//! Who pays for a request, and who asks too often.
//!
//! By account or token first: ministries leave through few addresses, so an address is a last resort with a wide limit.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Extensions, HeaderMap};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::CookieJar;
use sha2::{Digest as _, Sha256};

use super::fault::Fault;
use super::session::browser_cookie_name;
use super::sign_in::RefusalPage;
use crate::accounts::hash_token;
use crate::app::App;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::graphql::Viewer;
use crate::platform::rate::{Purse, Rate};

/// Requests of the sign-in in a minute from one browser: about ten sign-ins.
const SIGN_INS_PER_BROWSER: NonZeroU32 = NonZeroU32::new(30).expect("not zero");

/// Where a browser goes to sign in and comes back.
const SIGN_IN: &str = "/connexion/";

/// Every budget of the HTTP layer; clones share them.
#[derive(Clone, Debug)]
pub struct Rates {
    accounts: Rate,
    addresses: Rate,
    browsers: Rate,
    browser_cookie: &'static str,
    sign_ins: Rate,
    feeds: Rate,
    address_header: Option<String>,
}

impl Rates {
    /// As configured.
    pub fn new(app: &App) -> Self {
        let (limits, clock) = (&app.config.limits, &app.platform.clock);
        Self {
            accounts: Rate::per_minute(limits.account_cost_per_minute, clock),
            addresses: Rate::per_minute(limits.address_cost_per_minute, clock),
            browsers: Rate::per_minute(SIGN_INS_PER_BROWSER, clock),
            browser_cookie: browser_cookie_name(app.config.cookies_in_clear()),
            sign_ins: Rate::per_minute(limits.sign_in_requests_per_minute, clock),
            feeds: Rate::per_minute(limits.feed_fetches_per_minute, clock),
            address_header: limits.client_address_header.clone(),
        }
    }

    /// Whose budget a query's cost is taken from.
    pub fn purse(&self, viewer: &Viewer, headers: &HeaderMap, extensions: &Extensions) -> Purse {
        match &viewer.0 {
            Some(actor) => Purse { rate: self.accounts.clone(), key: actor.person.uuid().to_string() },
            None => Purse { rate: self.addresses.clone(), key: self.address(headers, extensions) },
        }
    }

    /// One step of a sign-in: by browser first; by address too, so that leaving cookies out gains nothing.
    fn sign_in(&self, headers: &HeaderMap, extensions: &Extensions) -> Result<()> {
        if let Some(browser) = CookieJar::from_headers(headers).get(self.browser_cookie) {
            self.browsers.spend(&hash_token(browser.value()), 1)?;
        }
        self.sign_ins.spend(&self.address(headers, extensions), 1)
    }

    /// The client's address: what the reverse proxy says if it is configured to, else the connection's. Of an IPv6
    /// address the network only, since one client has as many as it likes.
    pub fn address(&self, headers: &HeaderMap, extensions: &Extensions) -> String {
        let named = self.address_header.as_ref().and_then(|name| headers.get(name)?.to_str().ok());
        // A proxy adds what it saw at the end; what stands before may come from the client itself.
        let named = named.and_then(|list| list.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
        let connected = || extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        match named.or_else(connected).map(|address| address.to_canonical()) {
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => format!("{:x?}", &address.segments()[..4]),
            None => String::new(),
        }
    }
}

/// Refuses those who ask too often for what is open to all: sign-in, by address, and feeds, by token.
///
/// Chosen by path alone, so that a new route under these prefixes is limited from its first day.
pub async fn watch(State(rates): State<Rates>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let paid = if path.starts_with(SIGN_IN) || path.starts_with("/deconnexion") {
        rates.sign_in(request.headers(), request.extensions())
    } else if path.starts_with("/calendrier/") {
        // Hashed, since the path is the token and a table of buckets is no place to keep it.
        rates.feeds.spend(&hex::encode(Sha256::digest(path)), 1)
    } else {
        Ok(())
    };
    match paid {
        Ok(()) => next.run(request).await,
        // A person stands before the sign-in's doors, a program before all the others.
        Err(error) if path.starts_with(SIGN_IN) => RefusalPage::from(error).into_response(),
        Err(error) => Fault::from(error).problem(),
    }
}
