//! A country's worth of matter, the same for the same seed: what the benchmarks run on.

use std::sync::Arc;

use clap::ValueEnum;
use jiff::ToSpan as _;

use uuid::Uuid;

use super::agreements::{PartyPlan, ProtocolPlan, Stage};
use super::planter::{Planter, PostSpec, Seat};
use super::texts::{COURSES, FRAME, RELEASE};
use crate::directory::{OrganisationKind, PostKind};
use crate::events::EventKind;
use crate::kernel::actor::{OrganisationId, PartnershipId};
use crate::kernel::clock::{Clock, Day, Zone};
use crate::kernel::dates::instant_at;
use crate::kernel::entropy::Entropy;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::text::fold;
use crate::platform::Platform;
use crate::trainings::{SectorGroup, TrainingId};

/// How much to plant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Scale {
    /// One département of the country: 10 organisations, 19 protocols, 187 events.
    Small,
    /// 107 départements, 1 000 organisations, 2 000 protocols with ten years of reviews, 20 000 events.
    National,
}

/// Told after each département how many protocols are planted, out of how many.
pub type Progress = Arc<dyn Fn(u64, u64) + Send + Sync>;

const YEARS: i64 = 10;

const TOWNS: [&str; 12] = [
    "Valmorel",
    "Saint-Aubin",
    "Les Ormes",
    "Rochebrune",
    "Montfleury",
    "La Garenne",
    "Beaulieu",
    "Clairval",
    "Fontenay",
    "Port-Neuf",
    "Bellerive",
    "Le Vallon",
];
const GIVEN: [&str; 10] =
    ["Anne", "Karim", "Sophie", "Luc", "Aïcha", "Pierre", "Élise", "Yann", "Maeva", "Thomas"];
const FAMILY: [&str; 12] = [
    "Bertin", "Colas", "Diallo", "Évrard", "Fabre", "Guérin", "Haddad", "Lebrun", "Moreau", "Nguyen",
    "Perrot", "Robin",
];
const CARE_KINDS: [OrganisationKind; 6] = [
    OrganisationKind::Csapa,
    OrganisationKind::Caarud,
    OrganisationKind::Elsa,
    OrganisationKind::UniteAddictologie,
    OrganisationKind::Cmp,
    OrganisationKind::Chrs,
];

/// Plants the scale asked for. The same seed gives the same matter on the same day, ids included.
///
/// # Errors
/// The database's.
pub async fn seed(platform: &Platform, scale: Scale, seed: u64, progress: Progress) -> Result<()> {
    let today = platform.clock.now().day_in(&Zone::paris());
    let midnight = instant_at(today.0, jiff::civil::Time::midnight(), &Zone::paris());
    let (clock, entropy) = (Clock::manual(midnight), Entropy::seeded(seed));
    let platform = Platform::new(platform.db.clone(), clock, entropy, platform.public_url.clone());
    let db = &platform.db;
    let departements: Vec<(String, String, Zone)> = db
        .all(db.q("SELECT code, name, time_zone FROM territory WHERE kind = 'DEPARTEMENT' ORDER BY code"))
        .await?;
    let all = departements.len();
    let (wanted, [organisations, protocols, events]) = match scale {
        Scale::Small => (all.min(1), [10, 19, 187]),
        Scale::National => (all, [1_000, 2_000, 20_000]),
    };
    // As even as whole numbers allow, and exact in total.
    let share = |total: usize, index: usize| total * (index + 1) / wanted - total * index / wanted;
    let mut planter = Planter::new(&platform);
    let mut done = 0;
    for (index, (code, name, zone)) in departements.iter().take(wanted).enumerate() {
        let land = Land { code, name, zone, index };
        let ground = land.organisations(&mut planter, share(organisations, index)).await?;
        land.protocols(&mut planter, &ground, share(protocols, index)).await?;
        land.events(&mut planter, &ground, share(events, index)).await?;
        done += share(protocols, index);
        progress(u64::try_from(done).unwrap_or(0), u64::try_from(protocols).unwrap_or(0));
    }
    planter.commit().await
}

