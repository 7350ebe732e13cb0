//! What describes a training whatever its date, checked as one.

use async_graphql::MaybeUndefined;

use super::Trainings;
use super::inputs::{CreateTrainingInput, ReservedSeatsInput, TrainingTrainerInput, UpdateTrainingInput};
use super::model::{SectorGroup, Trainer, Training, TrainingId};
use crate::confidentiality::{LINE, SafeText, Screen, TEXT};
use crate::directory::Organisation;
use crate::events::{Attendee, When};
use crate::kernel::actor::{Actor, OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::Result;
use crate::kernel::problem::{LastEdit, Problem};
use crate::protocols::Theme;

/// The most seats that one training has.
const MOST_SEATS: i64 = 1000;

/// Checked content; its texts have passed the guard, now or when they were first written.
#[derive(Clone, Debug)]
pub struct Content {
    pub title: String,
    pub programme: Option<String>,
    pub objectives: Option<String>,
    pub themes: Vec<Theme>,
    pub seats_total: i64,
    pub reserved: [i64; 3],
    pub release_on: Option<Day>,
    pub requires_approval: bool,
    pub open_to_territory: bool,
}

impl Content {
    /// What a training says already.
    pub fn of(training: &Training) -> Self {
        Self {
            title: training.title.clone(),
            programme: training.programme.clone(),
            objectives: training.objectives.clone(),
            themes: training.themes(),
            seats_total: training.seats_total,
            reserved: [training.reserved_justice, training.reserved_health, training.reserved_other],
            release_on: training.release_on,
            requires_approval: training.requires_approval,
            open_to_territory: training.open_to_territory,
        }
    }

    /// Of a new training; `when` is its date, if it was understood.
    pub fn new(input: &CreateTrainingInput, when: Option<&When>, screen: &mut Screen<'_>) -> Option<Self> {
        let title = screen.required("title", &input.title, LINE);
        let text = |screen: &mut Screen<'_>, field, text: Option<&str>| {
            screen.optional(field, text, TEXT).map(SafeText::into_inner)
        };
        let content = Self {
            title: String::new(),
            programme: text(screen, "programme", input.programme.as_deref()),
            objectives: text(screen, "objectives", input.objectives.as_deref()),
            themes: distinct(&input.themes),
            seats_total: input.seats_total,
            reserved: reserved(&input.reserved),
            release_on: input.release_on,
            requires_approval: input.requires_approval,
            open_to_territory: input.open_to_territory,
        };
        content.check_numbers(when.map(|when| when.starts.date()).map(Day), screen);
        title.map(|title| Self { title: title.into_inner(), ..content })
    }

    /// The content after a change. Words that stay are not read by the guard again.
    pub fn changed(training: &Training, input: &UpdateTrainingInput, screen: &mut Screen<'_>) -> Self {
        let mut content = Self::of(training);
        if let Some(title) = input.title.as_deref().filter(|title| title.trim() != training.title) {
            content.title =
                screen.required("title", title, LINE).map(SafeText::into_inner).unwrap_or_default();
        }
        let mut text = |field, new: &MaybeUndefined<String>, old: &mut Option<String>| match new {
            MaybeUndefined::Undefined => {}
            MaybeUndefined::Null => *old = None,
            MaybeUndefined::Value(new) if old.as_deref() == Some(new.trim()) => {}
            MaybeUndefined::Value(new) => {
                *old = screen.optional(field, Some(new), TEXT).map(SafeText::into_inner);
            }
        };
        text("programme", &input.programme, &mut content.programme);
        text("objectives", &input.objectives, &mut content.objectives);
        if let Some(themes) = &input.themes {
            content.themes = distinct(themes);
        }
        content.seats_total = input.seats_total.unwrap_or(content.seats_total);
        content.reserved = input.reserved.as_deref().map_or(content.reserved, reserved);
        input.release_on.update_to(&mut content.release_on);
        content.requires_approval = input.requires_approval.unwrap_or(content.requires_approval);
        content.open_to_territory = input.open_to_territory.unwrap_or(content.open_to_territory);
        let day = training.starts_at.map(|start| start.day_in(&training.event_zone));
        content.check_numbers(day, screen);
        content
    }

    fn check_numbers(&self, day: Option<Day>, screen: &mut Screen<'_>) {
        let problems = &mut screen.problems;
        problems.require((1..=MOST_SEATS).contains(&self.seats_total), || {
            Problem::new("INVALID_VALUE", format!("Indiquez de 1 à {MOST_SEATS} places.")).on("seatsTotal")
        });
        problems.require(self.reserved.iter().all(|seats| (0..=MOST_SEATS).contains(seats)), || {
            Problem::new("INVALID_VALUE", "Un nombre de places réservées ne peut pas être négatif.")
                .on("reserved")
        });
        problems.require(
            self.reserved.iter().fold(0_i64, |sum, seats| sum.saturating_add(*seats)) <= self.seats_total,
            || {
                let message = "Les places réservées dépassent le nombre total de places.";
                Problem::new("RESERVED_ABOVE_TOTAL", message).on("reserved")
            },
        );
        let in_time = match (self.release_on, day) {
            (Some(release), Some(day)) => release <= day,
            _ => true,
        };
        problems.require(in_time, || {
            let message = "Les places réservées se libèrent au plus tard le jour de la formation.";
            Problem::new("RELEASE_AFTER_TRAINING", message).on("releaseOn")
        });
    }
}

