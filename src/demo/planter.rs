//! Writes made-up matter straight into the tables: ten years of reviews cannot be lived through the services.
//!
//! Only what a real history could have left is planted; hashes and due dates come from the slices' own functions.

use jiff::SignedDuration;
use uuid::Uuid;

use crate::directory::{Cardinality, OrganisationKind, PostKind};
use crate::kernel::actor::{MandateId, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId;
use crate::kernel::text::{fold, search_terms};
use crate::platform::Platform;
use crate::platform::db::{Q, Tx};

/// Plants rows in one transaction at a time.
pub struct Planter {
    pub platform: Platform,
    pub now: Ts,
    tx: Option<Tx>,
    written: u32,
}

/// Rows written between two commits.
const BATCH: u32 = 5_000;

/// One holder of one post.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    pub person: PersonId,
    pub post: PostId,
}

/// A post to plant.
pub struct PostSpec {
    pub kind: PostKind,
    pub cardinality: Cardinality,
    pub signatory: bool,
    pub representative: bool,
    pub referent: bool,
}

impl PostSpec {
    /// A post with one holder that signs and represents.
    pub fn head(kind: PostKind) -> Self {
        Self {
            kind,
            cardinality: Cardinality::Single,
            signatory: true,
            representative: true,
            referent: false,
        }
    }

    /// A post with one holder that signs and does not represent.
    pub fn signing(kind: PostKind) -> Self {
        Self { representative: false, ..Self::head(kind) }
    }

    /// A post with one holder that neither signs nor represents.
    pub fn single(kind: PostKind) -> Self {
        Self { signatory: false, ..Self::signing(kind) }
    }

    /// Any number of holders.
    pub fn team(kind: PostKind) -> Self {
        Self { cardinality: Cardinality::Team, ..Self::single(kind) }
    }
}

impl Planter {
    pub fn new(platform: &Platform) -> Self {
        Self { platform: platform.clone(), now: platform.clock.now(), tx: None, written: 0 }
    }

    pub fn id<T: TypedId>(&self) -> T {
        T::fresh(&self.platform.entropy, self.now)
    }

    /// The day this many days from today in mainland France; negative is past.
    pub fn day(&self, days: i64) -> Day {
        self.now.plus(SignedDuration::from_hours(24 * days)).day_in(&Zone::paris())
    }

    /// Starts a statement on the open transaction.
    pub async fn q(&mut self, sql: &'static str) -> Result<Q> {
        if self.tx.is_none() {
            self.tx = Some(self.platform.db.begin().await?);
        }
        Ok(self.platform.db.q(sql))
    }

    /// Runs it; commits every few thousand rows.
    pub async fn run(&mut self, q: Q) -> Result<()> {
        if let Some(tx) = &mut self.tx {
            tx.exec(q).await?;
        }
        self.written += 1;
        if self.written.is_multiple_of(BATCH) {
            self.commit().await?;
        }
        Ok(())
    }

    pub async fn commit(&mut self) -> Result<()> {
        if let Some(tx) = self.tx.take() {
            tx.commit().await?;
        }
        Ok(())
    }

    pub async fn tribunal(&mut self, code: &str, name: &str, zone: &str, departement: &str) -> Result<()> {
        let q = self
            .q("INSERT INTO territory (code, kind, name, name_key, time_zone) VALUES ($1, 'TRIBUNAL', $2, $3, $4) \
                ON CONFLICT (code) DO NOTHING")
            .await?
            .bind(code.to_owned())
            .bind(name.to_owned())
            .bind(fold(name))
            .bind(zone.to_owned());
        self.run(q).await?;
        let q = self
            .q("INSERT INTO territory_departement (territory_code, departement_code) VALUES ($1, $2) \
                ON CONFLICT (territory_code, departement_code) DO NOTHING")
            .await?
            .bind(code.to_owned())
            .bind(departement.to_owned());
        self.run(q).await
    }

    pub async fn organisation(
        &mut self,
        kind: OrganisationKind,
        name: &str,
        zone: &Zone,
        territories: &[&str],
        contact: (&str, &str),
    ) -> Result<OrganisationId> {
        let id: OrganisationId = self.id();
        let (city, phone) = contact;
        let q = self
            .q("INSERT INTO organisation (id, sector, kind, name, name_key, time_zone, city, phone, created_at, updated_at) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)")
            .await?
            .bind(id)
            .bind(kind.sector())
            .bind(kind)
            .bind(name.to_owned())
            .bind(fold(name))
            .bind(zone.clone())
            .bind(city.to_owned())
            .bind(phone.to_owned())
            .bind(self.written(self.day(-1_500)));
        self.run(q).await?;
        for territory in territories {
            let q = self
                .q("INSERT INTO organisation_territory (organisation_id, territory_code) VALUES ($1, $2)")
                .await?
                .bind(id)
                .bind((*territory).to_owned());
            self.run(q).await?;
        }
        for term in search_terms(&format!("{name} {city}")) {
            let q = self
                .q("INSERT INTO search_term (term, kind, doc_id, weight) VALUES ($1, 'organisation', $2, 10)")
                .await?
                .bind(term)
                .bind(id);
            self.run(q).await?;
        }
        Ok(id)
    }