/// One département.
struct Land<'a> {
    code: &'a str,
    name: &'a str,
    zone: &'a Zone,
    index: usize,
}

/// What was planted in it.
struct Planted {
    partnership: PartnershipId,
    coordinator: Seat,
    justice: Vec<PartyPlan>,
    care: Vec<PartyPlan>,
}

impl Land<'_> {
    async fn organisations(&self, planter: &mut Planter, count: usize) -> Result<Planted> {
        let number = self.code.trim_start_matches("dep:");
        let tribunal_code = format!("tj:{number}-graine");
        let tribunal_name = format!("Tribunal judiciaire fictif, {}", self.name);
        planter.tribunal(&tribunal_code, &tribunal_name, self.zone.name(), self.code).await?;
        let mut members: Vec<OrganisationId> = Vec::new();
        let (mut justice, mut care) = (Vec::new(), Vec::new());
        for nth in 0..count {
            let town = TOWNS[(self.index + nth) % TOWNS.len()];
            let (kind, name, spec, territory) = match nth {
                0 => (
                    OrganisationKind::TribunalJudiciaire,
                    tribunal_name.clone(),
                    PostSpec::head(PostKind::TribunalPresident),
                    tribunal_code.as_str(),
                ),
                1 => (
                    OrganisationKind::Spip,
                    format!("SPIP fictif, {}", self.name),
                    PostSpec::head(PostKind::Dfspip),
                    self.code,
                ),
                _ => {
                    let kind = CARE_KINDS[(nth - 2) % CARE_KINDS.len()];
                    let spec = PostSpec::head(PostKind::StructureDirector);
                    (kind, format!("{} {town} {nth} (fictif)", kind.label_fr()), spec, self.code)
                }
            };
            let organisation =
                planter.organisation(kind, &name, self.zone, &[territory], (town, "01 00 00 00 00")).await?;
            let given = GIVEN[(self.index * 7 + nth) % GIVEN.len()];
            let family = FAMILY[(self.index * 5 + nth * 3) % FAMILY.len()];
            let email = format!("direction-{number}-{nth}@graine.example");
            let seat = planter.seat(organisation, spec, (given, family, &email)).await?;
            let party = PartyPlan { organisation, signatories: vec![seat] };
            members.push(organisation);
            match nth {
                0 | 1 => justice.push(party),
                _ if kind != OrganisationKind::Chrs => care.push(party),
                _ => {}
            }
        }
        let coordinator = justice[1].signatories[0];
        let name = format!("Partenariat santé-justice, {}", self.name);
        let partnership =
            planter.partnership(&name, self.zone, coordinator.post, &[self.code], &members).await?;
        Ok(Planted { partnership, coordinator, justice, care })
    }

    async fn protocols(&self, planter: &mut Planter, ground: &Planted, count: usize) -> Result<()> {
        for nth in 0..count {
            let care = &ground.care[nth % ground.care.len()];
            let parties = [ground.justice.clone(), vec![care.clone()]].concat();
            let texts = [FRAME, RELEASE, COURSES][nth % 3];
            // Spread over the year, so that on any day some are due and some are late.
            let offset = i64::try_from((self.index * 37 + nth * 53) % 400).unwrap_or(0);
            let first = planter.day(-365 * YEARS - offset);
            let reviews: Vec<Day> = (1..=YEARS)
                .map(|year| {
                    Day(crate::kernel::dates::add_months(first.0, u32::try_from(year * 12).unwrap_or(0)))
                })
                .filter(|day| *day < planter.day(0))
                .collect();
            planter
                .protocol(&ProtocolPlan {
                    title: &format!("Protocole n° {} — {}", nth + 1, self.name),
                    earlier_versions: 1,
                    stage: Stage::InForce(Day(crate::kernel::dates::add_months(first.0, 12))),
                    reviews: &reviews,
                    ..ProtocolPlan::draft(ground.partnership, ground.coordinator, &parties, texts)
                })
                .await?;
        }
        Ok(())
    }

    async fn events(&self, planter: &mut Planter, ground: &Planted, count: usize) -> Result<()> {
        for nth in 0..count {
            let days = i64::try_from(nth).unwrap_or(0) * 3 - 300;
            let date = planter.day(days).0;
            let hour = i8::try_from(9 + nth % 8).unwrap_or(9);
            let starts = date.at(hour, 0, 0, 0);
            let ends = starts.saturating_add(2.hours());
            let instant = |local: jiff::civil::DateTime| instant_at(local.date(), local.time(), self.zone);
            let id = planter.platform.entropy.uuid(planter.now);
            let training = (nth % 5 == 4).then(|| planter.id::<TrainingId>());
            let title = match training {
                Some(_) => format!("Formation croisée n° {}", nth + 1),
                None => format!("Rencontre de territoire n° {}", nth + 1),
            };
            let q = planter
                .q("INSERT INTO event (id, uid, kind, partnership_id, title, state, starts_local, ends_local, time_zone, \
                    starts_at, ends_at, place, organiser_post_id, created_at, updated_at, subject_kind, subject_id) \
                    VALUES ($1, $2, $13, $3, $4, 'SCHEDULED', $5, $6, $7, $8, $9, $10, $11, $12, $12, $14, $15)")
                .await?
                .bind(id)
                .bind(format!("{id}@graine"))
                .bind(ground.partnership)
                .bind(title.clone())
                .bind(starts.to_string())
                .bind(ends.to_string())
                .bind(self.zone.clone())
                .bind(instant(starts))
                .bind(instant(ends))
                .bind(format!("Salle {}", nth % 9 + 1))
                .bind(ground.coordinator.post)
                .bind(planter.now)
                .bind(if training.is_some() { EventKind::CrossTraining } else { EventKind::Other })
                .bind(training.map(|_| TrainingId::KIND.to_owned()))
                .bind(training.map(TrainingId::uuid));
            planter.run(q).await?;
            if let Some(training) = training {
                self.training(planter, ground, training, id, title).await?;
            }
        }
        Ok(())
    }

    /// Twelve seats, three of them taken.
    async fn training(
        &self,
        planter: &mut Planter,
        ground: &Planted,
        id: TrainingId,
        event: Uuid,
        title: String,
    ) -> Result<()> {
        let seated: Vec<_> = ground.care.iter().take(3).collect();
        let q = planter
            .q("INSERT INTO training (id, partnership_id, event_id, organiser_post_id, title, title_key, state, seats_total, \
                reserved_justice, reserved_health, reserved_other, requires_approval, open_to_territory, last_place, \
                series_id, edited_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, 'OPEN', 12, 4, 4, 0, FALSE, TRUE, $7, \
                $1, $8, $8)")
            .await?
            .bind(id)
            .bind(ground.partnership)
            .bind(event)
            .bind(ground.coordinator.post)
            .bind(title.clone())
            .bind(fold(&title))
            .bind(i64::try_from(seated.len()).unwrap_or(0))
            .bind(planter.now);
        planter.run(q).await?;
        for (place, party) in (1_i64..).zip(seated) {
            for seat in &party.signatories {
                let q = planter
                    .q("INSERT INTO registration (id, training_id, person_id, post_id, organisation_id, sector_group, state, \
                        place, registered_by, registered_at) VALUES ($1, $2, $3, $4, $5, $6, 'CONFIRMED', $7, $3, $8)")
                    .await?
                    .bind(planter.platform.entropy.uuid(planter.now))
                    .bind(id)
                    .bind(seat.person)
                    .bind(seat.post)
                    .bind(party.organisation)
                    .bind(SectorGroup::Health)
                    .bind(place)
                    .bind(planter.now);
                planter.run(q).await?;
            }
        }
        Ok(())
    }
}