/// What somebody else saved meanwhile, field by field; a word about the whole when no text is concerned.
pub fn conflicts(training: &Training, input: &UpdateTrainingInput) -> Vec<Problem> {
    let edit =
        LastEdit { author: training.editor.clone(), at: training.edited_at, revision: training.revision };
    let new = |value: &MaybeUndefined<String>| {
        value.as_opt_deref().map(|text| text.unwrap_or_default().trim().to_owned())
    };
    let pairs = [
        ("title", input.title.as_ref().map(|title| title.trim().to_owned()), Some(&training.title)),
        ("programme", new(&input.programme), training.programme.as_ref()),
        ("objectives", new(&input.objectives), training.objectives.as_ref()),
    ];
    let mut found = edit.conflicts(pairs.into_iter().filter_map(|(field, mine, theirs)| {
        Some((field, mine?, theirs.map(String::as_str).unwrap_or_default()))
    }));
    if found.is_empty() {
        let message = "Quelqu’un a modifié cette formation entre-temps. Relisez-la, puis recommencez.";
        found.push(Problem::new("CONFLICT_EDITED_MEANWHILE", message));
    }
    found
}

fn distinct(themes: &[Theme]) -> Vec<Theme> {
    let mut kept = Vec::new();
    for theme in themes {
        if !kept.contains(theme) {
            kept.push(*theme);
        }
    }
    kept
}

fn reserved(lines: &[ReservedSeatsInput]) -> [i64; 3] {
    let mut seats = [0_i64; 3];
    for line in lines {
        seats[line.group as usize] = seats[line.group as usize].saturating_add(line.seats);
    }
    seats
}

fn group_of(
    places: &[Organisation],
    id: OrganisationId,
    field: &str,
    screen: &mut Screen<'_>,
) -> SectorGroup {
    let place = places.iter().find(|place| place.id == id);
    screen.problems.require(place.is_some(), || {
        Problem::new("ORGANISATION_UNKNOWN", "Cette structure n’existe pas.").on(field)
    });
    place.map_or(SectorGroup::Other, |place| SectorGroup::of(place.sector))
}

impl Trainings {
    /// Reads who teaches, and notes each who is not known.
    pub(super) async fn trainers(
        &self,
        actor: &Actor,
        training: TrainingId,
        inputs: &[TrainingTrainerInput],
        screen: &mut Screen<'_>,
    ) -> Result<Vec<Trainer>> {
        let today = self.platform.clock.now().day_in(&Zone::paris());
        let posts: Vec<PostId> = inputs.iter().filter_map(|input| input.post_id).collect();
        let posts = self.directory.posts(&posts).await?;
        let people: Vec<PersonId> = inputs.iter().filter_map(|input| input.person_id).collect();
        let visible = self.accounts.find_all_visible(Some(actor), &people).await?;
        let mandates = self.accounts.mandates_of_people(&people, None).await?;
        let employer = |person: &PersonId| mandates.get(person)?.first().map(|held| held.organisation_id);
        let mut places: Vec<OrganisationId> =
            inputs.iter().filter_map(|input| input.organisation_id).collect();
        places.extend(posts.iter().map(|post| post.organisation_id));
        places.extend(people.iter().filter_map(employer));
        let places = self.directory.organisations(&places).await?;
        let mut trainers = Vec::new();
        for (position, input) in inputs.iter().enumerate() {
            let field = |name: &str| format!("trainers.{position}.{name}");
            let mut trainer = Trainer {
                training_id: training,
                post_id: None,
                person_id: None,
                written_name: None,
                organisation_id: None,
                sector_group: SectorGroup::Other,
            };
            match (input.post_id, input.person_id) {
                (Some(id), _) => {
                    let post = posts.iter().find(|post| post.id == id && post.is_open(today));
                    screen.problems.require(post.is_some(), || {
                        Problem::new("POST_CLOSED", "Ce poste n’existe pas ou n’est plus ouvert.")
                            .on(field("postId"))
                    });
                    trainer.post_id = Some(id);
                    trainer.organisation_id = post.map(|post| post.organisation_id);
                }
                (None, Some(id)) => {
                    let known = visible.contains_key(&id) && employer(&id).is_some();
                    screen.problems.require(known, || {
                        let message = "Cette personne n’existe pas ou n’occupe aucune fonction.";
                        Problem::new("PERSON_UNKNOWN", message).on(field("personId"))
                    });
                    trainer.person_id = Some(id);
                    trainer.organisation_id = employer(&id);
                }
                (None, None) => {
                    let name = input.name.as_deref().unwrap_or_default();
                    let name = screen.required(&field("name"), name, LINE);
                    trainer.written_name = name.map(SafeText::into_inner);
                    trainer.organisation_id = input.organisation_id;
                }
            }
            trainer.sector_group = match trainer.organisation_id {
                Some(id) => group_of(&places, id, &field("organisationId"), screen),
                None => input.group.unwrap_or(SectorGroup::Other),
            };
            trainers.push(trainer);
        }
        Ok(trainers)
    }

    /// Those of the trainers whom the directory knows are expected at the date.
    pub(super) fn expected(trainers: &[Trainer]) -> Vec<Attendee> {
        trainers
            .iter()
            .filter(|trainer| trainer.post_id.is_some() || trainer.person_id.is_some())
            .filter_map(|trainer| {
                Some(Attendee {
                    organisation: trainer.organisation_id?,
                    post: trainer.post_id,
                    person: trainer.person_id,
                })
            })
            .collect()
    }

    /// The organiser's post: one of the acting organisation that exists.
    pub(super) async fn organiser(
        &self,
        wanted: PostId,
        own: OrganisationId,
        screen: &mut Screen<'_>,
    ) -> Result<()> {
        let found = self.events.attendees_for_posts("organiserPostId", &[wanted]).await;
        let found = screen.problems.join(found)?.unwrap_or_default();
        screen.problems.require(found.iter().all(|post| post.organisation == own), || {
            let message = "L’organisateur est un poste de votre structure.";
            Problem::new("ORGANISER_ELSEWHERE", message).on("organiserPostId")
        });
        Ok(())
    }
}
