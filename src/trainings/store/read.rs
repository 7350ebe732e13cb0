//! Reading with the viewer's reach.

use uuid::Uuid;

use crate::events::EventId;
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PersonId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Q};
use crate::trainings::feedback::Opinion;
use crate::trainings::model::{
    Certificate, Registration, RegistrationId, RegistrationState, SectorGroup, Trainer, Training, TrainingId,
};
use crate::trainings::policy::Viewpoint;
use crate::trainings::reads::Catalogue;

/// What the viewer sees: `$1` partnerships read, `$2` posts, `$3` partnerships around, `$4` the person.
macro_rules! visible {
    () => {
        "(t.partnership_id IN_IDS($1) OR t.organiser_post_id IN_IDS($2) \
         OR (t.open_to_territory AND t.state <> 'DRAFT' AND t.partnership_id IN_IDS($3)) \
         OR EXISTS (SELECT 1 FROM registration own WHERE own.training_id = t.id AND own.person_id = $4)) "
    };
}

/// What the catalogue lists: `$5` everywhere or `$6` in these partnerships, `$7` words, `$8` a theme or any, `$9` with
/// seats or not, `$10` from this local day.
macro_rules! listed {
    () => {
        concat!(
            visible!(),
            "AND ($5 OR t.partnership_id IN_IDS($6)) AND ' ' || t.title_key LIKE $7 \
             AND ($8 = '' OR EXISTS (SELECT 1 FROM training_theme th WHERE th.training_id = t.id AND th.theme = $8)) \
             AND (NOT $9 OR t.seats_total > (SELECT COUNT(*) FROM registration s WHERE s.training_id = t.id \
             AND s.state = 'CONFIRMED')) AND COALESCE(e.starts_local, '9') >= $10 "
        )
    };
}

/// To come at `$11`, or without a date yet: open, or one's own drafts.
macro_rules! coming {
    () => {
        concat!(
            listed!(),
            "AND (e.ends_at > $11 OR e.state = 'PROPOSED') AND (t.state = 'OPEN' OR (t.state = 'DRAFT' AND t.organiser_post_id IN_IDS($2))) "
        )
    };
}

/// Over at `$11`.
macro_rules! past {
    () => {
        concat!(listed!(), "AND e.ends_at <= $11 AND t.state IN ('OPEN', 'HELD') ")
    };
}

fn bind_reach(q: Q, actor: &Actor, view: &Viewpoint) -> Q {
    q.bind_all(&view.reach.read()).bind_all(&actor.posts()).bind_all(&view.around()).bind(actor.person)
}

/// Of each of these organisations, the partnerships whose territory it serves on that day.
pub async fn neighbours(
    db: &Db,
    organisations: &[OrganisationId],
    on: Day,
) -> Result<Vec<(OrganisationId, PartnershipId)>> {
    let q = db
        .q("SELECT DISTINCT ot.organisation_id, ps.partnership_id FROM organisation_territory ot \
            JOIN territory_overlap x ON x.code = ot.territory_code \
            JOIN partnership_scope ps ON ps.territory_code = x.other_code \
            AND ps.from_on <= $2 AND (ps.to_on IS NULL OR ps.to_on >= $2) WHERE ot.organisation_id IN_IDS($1)")
        .bind_all(organisations)
        .bind(on);
    Ok(db.all(q).await?)
}

/// Those of these trainings that the viewer sees.
pub async fn find_all_visible(
    db: &Db,
    actor: &Actor,
    view: &Viewpoint,
    ids: &[TrainingId],
) -> Result<Vec<Training>> {
    let q = db.q(concat!(select_training!(), "WHERE ", visible!(), "AND t.id IN_IDS($5)"));
    Ok(db.all(bind_reach(q, actor, view).bind_all(ids)).await?)
}

/// Sessions of these programmes that the viewer sees and that were not called off, first to last.
pub async fn of_series(db: &Db, actor: &Actor, view: &Viewpoint, series: Vec<Uuid>) -> Result<Vec<Training>> {
    let q = db.q(concat!(
        select_training!(),
        "WHERE ",
        visible!(),
        "AND t.series_id IN_IDS($5) AND t.state <> 'CANCELLED' ORDER BY e.starts_at, t.id"
    ));
    Ok(db.all(bind_reach(q, actor, view).bind_ids(series)).await?)
}

/// Where what has no date yet stands among dates: after them all.
pub fn undated() -> Ts {
    Ts::new(jiff::Timestamp::MAX)
}

