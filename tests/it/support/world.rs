//! A small fictitious world, written straight into the tables so that each slice can be tested before the others.
//!
//! Partnership of Rouen: the tribunal (président, procureur, a JAP who is the contact magistrate), the SPIP (director,
//! who coordinates, and a counsellor), a CSAPA (director, doctor). Outside it: a CSAPA at Saint-Denis de La Réunion,
//! an observer of the ARS, a territory administrator, a platform administrator, and somebody without any mandate.

use jonction::kernel::actor::{MandateId, OrganisationId, PartnershipId, PersonId, PostId};
use jonction::kernel::clock::{Day, Zone};
use jonction::kernel::text::fold;
use jonction::platform::Platform;
use jonction::platform::db::Tx;

/// One holder of one post.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    pub person: PersonId,
    pub post: PostId,
    pub mandate: MandateId,
    pub organisation: OrganisationId,
}

/// Who is there.
#[derive(Clone, Debug)]
pub struct World {
    pub rouen: PartnershipId,
    pub spip: OrganisationId,
    pub tribunal: OrganisationId,
    pub csapa: OrganisationId,
    pub csapa_reunion: OrganisationId,
    pub ars: OrganisationId,
    pub spip_director: Seat,
    pub counsellor: Seat,
    pub president: Seat,
    pub prosecutor: Seat,
    pub jap: Seat,
    pub csapa_director: Seat,
    pub doctor: Seat,
    pub reunion_director: Seat,
    pub observer: Seat,
    pub territory_admin: Seat,
    pub platform_admin: PersonId,
    pub stranger: PersonId,
}

/// How a post is written: kind, cardinality, signatory, representative, referent.
type PostSpec = (&'static str, &'static str, bool, bool, bool);

struct Builder<'a> {
    platform: &'a Platform,
    tx: Tx,
}

impl World {
    pub async fn build(platform: &Platform) -> Self {
        let mut b = Builder { platform, tx: platform.db.begin().await.expect("a transaction") };
        // Départements, courts of appeal and regions come with the program.
        b.tribunal("tj:76-rouen", "Tribunal judiciaire de Rouen", "Europe/Paris", "dep:76").await;

        let tribunal = b
            .organisation(
                "JUSTICE",
                "TRIBUNAL_JUDICIAIRE",
                "Tribunal judiciaire de Rouen",
                "Europe/Paris",
                "tj:76-rouen",
            )
            .await;
        let spip =
            b.organisation("JUSTICE", "SPIP", "SPIP de Seine-Maritime", "Europe/Paris", "dep:76").await;
        let csapa =
            b.organisation("MEDICO_SOCIAL", "CSAPA", "CSAPA La Passerelle", "Europe/Paris", "dep:76").await;
        let csapa_reunion = b
            .organisation("MEDICO_SOCIAL", "CSAPA", "CSAPA Ravine Blanche", "Indian/Reunion", "dep:974")
            .await;
        let ars = b.organisation("INSTITUTION", "ARS", "ARS Normandie", "Europe/Paris", "dep:76").await;

        let spip_director = b.seat(spip, ("DFSPIP", "SINGLE", true, true, false), "Claire", "Delaunay").await;
        let counsellor = b.seat(spip, ("CPIP", "TEAM", false, false, false), "Hugo", "Lemoine").await;
        let president =
            b.seat(tribunal, ("TRIBUNAL_PRESIDENT", "SINGLE", true, true, false), "Hélène", "Marchand").await;
        let prosecutor =
            b.seat(tribunal, ("PROSECUTOR", "SINGLE", true, false, false), "Marc", "Aubry").await;
        let jap = b.seat(tribunal, ("JAP", "SINGLE", false, false, true), "Inès", "Ferrand").await;
        let csapa_director =
            b.seat(csapa, ("STRUCTURE_DIRECTOR", "SINGLE", true, true, false), "Samuel", "Okoye").await;
        let doctor = b.seat(csapa, ("DOCTOR", "TEAM", false, false, false), "Nadia", "Benali").await;
        let reunion_director = b
            .seat(csapa_reunion, ("STRUCTURE_DIRECTOR", "SINGLE", true, true, false), "Johanna", "Hoarau")
            .await;
        let observer = b.seat(ars, ("ARS_REFERENT", "SINGLE", false, true, false), "Paul", "Vasseur").await;
        b.grant(observer.post, "OBSERVER", "dep:76").await;
        let territory_admin =
            b.seat(ars, ("PROJECT_OFFICER", "SINGLE", false, false, false), "Lucie", "Morel").await;
        b.grant(territory_admin.post, "TERRITORY_ADMINISTRATOR", "ca:rouen").await;
        let platform_admin = b.person("Amandine", "Petit", true).await;
        let stranger = b.person("Rémi", "Caron", false).await;

        let rouen =
            b.partnership("Partenariat santé-justice de Rouen", spip_director.post, "tj:76-rouen").await;
        for organisation in [spip, tribunal, csapa] {
            b.member(rouen, organisation).await;
        }
        b.tx.commit().await.expect("committed");
        Self {
            rouen,
            spip,
            tribunal,
            csapa,
            csapa_reunion,
            ars,
            spip_director,
            counsellor,
            president,
            prosecutor,
            jap,
            csapa_director,
            doctor,
            reunion_director,
            observer,
            territory_admin,
            platform_admin,
            stranger,
        }
    }
}

