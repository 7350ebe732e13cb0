//! Composition root: one service per slice, built once from configuration.

mod jobs;
mod outside;

use std::sync::Arc;

use lettre::message::Mailbox;

use crate::accounts::{Accounts, Sessions, SignIn};
use crate::actions::{ActionReminders, Actions};
use crate::administration::Administration;
use crate::arrivals::{self, Packs};
use crate::calendar::Calendar;
use crate::calendar::inbound::InboundCalendars;
use crate::config::Config;
use crate::directory::{ContactBook, Directory};
use crate::documents::{self, Documents};
use crate::events::Events;
use crate::glossary::Glossary;
use crate::handovers::{Handovers, Sources};
use crate::home::Home;
use crate::immersions::Immersions;
use crate::indicators::Indicators;
use crate::interregion::Interregion;
use crate::kernel::clock::Clock;
use crate::kernel::entropy::Entropy;
use crate::meetings::Meetings;
use crate::moves::{StaffReports, Structures};
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::platform::db::Db;
use crate::platform::mail::Transport;
use crate::protocols::Protocols;
use crate::protocols::reminders::Reminders;
use crate::protocols::reviews::Reviews;
use crate::public::PublicSheets;
use crate::resources::Resources;
use crate::retraction::{self, Ledger, Retractions};
use crate::trainings::Trainings;

/// All services, ready to serve, shared by all clones: each request takes several.
#[derive(Clone)]
pub struct App(Arc<Services>);

/// What an [`App`] holds.
pub struct Services {
    /// The configuration it was built from.
    pub config: Arc<Config>,
    /// Database, clock, randomness.
    pub platform: Platform,
    /// Territories, organisations, posts.
    pub directory: Directory,
    /// People, mandates, invitations, identities.
    pub accounts: Accounts,
    /// Partnerships.
    pub partnerships: Partnerships,
    /// Words with another sense on each side.
    pub glossary: Glossary,
    /// Protocols.
    pub protocols: Protocols,
    /// Sessions.
    pub sessions: Sessions,
    /// Action items.
    pub actions: Actions,
    /// Reminders of action items.
    pub action_reminders: ActionReminders,
    /// Meetings of all kinds.
    pub events: Events,
    /// Sign-in through the configured providers.
    pub sign_in: SignIn,
    /// Reminders of annual reviews.
    pub reminders: Reminders,
    /// Annual reviews.
    pub reviews: Reviews,
    /// Annual meetings.
    pub meetings: Meetings,
    /// Cross-trainings.
    pub trainings: Trainings,
    /// Immersions.
    pub immersions: Immersions,
    /// Arrivals and departures reported by coordinators.
    pub staff_reports: StaffReports,
    /// Posts that move, organisations that close or merge.
    pub structures: Structures,
    /// Whom to call about what.
    pub resources: Resources,
    /// Agreements between territories.
    pub interregion: Interregion,
    /// Handover notes.
    pub handovers: Handovers,
    /// Onboarding packs.
    pub packs: Packs,
    /// Calendar feeds.
    pub calendar: Calendar,
    /// What partnerships tell the public.
    pub public_sheets: PublicSheets,
    /// What must go, and whose data.
    pub retractions: Retractions,
    /// Figures of partnerships.
    pub indicators: Indicators,
    /// Documents as PDF.
    pub documents: Documents,
    /// Calendars kept elsewhere.
    pub inbound: InboundCalendars,
    /// The assembled GraphQL schema.
    pub schema: crate::api::Schema,
    transport: Transport,
}