/// A page of the catalogue: coming ones soonest first, those without a date last; past ones latest first.
pub async fn catalogue(
    db: &Db,
    actor: &Actor,
    view: &Viewpoint,
    asked: &Catalogue,
    now: Ts,
    page: &PageRequest,
) -> Result<(Vec<Training>, Option<i64>)> {
    let bind = |q: Q| {
        bind_reach(q, actor, view)
            .bind(asked.partnerships.is_none())
            .bind_all(asked.partnerships.as_deref().unwrap_or_default())
            .bind(asked.words.clone())
            .bind(asked.theme.clone())
            .bind(asked.with_seats)
            .bind(asked.from.map_or_else(String::new, |day| day.to_string()))
            .bind(now)
    };
    let (rows, count) = if asked.past {
        let q = db.q(concat!(
            select_training!(),
            "WHERE ",
            past!(),
            "AND (e.starts_at, t.id) < ($12, $13) ORDER BY e.starts_at DESC, t.id DESC LIMIT $14"
        ));
        let (at, id) = page.before(now)?;
        let count = db
            .q(concat!("SELECT COUNT(*) FROM training t JOIN event e ON e.id = t.event_id WHERE ", past!()));
        (db.all(bind(q).bind(at).bind(id).bind(page.limit())).await?, count)
    } else {
        let q = db.q(concat!(
            select_training!(),
            "WHERE ",
            coming!(),
            "AND (COALESCE(e.starts_at, $15), t.id) > ($12, $13) ORDER BY COALESCE(e.starts_at, $15), t.id LIMIT $14"
        ));
        let (at, id) = page.following(Ts::new(jiff::Timestamp::UNIX_EPOCH))?;
        let count = db.q(concat!(
            "SELECT COUNT(*) FROM training t JOIN event e ON e.id = t.event_id WHERE ",
            coming!()
        ));
        (db.all(bind(q).bind(at).bind(id).bind(page.limit()).bind(undated())).await?, count)
    };
    if !page.with_total {
        return Ok((rows, None));
    }
    let total: Option<(i64,)> = db.maybe(bind(count)).await?;
    Ok((rows, total.map(|(total,)| total)))
}

/// Who teaches at these, in order.
pub async fn trainers(db: &Db, ids: &[TrainingId]) -> Result<Vec<Trainer>> {
    let q = db
        .q(concat!(select_trainers!(), "WHERE training_id IN_IDS($1) ORDER BY training_id, position"))
        .bind_all(ids);
    Ok(db.all(q).await?)
}

/// How many sit and how many wait, of each group at each training.
pub async fn counts(
    db: &Db,
    ids: &[TrainingId],
) -> Result<Vec<(TrainingId, SectorGroup, RegistrationState, i64)>> {
    let q = db
        .q("SELECT training_id, sector_group, state, COUNT(*) FROM registration WHERE training_id IN_IDS($1) \
            AND state IN ('CONFIRMED', 'WAITING') GROUP BY training_id, sector_group, state")
        .bind_all(ids);
    Ok(db.all(q).await?)
}