impl Builder<'_> {
    fn id<T: jonction::kernel::ids::TypedId>(&self) -> T {
        T::fresh(&self.platform.entropy, self.platform.clock.now())
    }

    async fn tribunal(&mut self, code: &str, name: &str, zone: &str, departement: &str) {
        let q = self
            .tx
            .q("INSERT INTO territory (code, kind, name, name_key, time_zone) VALUES ($1, 'TRIBUNAL', $2, $3, $4)")
            .bind(code.to_owned())
            .bind(name.to_owned())
            .bind(fold(name))
            .bind(zone.to_owned());
        self.tx.exec(q).await.expect("written");
        let q = self
            .tx
            .q("INSERT INTO territory_departement (territory_code, departement_code) VALUES ($1, $2)")
            .bind(code.to_owned())
            .bind(departement.to_owned());
        self.tx.exec(q).await.expect("written");
    }

    async fn organisation(
        &mut self,
        sector: &str,
        kind: &str,
        name: &str,
        zone: &str,
        territory: &str,
    ) -> OrganisationId {
        let id: OrganisationId = self.id();
        let q = self
            .tx
            .q("INSERT INTO organisation (id, sector, kind, name, name_key, time_zone, created_at, updated_at) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $7)")
            .bind(id)
            .bind(sector.to_owned())
            .bind(kind.to_owned())
            .bind(name.to_owned())
            .bind(fold(name))
            .bind(zone.parse::<Zone>().expect("a zone"))
            .bind(self.platform.clock.now());
        self.tx.exec(q).await.expect("written");
        let q = self
            .tx
            .q("INSERT INTO organisation_territory (organisation_id, territory_code) VALUES ($1, $2)")
            .bind(id)
            .bind(territory.to_owned());
        self.tx.exec(q).await.expect("written");
        for term in jonction::kernel::text::search_terms(name) {
            let q = self
                .tx
                .q("INSERT INTO search_term (term, kind, doc_id, weight) VALUES ($1, 'organisation', $2, 10)")
                .bind(term)
                .bind(id);
            self.tx.exec(q).await.expect("written");
        }
        id
    }

    async fn person(&mut self, given: &str, family: &str, platform_admin: bool) -> PersonId {
        let id: PersonId = self.id();
        let name = format!("{family} {given}");
        let q = self
            .tx
            .q("INSERT INTO person (id, given_name, family_name, name_key, email, platform_admin, created_at) \
                VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .bind(id)
            .bind(given.to_owned())
            .bind(family.to_owned())
            .bind(fold(&name))
            .bind(format!("{}@exemple.test", fold(&name).replace(' ', ".")))
            .bind(platform_admin)
            .bind(self.platform.clock.now());
        self.tx.exec(q).await.expect("written");
        id
    }

    async fn seat(
        &mut self,
        organisation: OrganisationId,
        spec: PostSpec,
        given: &str,
        family: &str,
    ) -> Seat {
        let (kind, cardinality, signatory, representative, referent) = spec;
        let (post, mandate): (PostId, MandateId) = (self.id(), self.id());
        let q = self
            .tx
            .q("INSERT INTO post (id, organisation_id, kind, cardinality, signatory, representative, referent, created_at) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
            .bind(post)
            .bind(organisation)
            .bind(kind.to_owned())
            .bind(cardinality.to_owned())
            .bind(signatory)
            .bind(representative)
            .bind(referent)
            .bind(self.platform.clock.now());
        self.tx.exec(q).await.expect("written");
        let person = self.person(given, family, false).await;
        let q = self
            .tx
            .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, created_at, confirmed_at) \
                VALUES ($1, $2, $3, 'TITULAR', $4, $5, $5)")
            .bind(mandate)
            .bind(person)
            .bind(post)
            .bind("2025-09-01".parse::<Day>().expect("a day"))
            .bind(self.platform.clock.now());
        self.tx.exec(q).await.expect("written");
        Seat { person, post, mandate, organisation }
    }

    async fn grant(&mut self, post: PostId, role: &str, territory: &str) {
        let q = self
            .tx
            .q("INSERT INTO post_grant (post_id, role, territory_code) VALUES ($1, $2, $3)")
            .bind(post)
            .bind(role.to_owned())
            .bind(territory.to_owned());
        self.tx.exec(q).await.expect("written");
    }

    async fn partnership(&mut self, name: &str, coordinator: PostId, territory: &str) -> PartnershipId {
        let id: PartnershipId = self.id();
        let q = self
            .tx
            .q("INSERT INTO partnership (id, name, name_key, time_zone, coordinating_post_id, created_at) \
                VALUES ($1, $2, $3, 'Europe/Paris', $4, $5)")
            .bind(id)
            .bind(name.to_owned())
            .bind(fold(name))
            .bind(coordinator)
            .bind(self.platform.clock.now());
        self.tx.exec(q).await.expect("written");
        let q = self
            .tx
            .q("INSERT INTO partnership_scope (partnership_id, territory_code, from_on) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(territory.to_owned())
            .bind("2025-01-01".parse::<Day>().expect("a day"));
        self.tx.exec(q).await.expect("written");
        id
    }

    async fn member(&mut self, partnership: PartnershipId, organisation: OrganisationId) {
        let q = self
            .tx
            .q("INSERT INTO partnership_member (partnership_id, organisation_id, joined_on) VALUES ($1, $2, $3)")
            .bind(partnership)
            .bind(organisation)
            .bind("2025-01-01".parse::<Day>().expect("a day"));
        self.tx.exec(q).await.expect("written");
    }
}
