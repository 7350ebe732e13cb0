//! Facts for every page, signed in or not.

use async_graphql::{Context, Object, SimpleObject};

use crate::accounts::{self, SignIn, SignInProvider};
use crate::calendar::inbound;
use crate::config::Config;
use crate::events;
use crate::kernel::clock::{Clock, Ts};
use crate::kernel::retention::Kept;
use crate::meetings;
use crate::platform::Platform;
use crate::platform::graphql::ContextExt as _;
use crate::platform::{audit, jobs, mail, pdf};
use crate::protocols::reviews;
use crate::{arrivals, documents, handovers, immersions, moves, resources, retraction, trainings};

/// Facts for every page and for those that the law asks for; open to all.
#[derive(Clone, Debug)]
pub struct Site {
    facts: Facts,
    clock: Clock,
}

#[derive(Clone, Debug)]
struct Facts {
    name: String,
    public_url: String,
    demonstration: bool,
    legal: crate::config::LegalConfig,
}

impl Site {
    /// Keeps what the pages need of the configuration.
    #[must_use]
    pub fn new(config: &Config, platform: &Platform) -> Self {
        Self {
            facts: Facts {
                name: config.site_name.clone(),
                public_url: config.public_url.clone(),
                demonstration: config.demonstration,
                legal: config.legal.clone(),
            },
            clock: platform.clock.clone(),
        }
    }
}

/// Facts for every page and for those that the law asks for; open to all.
#[Object]
impl Site {
    /// Name shown to people.
    async fn name(&self) -> &str {
        &self.facts.name
    }
    /// The address people use.
    async fn public_url(&self) -> &str {
        &self.facts.public_url
    }
    /// The deployer's legal notice, plain text; null when not configured.
    async fn legal_notice(&self) -> Option<&str> {
        self.facts.legal.notice.as_deref()
    }
    /// Who answers for personal data; null when not configured.
    async fn data_protection_notice(&self) -> Option<&str> {
        self.facts.legal.data_protection.as_deref()
    }
    /// Whom to write to when a page cannot be used.
    async fn accessibility_contact(&self) -> Option<&str> {
        self.facts.legal.accessibility_contact.as_deref()
    }
    /// Whom to ask for help.
    async fn support_contact(&self) -> Option<&str> {
        self.facts.legal.support_contact.as_deref()
    }
    /// What is kept, how long and why.
    async fn retention(&self) -> Vec<RetentionRule> {
        RETENTION.iter().map(RetentionRule::from).collect()
    }
    /// The doors to sign in by.
    async fn sign_in_providers(&self, ctx: &Context<'_>) -> Vec<SignInProvider> {
        ctx.service::<SignIn>().providers().map(SignInProvider::from).collect()
    }
    /// Whether documents are made as PDF here; pages can be printed in any case.
    async fn makes_documents(&self) -> bool {
        pdf::AVAILABLE
    }
    /// True for demonstration data.
    async fn demonstration(&self) -> bool {
        self.facts.demonstration
    }
    /// The server's instant.
    async fn now(&self) -> Ts {
        self.clock.now()
    }
}

/// One line of what is kept, in French.
#[derive(Clone, Debug, SimpleObject)]
pub struct RetentionRule {
    /// What.
    what: &'static str,
    /// How long.
    how_long: String,
    /// Why.
    why: &'static str,
}

impl From<&Kept> for RetentionRule {
    fn from(kept: &Kept) -> Self {
        let how_long = format!("{}{}", kept.time.in_words(), kept.from);
        Self { what: kept.what, how_long, why: kept.why }
    }
}

/// The rules by which the slices forget.
const RETENTION: &[Kept] = &[
    accounts::CONTACTS_KEPT,
    accounts::INVITATIONS_KEPT,
    accounts::REQUESTS_KEPT,
    events::GUESTS_KEPT,
    events::PEOPLE_KEPT,
    reviews::ATTENDANCE_KEPT,
    meetings::ATTENDANCE_KEPT,
    mail::BODIES_KEPT,
    mail::ADDRESSES_KEPT,
    audit::KEPT,
    jobs::KEPT,
    trainings::KEPT,
    immersions::KEPT,
    inbound::KEPT,
    resources::KEPT,
    handovers::KEPT,
    retraction::KEPT,
    documents::KEPT,
    arrivals::KEPT,
    moves::KEPT,
];

/// Root fields of this part.
#[derive(Default)]
pub struct SiteQuery;

/// Root fields of this part.
#[Object]
impl SiteQuery {
    /// Facts for every page.
    async fn site(&self, ctx: &Context<'_>) -> Site {
        ctx.service::<Site>().clone()
    }
}
