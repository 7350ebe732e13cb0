//! A departure, months of vacancy, an arrival: the juge des enfants of the Val-de-Seine.

use async_graphql::MaybeUndefined;
use jiff::SignedDuration;

use super::lived::Lived;
use super::personas::{People, Persona};
use super::planter::{Planter, PostSpec};
use crate::app::App;
use crate::directory::{Cardinality, PostKind};
use crate::handovers::WriteHandoverInput;
use crate::kernel::actor::OrganisationId;
use crate::kernel::clock::Zone;
use crate::kernel::error::{Error, Result};
use crate::moves::ReportArrivalInput;

/// Who signs in: a judge who began some days ago.
const NEWCOMER: &str = "juge-76";
/// Who left, and is known to the program alone.
const PREDECESSOR: &str = "juge-parti-76";
/// Days since the predecessor's last one: four months of vacancy.
const LEFT: i64 = -126;
/// Days since the newcomer's first one.
const CAME: i64 = -3;

/// The post, who held it and who holds it now.
pub async fn plant(planter: &mut Planter, people: &mut People, tribunal: OrganisationId) -> Result<()> {
    let post = planter.post(tribunal, &PostSpec::single(PostKind::JuvenileJudge)).await?;
    let before = planter.person("Yann", "Rivoal", "rivoal@demonstration.example").await?;
    let (from, until) = (planter.day(-1100), planter.day(LEFT));
    planter.mandate(before, post, from, Some(until)).await?;
    let now = Persona::of(NEWCOMER)?.arrive(planter, people).await?;
    let from = planter.day(CAME);
    planter.mandate(now, post, from, None).await?;
    people.insert(PREDECESSOR, before);
    Ok(())
}

/// The note, written in two sittings before the departure.
pub async fn live(app: &App, people: &People) -> Result<()> {
    let lived = Lived::beside(app, Zone::paris(), people)?;
    lived.at(lived.day(LEFT - 25), 9);
    lived.app.handovers.follow_departures_as_system().await?;
    let author = lived.actor(PREDECESSOR).await?;
    let note = lived.app.handovers.own(&author).await?.pop().ok_or(Error::NotFound)?;
    let first = WriteHandoverInput {
        note_id: note.id,
        base_revision: note.revision,
        practices: text(
            "La réunion du premier mardi avec la consultation jeunes consommateurs : elle règle en une heure ce qui \
             prendrait dix courriers.",
        ),
        people: text("Au CSAPA, la direction répond le jour même aux questions de fonctionnement."),
        pending: MaybeUndefined::Undefined,
        attention: MaybeUndefined::Undefined,
        items: Vec::new(),
        ready: None,
        open_to_coordinator: None,
        confirmed_no_individual_case: false,
    };
    let note = lived.app.handovers.write(&author, first.clone()).await?;
    lived.app.platform.clock.advance(SignedDuration::from_hours(24 * 6));
    let author = lived.actor(PREDECESSOR).await?;
    let second = WriteHandoverInput {
        base_revision: note.revision,
        pending: text("Le modèle d’attestation pour les mineurs attend l’avis de la PJJ."),
        attention: text("Convenir avec les parents, dès le début, de ce qui pourra être attesté."),
        ready: Some(true),
        ..first
    };
    lived.app.handovers.write(&author, second).await?;
    report(&lived).await?;
    lived.withdraw_mail().await
}

/// The coordinator heard some days ago that somebody comes to the CSAPA, and its director has not answered yet.
async fn report(lived: &Lived<'_>) -> Result<()> {
    lived.at(lived.day(-4), 10);
    let coordinator = lived.actor("spip-76").await?;
    let run = coordinator.mandates.iter().flat_map(|held| &held.coordinates).next();
    let partnership_id = *run.ok_or(Error::NotFound)?;
    let director = lived.actor("csapa-76").await?;
    let csapa = director.mandates.first().ok_or(Error::NotFound)?.organisation;
    let posts = lived.app.directory.posts_of(&[csapa]).await?;
    // The team where there is one, which has room for another.
    let post =
        posts.iter().max_by_key(|post| post.cardinality == Cardinality::Team).ok_or(Error::NotFound)?;
    let arrival = ReportArrivalInput {
        partnership_id,
        post_id: post.id,
        happens_on: lived.day(20),
        person_name: Some("Camille Renard".to_owned()),
        person_email: Some("renard@demonstration.example".to_owned()),
        confirmed_no_individual_case: false,
        acting_post_id: coordinator.mandates.first().map(|held| held.post),
    };
    lived.app.staff_reports.report_arrival(&coordinator, arrival).await.map(drop)
}

fn text(words: &str) -> MaybeUndefined<String> {
    MaybeUndefined::Value(words.to_owned())
}