    pub async fn person(&mut self, given: &str, family: &str, email: &str) -> Result<PersonId> {
        let id: PersonId = self.id();
        let q = self
            .q("INSERT INTO person (id, given_name, family_name, name_key, email, created_at) VALUES ($1, $2, $3, $4, $5, $6)")
            .await?
            .bind(id)
            .bind(given.to_owned())
            .bind(family.to_owned())
            .bind(fold(&format!("{family} {given}")))
            .bind(email.to_owned())
            .bind(self.now);
        self.run(q).await?;
        Ok(id)
    }

    pub async fn post(&mut self, organisation: OrganisationId, spec: &PostSpec) -> Result<PostId> {
        let id: PostId = self.id();
        let q = self
            .q("INSERT INTO post (id, organisation_id, kind, cardinality, signatory, representative, referent, created_at) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
            .await?
            .bind(id)
            .bind(organisation)
            .bind(spec.kind)
            .bind(spec.cardinality)
            .bind(spec.signatory)
            .bind(spec.representative)
            .bind(spec.referent)
            .bind(self.now);
        self.run(q).await?;
        Ok(id)
    }

    /// When a fact of that day was written down: the day itself, never after now. Reports tell what was known when.
    pub fn written(&self, day: Day) -> Ts {
        day.start_in(&Zone::paris()).min(self.now)
    }

    pub async fn mandate(
        &mut self,
        person: PersonId,
        post: PostId,
        from: Day,
        until: Option<Day>,
    ) -> Result<()> {
        let id: MandateId = self.id();
        let q = self
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, ends_on, created_at, confirmed_at) \
                VALUES ($1, $2, $3, 'TITULAR', $4, $5, $6, $6)")
            .await?
            .bind(id)
            .bind(person)
            .bind(post)
            .bind(from)
            .bind(until)
            .bind(self.written(from));
        self.run(q).await
    }

    /// A post and its holder since two years.
    pub async fn seat(
        &mut self,
        organisation: OrganisationId,
        spec: PostSpec,
        (given, family, email): (&str, &str, &str),
    ) -> Result<Seat> {
        let post = self.post(organisation, &spec).await?;
        let person = self.person(given, family, email).await?;
        let from = self.day(-730);
        self.mandate(person, post, from, None).await?;
        Ok(Seat { person, post })
    }

    pub async fn grant(&mut self, post: PostId, role: &'static str, territory: &str) -> Result<()> {
        let q = self
            .q("INSERT INTO post_grant (post_id, role, territory_code) VALUES ($1, $2, $3)")
            .await?
            .bind(post)
            .bind(role.to_owned())
            .bind(territory.to_owned());
        self.run(q).await
    }

    pub async fn partnership(
        &mut self,
        name: &str,
        zone: &Zone,
        coordinator: PostId,
        territories: &[&str],
        members: &[OrganisationId],
    ) -> Result<PartnershipId> {
        let id: PartnershipId = self.id();
        let since = self.day(-1_500);
        let q = self
            .q("INSERT INTO partnership (id, name, name_key, time_zone, coordinating_post_id, created_at) \
                VALUES ($1, $2, $3, $4, $5, $6)")
            .await?
            .bind(id)
            .bind(name.to_owned())
            .bind(fold(name))
            .bind(zone.clone())
            .bind(coordinator)
            .bind(self.now);
        self.run(q).await?;
        for territory in territories {
            let q = self
                .q("INSERT INTO partnership_scope (partnership_id, territory_code, from_on) VALUES ($1, $2, $3)")
                .await?
                .bind(id)
                .bind((*territory).to_owned())
                .bind(since);
            self.run(q).await?;
        }
        for member in members {
            let q = self
                .q("INSERT INTO partnership_member (partnership_id, organisation_id, joined_on) VALUES ($1, $2, $3)")
                .await?
                .bind(id)
                .bind(*member)
                .bind(since);
            self.run(q).await?;
        }
        Ok(id)
    }

    /// Ties a demonstration provider's subject to a person; a provider that moved to another port is followed.
    pub async fn identity(
        &mut self,
        provider: &str,
        issuer: &str,
        subject: &str,
        person: PersonId,
    ) -> Result<()> {
        let id: Uuid = self.platform.entropy.uuid(self.now);
        let q = self
            .q("INSERT INTO identity (id, issuer, subject, person_id, provider_id, linked_at) VALUES ($1, $2, $3, $4, $5, $6) \
                ON CONFLICT (issuer, subject) DO NOTHING")
            .await?
            .bind(id)
            .bind(issuer.to_owned())
            .bind(subject.to_owned())
            .bind(person)
            .bind(provider.to_owned())
            .bind(self.now);
        self.run(q).await
    }
}