impl App {
    /// Opens the database and builds every service.
    ///
    /// # Errors
    /// When the database or the mail relay's settings cannot be used.
    pub async fn build(config: Config) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let db = Db::open(&config.database_url, config.database_connections).await?;
        if config.migrate_at_start {
            db.migrate().await?;
        } else {
            db.check_version().await?;
        }
        let app = Self::assemble(config, db, Clock::System, Entropy::from_os())?;
        Box::pin(app.prepare()).await?;
        Ok(app)
    }

    /// The same on a given database, clock and generator; what tests and seeding use.
    ///
    /// # Errors
    /// When the mail relay's settings cannot be used.
    #[expect(clippy::too_many_lines, reason = "one service a slice, in their order")]
    pub fn assemble(
        config: Config,
        db: Db,
        clock: Clock,
        entropy: Entropy,
    ) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let platform = Platform::new(db, clock, entropy, config.public_url.clone());
        let from: Mailbox = config.mail.from.parse()?;
        let sender_address = from.email.to_string();
        let transport = outside::transport(&config.mail, from)?;
        let config = Arc::new(config);
        let directory = Directory::new(platform.clone());
        let accounts = Accounts::new(platform.clone(), directory.clone());
        let partnerships = Partnerships::new(platform.clone(), directory.clone(), accounts.clone());
        let glossary = Glossary::new(platform.clone(), directory.clone(), partnerships.clone());
        let sessions = Sessions::new(platform.clone());
        let action_reminders = ActionReminders::new(platform.clone(), accounts.clone());
        let actions = Actions::new(platform.clone(), directory.clone(), action_reminders.clone());
        let events = Events::new(
            platform.clone(),
            directory.clone(),
            accounts.clone(),
            partnerships.clone(),
            sender_address,
        );
        let sign_in = SignIn::new(platform.clone(), sessions.clone(), outside::providers(&config)?);
        let reminders = Reminders::new(platform.clone(), accounts.clone());
        let protocols = Protocols::new(
            platform.clone(),
            directory.clone(),
            accounts.clone(),
            partnerships.clone(),
            events.clone(),
            reminders.clone(),
        );
        let administration = Administration::new(platform.clone(), directory.clone());
        let home = Home::new(
            platform.clone(),
            directory.clone(),
            accounts.clone(),
            partnerships.clone(),
            protocols.clone(),
        );
        let reviews = Reviews::new(
            platform.clone(),
            directory.clone(),
            accounts.clone(),
            actions.clone(),
            events.clone(),
            protocols.clone(),
            reminders.clone(),
        );
        let meetings = Meetings::new(
            platform.clone(),
            directory.clone(),
            accounts.clone(),
            partnerships.clone(),
            actions.clone(),
            events.clone(),
        );
        let trainings = Trainings::new(
            platform.clone(),
            directory.clone(),
            accounts.clone(),
            partnerships.clone(),
            events.clone(),
        );
        let immersions = Immersions::new(
            platform.clone(),
            directory.clone(),
            accounts.clone(),
            partnerships.clone(),
            events.clone(),
        );
        let staff_reports =
            StaffReports::new(platform.clone(), directory.clone(), accounts.clone(), partnerships.clone());
        let interregion = Interregion::new(
            platform.clone(),
            directory.clone(),
            accounts.clone(),
            partnerships.clone(),
            protocols.clone(),
        );
        let structures = Structures::new(
            platform.clone(),
            directory.clone(),
            accounts.clone(),
            partnerships.clone(),
            protocols.clone(),
            interregion.clone(),
        );
        let resources =
            Resources::new(platform.clone(), directory.clone(), accounts.clone(), partnerships.clone());
        let handovers = Handovers::new(
            platform.clone(),
            directory.clone(),
            accounts.clone(),
            partnerships.clone(),
            Sources {
                protocols: protocols.clone(),
                actions: actions.clone(),
                events: events.clone(),
                resources: resources.clone(),
            },
        );
        let packs = Packs::new(
            platform.clone(),
            directory.clone(),
            accounts.clone(),
            partnerships.clone(),
            arrivals::Sources {
                protocols: protocols.clone(),
                resources: resources.clone(),
                events: events.clone(),
                trainings: trainings.clone(),
                meetings: meetings.clone(),
                actions: actions.clone(),
                handovers: handovers.clone(),
                glossary: glossary.clone(),
            },
        );
        let calendar = Calendar::new(
            platform.clone(),
            ContactBook::new(platform.clone()),
            partnerships.clone(),
            events.clone(),
            protocols.clone(),
        );
        let public_sheets =
            PublicSheets::new(platform.clone(), directory.clone(), partnerships.clone(), protocols.clone());
        let retractions = Retractions::new(
            platform.clone(),
            retraction::Sources {
                directory: directory.clone(),
                accounts: accounts.clone(),
                partnerships: partnerships.clone(),
                events: events.clone(),
                public_sheets: public_sheets.clone(),
            },
            Ledger::new(config.ledger()),
        );
        let indicators = Indicators::new(platform.clone(), directory.clone(), partnerships.clone());
        let documents = Documents::new(
            platform.clone(),
            documents::Sources {
                directory: directory.clone(),
                accounts: accounts.clone(),
                partnerships: partnerships.clone(),
                glossary: glossary.clone(),
                protocols: protocols.clone(),
                reviews: reviews.clone(),
                meetings: meetings.clone(),
                trainings: trainings.clone(),
                handovers: handovers.clone(),
                packs: packs.clone(),
                public_sheets: public_sheets.clone(),
                indicators: indicators.clone(),
            },
        );
        let inbound = InboundCalendars::new(
            platform.clone(),
            directory.contacts.clone(),
            partnerships.clone(),
            outside::calendars(&config.calendars)?,
        );
        let schema = crate::api::schema(|schema| {
            schema
                .extension(crate::api::Limits::new(&config))
                .data(crate::api::Site::new(&config, &platform))
                .data(directory.clone())
                .data(accounts.clone())
                .data(partnerships.clone())
                .data(glossary.clone())
                .data(sessions.clone())
                .data(sign_in.clone())
                .data(actions.clone())
                .data(events.clone())
                .data(protocols.clone())
                .data(trainings.clone())
                .data(immersions.clone())
                .data(staff_reports.clone())
                .data(structures.clone())
                .data(resources.clone())
                .data(interregion.clone())
                .data(handovers.clone())
                .data(packs.clone())
                .data(calendar.clone())
                .data(public_sheets.clone())
                .data(retractions.clone())
                .data(indicators.clone())
                .data(documents.clone())
                .data(inbound.clone())
                .data(reminders.clone())
                .data(reviews.clone())
                .data(meetings.clone())
                .data(home)
                .data(administration)
        });
        Ok(Self(Arc::new(Services {
            config,
            platform,
            directory,
            accounts,
            partnerships,
            glossary,
            protocols,
            sessions,
            actions,
            action_reminders,
            events,
            sign_in,
            reminders,
            reviews,
            meetings,
            trainings,
            immersions,
            staff_reports,
            structures,
            resources,
            interregion,
            handovers,
            packs,
            calendar,
            public_sheets,
            retractions,
            indicators,
            documents,
            inbound,
            schema,
            transport,
        })))
    }

    /// Makes a migrated database ready: the territories of the reference file are there.
    ///
    /// # Errors
    /// The database's.
    pub async fn prepare(&self) -> crate::kernel::error::Result<()> {
        self.directory.load_territories().await
    }
}

impl std::ops::Deref for App {
    type Target = Services;
    fn deref(&self) -> &Services {
        &self.0
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").finish_non_exhaustive()
    }
}