/// Those of these trainings that are open for registration.
pub async fn open(db: &Db, ids: &[TrainingId]) -> Result<Vec<TrainingId>> {
    let q = db.q("SELECT id FROM training WHERE id IN_IDS($1) AND state = 'OPEN'").bind_all(ids);
    let rows: Vec<(TrainingId,)> = db.all(q).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// When these people attended a training, first to last.
pub async fn attended(db: &Db, people: &[PersonId]) -> Result<Vec<(PersonId, Day)>> {
    let q = db
        .q("SELECT r.person_id, t.held_on FROM registration r JOIN training t ON t.id = r.training_id \
            WHERE r.person_id IN_IDS($1) AND r.attended AND t.held_on IS NOT NULL ORDER BY t.held_on, r.id")
        .bind_all(people);
    Ok(db.all(q).await?)
}

/// A person's last registrations for these that were not given back.
pub async fn own(db: &Db, person: PersonId, ids: &[TrainingId]) -> Result<Vec<Registration>> {
    let q = db
        .q(concat!(
            select_registration!(),
            "WHERE r.person_id = $1 AND r.training_id IN_IDS($2) AND r.state <> 'CANCELLED' ORDER BY r.place"
        ))
        .bind(person)
        .bind_all(ids);
    Ok(db.all(q).await?)
}

/// A page of a training's registrations in order of arrival, as far as the viewer sees them.
pub async fn registrations(
    db: &Db,
    actor: &Actor,
    training: &Training,
    state: Option<RegistrationState>,
    page: &PageRequest,
) -> Result<(Vec<Registration>, Option<i64>)> {
    macro_rules! seen {
        () => {
            "r.training_id = $1 AND ($2 OR r.person_id = $3 OR r.organisation_id IN_IDS($4) \
             OR ($5 AND r.state IN ('CONFIRMED', 'WAITING'))) AND ($6 OR r.state = $7) "
        };
    }
    let represented: Vec<OrganisationId> =
        actor.mandates.iter().filter(|held| held.representative).map(|held| held.organisation).collect();
    let bind = |q: Q| {
        q.bind(training.id)
            .bind(training.ties.edits)
            .bind(actor.person)
            .bind_all(&represented)
            .bind(training.ties.full)
            .bind(state.is_none())
            .bind(state.unwrap_or(RegistrationState::Confirmed))
    };
    let (after, _) = page.following(0_i64)?;
    let q = db.q(concat!(
        select_registration!(),
        "WHERE ",
        seen!(),
        "AND r.place > $8 ORDER BY r.place LIMIT $9"
    ));
    let rows = db.all(bind(q).bind(after).bind(page.limit())).await?;
    if !page.with_total {
        return Ok((rows, None));
    }
    let q = db.q(concat!("SELECT COUNT(*) FROM registration r WHERE ", seen!()));
    let total: Option<(i64,)> = db.maybe(bind(q)).await?;
    Ok((rows, total.map(|(total,)| total)))
}

/// Registrations by id, whoever asks.
pub async fn find_registrations(db: &Db, ids: &[RegistrationId]) -> Result<Vec<Registration>> {
    let q = db.q(concat!(select_registration!(), "WHERE r.id IN_IDS($1)")).bind_all(ids);
    Ok(db.all(q).await?)
}

/// The training of a registration.
pub async fn training_of(db: &Db, id: RegistrationId) -> Result<Option<TrainingId>> {
    let q = db.q("SELECT training_id FROM registration WHERE id = $1").bind(id);
    Ok(db.maybe::<(TrainingId,)>(q).await?.map(|(training,)| training))
}

/// The training whose date an event is.
pub async fn training_at(db: &Db, event: EventId) -> Result<Option<TrainingId>> {
    let q = db.q("SELECT id FROM training WHERE event_id = $1").bind(event);
    Ok(db.maybe::<(TrainingId,)>(q).await?.map(|(training,)| training))
}

/// Trainings whose release day has come and where somebody waits.
pub async fn released(db: &Db, now: Ts) -> Result<Vec<TrainingId>> {
    // A day later than the latest zone's: the exact day is each partnership's own, and checked under lock.
    let latest = now.day_in(&crate::kernel::clock::Zone::paris()).plus_days(1);
    let q = db
        .q("SELECT t.id FROM training t JOIN event e ON e.id = t.event_id WHERE t.state = 'OPEN' \
            AND t.release_on <= $1 AND e.starts_at > $2 AND EXISTS (SELECT 1 FROM registration r \
            WHERE r.training_id = t.id AND r.state = 'WAITING') ORDER BY t.id")
        .bind(latest)
        .bind(now);
    let rows: Vec<(TrainingId,)> = db.all(q).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Who is registered for a training to come, in the name of an organisation where their last mandate ended before that
/// day. One that waits for a second person keeps the seat: it may be an old one written down again.
pub async fn left_behind(db: &Db, day: Day, now: Ts) -> Result<Vec<(TrainingId, PersonId)>> {
    let q = db
        .q("SELECT r.training_id, r.person_id FROM registration r JOIN training t ON t.id = r.training_id \
            JOIN event e ON e.id = t.event_id JOIN post rp ON rp.id = r.post_id WHERE t.state = 'OPEN' \
            AND (e.starts_at IS NULL OR e.starts_at > $2) AND r.state IN ('REQUESTED', 'WAITING', 'CONFIRMED') \
            AND NOT EXISTS (SELECT 1 FROM mandate m JOIN post mp ON mp.id = m.post_id WHERE m.person_id = r.person_id \
            AND mp.organisation_id = rp.organisation_id AND m.refused_at IS NULL \
            AND (m.ends_on IS NULL OR m.ends_on >= $1)) ORDER BY r.training_id, r.place")
        .bind(day)
        .bind(now);
    Ok(db.all(q).await?)
}

/// What was thought of these, in no order of time.
pub async fn opinions(db: &Db, ids: &[TrainingId]) -> Result<Vec<Opinion>> {
    let q = db
        .q("SELECT training_id, usefulness, recommend, comment FROM training_feedback \
            WHERE training_id IN_IDS($1) ORDER BY training_id, id")
        .bind_all(ids);
    Ok(db.all(q).await?)
}

/// Certificates by number, whoever asks.
pub async fn certificates(db: &Db, numbers: Vec<String>) -> Result<Vec<Certificate>> {
    let q = db
        .q("SELECT number, issued_at, person_name, training_title, held_on, minutes, organiser_name \
            FROM training_certificate WHERE number IN_TEXTS($1)")
        .bind_texts(numbers);
    Ok(db.all(q).await?)
}

/// The registration that a certificate is about.
pub async fn certified(db: &Db, number: String) -> Result<Option<RegistrationId>> {
    let q = db.q("SELECT registration_id FROM training_certificate WHERE number = $1").bind(number);
    Ok(db.maybe::<(RegistrationId,)>(q).await?.map(|(id,)| id))
}
