//! Series by mail: one invitation to the whole of it, then word of each occurrence that is changed or called off by
//! itself.
//!
//! What somebody's calendar holds follows from the mails they were sent: the series as of a SEQUENCE, and what was said
//! of single occurrences since. What it should hold follows from where they are expected. The job sends the difference.

use std::collections::HashMap;

use jiff::civil::DateTime;

use super::Cause;
use super::letter::{News, Sender};
use super::recipients::{Recipient, Who};
use super::store::{self, Message, Part, SeriesMailed};
use crate::events::arrange::{Entry, arrange, differs, place_of};
use crate::events::model::{AttendeeAnswer, Event, EventId, EventState, SeriesId};
use crate::events::series::Series;
use crate::events::{Events, guests, links};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::Tx;

/// Who is written to about a series: an outsider is another guest of each occurrence, but has one address.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Key {
    Person(PersonId),
    Guest(String),
}

/// Somebody written to about a series, and where they are expected.
struct Member {
    key: Key,
    to: Recipient,
    at: HashMap<EventId, (Who, AttendeeAnswer)>,
}

/// A series as it stands.
struct Scene {
    series: Series,
    /// What its rule put there, in order.
    ruled: Vec<Event>,
    sender: Sender,
    now: Ts,
    cause: Cause,
}

/// What somebody's calendar holds.
#[derive(Default)]
struct Held {
    /// The series, as of this SEQUENCE.
    series: Option<i64>,
    /// What was said of single occurrences since.
    apart: HashMap<EventId, (Message, i64)>,
}

/// What somebody is to be told, in one mail.
enum Word<'a> {
    /// The series: its entries, and the dates to come.
    Whole(Vec<Entry<'a>>, Vec<&'a Event>),
    /// One occurrence, and where the rule had put it.
    One(&'a Event, DateTime),
    /// That these occurrences are off, while others took place or still will.
    Off(Vec<(&'a Event, DateTime)>),
    /// That all of it is off: what was still to come.
    AllOff(Vec<&'a Event>),
}

impl Events {
    /// Brings what each person was told of a series to how it stands.
    pub(super) async fn tell_series_as_system(&self, id: SeriesId, cause: Cause) -> Result<()> {
        let mut tx = self.platform.db.begin().await?;
        let Some(series) = crate::events::store::series::locked(&mut tx, id).await? else { return Ok(()) };
        let now = self.platform.clock.now();
        let ruled = crate::events::store::series::ruled(&mut tx, id).await?;
        let Some(next) = ruled.iter().find(|event| is_coming(event, now)) else { return Ok(()) };
        let sender = self.sender_of(next).await?;
        let scene = Scene { series, ruled, sender, now, cause };
        let mailed = store::mailed_of_series(&mut tx, id).await?;
        let mut members = self.members(&scene).await?;
        for mail in &mailed {
            let Some(key) = key_of(mail) else { continue };
            if members.iter().all(|member| member.key != key) && !mail.to_address.is_empty() {
                members.push(Member::former(key, mail));
            }
        }
        for member in &members {
            let mails: Vec<&SeriesMailed> =
                mailed.iter().filter(|mail| key_of(mail).as_ref() == Some(&member.key)).collect();
            self.tell_member(&mut tx, &scene, member, &mails).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Everybody expected at something of the series who can be written to, each once.
    async fn members(&self, scene: &Scene) -> Result<Vec<Member>> {
        let stands = |event: &&Event| event.state != EventState::Cancelled;
        let ids: Vec<EventId> = scene.ruled.iter().filter(stands).map(|event| event.id).collect();
        let mut members: Vec<Member> = Vec::new();
        let mut expect = |key: Key, to: Recipient, event: EventId| {
            let at = (to.who, to.answer);
            if let Some(member) = members.iter_mut().find(|member| member.key == key) {
                member.at.entry(event).or_insert(at);
            } else {
                members.push(Member { key, to, at: HashMap::from([(event, at)]) });
            }
        };
        for (attendee, person) in self.people_expected(&ids, &scene.series.time_zone, scene.now).await? {
            let Some(address) = person.address else { continue };
            let to = Recipient {
                who: Who::Person(person.id),
                name: person.name,
                address,
                zone: attendee.time_zone,
                answer: attendee.answer,
            };
            expect(Key::Person(person.id), to, attendee.event_id);
        }
        for guest in guests::store::of_events(&self.platform.db, &ids).await? {
            let (key, event) = (Key::Guest(guest.email.clone()), guest.event_id);
            expect(key, Recipient::guest(guest), event);
        }
        Ok(members)
    }

    /// Mails that still wait are taken back first, so that of several changes only what came of them is told.
    async fn tell_member(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        member: &Member,
        mails: &[&SeriesMailed],
    ) -> Result<()> {
        let told =
            |mail: &&SeriesMailed| store::told(mail.state, scene.cause, &mail.to_address, &member.to.address);
        let standing = mails.iter().copied().filter(told);
        if scene.words(member, &Held::after(standing.clone())).is_empty() {
            return Ok(());
        }
        for waiting in mails.iter().filter(|mail| mail.state.waits()) {
            crate::platform::mail::withdraw(tx, &self.platform, &waiting.message_id).await?;
        }
        let gone: Vec<&SeriesMailed> = standing.filter(|mail| !mail.state.waits()).collect();
        let known = gone.iter().any(|mail| mail.state.left() && mail.method == Message::Request);
        let next = mails.iter().map(|mail| mail.number + 1).max().unwrap_or(0);
        for (number, word) in (next..).zip(scene.words(member, &Held::after(gone.iter().copied()))) {
            self.say(tx, scene, member, &word, number, known).await?;
        }
        Ok(())
    }

    /// Writes one mail.
    async fn say(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        member: &Member,
        word: &Word<'_>,
        number: i64,
        known: bool,
    ) -> Result<()> {
        let series = &scene.series;
        let Some(event) = word.event() else { return Ok(()) };
        let mut to = member.to.clone();
        let (message, entries, whole, dates) = match word {
            Word::Whole(entries, coming) => {
                to.answer = member.answer_to(coming);
                (Message::Request, entries.clone(), Some(series), coming.clone())
            }
            Word::One(event, place) => {
                to.answer = member.answer_to(&[event]);
                (Message::Request, vec![Entry::Changed(series, event, *place)], None, Vec::new())
            }
            Word::Off(off) => {
                let entries = off.iter().map(|(event, place)| Entry::Changed(series, event, *place));
                let dates =
                    if off.len() > 1 { off.iter().map(|(event, _)| *event).collect() } else { vec![] };
                (Message::Cancel, entries.collect(), None, dates)
            }
            Word::AllOff(off) => {
                let (rule, first) = (series.recurrence()?, series.first()?);
                let all = Entry::Series { series, model: event, rule, first, excluded: Vec::new() };
                (Message::Cancel, vec![all], Some(series), off.clone())
            }
        };
        // The last date: the link must outlive those before.
        let pivot = dates.last().copied().unwrap_or(event);
        let link = match member.at.get(&pivot.id).filter(|_| message == Message::Request) {
            Some((who, _)) => {
                let reach = if whole.is_some() { links::Reach::Series } else { links::Reach::Event };
                Some(links::create(tx, &self.platform, (pivot.id, reach), *who, scene.now).await?)
            }
            None => None,
        };
        let news =
            News { event, entries, whole, dates: &dates, options: &[], poll: None, sender: &scene.sender };
        let written = news.write(&to, message, link.as_deref(), known, &self.platform.public_url)?;
        let (who, host) = (to.who.uuid(), self.platform.host());
        let message_id = format!("serie-{}.{who}.{number}@{host}", series.id.uuid());
        for part in scene.parts(word) {
            let person = to.who.person();
            let guest = match &member.key {
                Key::Guest(email) => Some(email.clone()),
                Key::Person(_) => None,
            };
            store::insert_part(tx, series.id, (person, guest), part, (&message_id, number), scene.now)
                .await?;
        }
        self.post(tx, written, message_id, &to, link.is_some()).await
    }
}

impl Scene {
    /// What is to be said to somebody whose calendar holds this.
    fn words<'a>(&'a self, member: &Member, held: &Held) -> Vec<Word<'a>> {
        let placed = || self.ruled.iter().filter_map(|event| Some((event, place_of(event)?.1)));
        let stands =
            |event: &Event| event.state != EventState::Cancelled && member.at.contains_key(&event.id);
        let shown: Vec<&Event> = self.ruled.iter().filter(|event| stands(event)).collect();
        let coming: Vec<&Event> = shown.iter().copied().filter(|event| is_coming(event, self.now)).collect();
        let off: Vec<(&Event, DateTime)> = placed()
            .filter(|(event, _)| is_coming(event, self.now) && !stands(event) && held.holds(event.id))
            .collect();
        if shown.is_empty() && held.series.is_some() && !off.is_empty() {
            return vec![Word::AllOff(off.into_iter().map(|(event, _)| event).collect())];
        }
        if !coming.is_empty() && held.series.is_none_or(|sequence| sequence < self.series.sequence) {
            let entries = arrange(shown.iter().copied(), [&self.series]);
            if matches!(entries.first(), Some(Entry::Series { .. })) {
                return vec![Word::Whole(entries, coming)];
            }
        }
        let mut words = Vec::new();
        if !off.is_empty() {
            words.push(Word::Off(off));
        }
        for (event, place) in placed().filter(|(event, _)| coming.iter().any(|one| one.id == event.id)) {
            if !held.is_right(&self.series, event, place) {
                words.push(Word::One(event, place));
            }
        }
        words
    }

    /// What a mail tells, piece by piece.
    fn parts(&self, word: &Word<'_>) -> Vec<Part> {
        let one = |event: &Event, method| Part {
            event: Some(event.id),
            method,
            sequence: self.series.sequence_of(event),
        };
        let all = |method| Part { event: None, method, sequence: self.series.sequence };
        match word {
            Word::Whole(entries, coming) => {
                let changed = entries.iter().filter_map(|entry| match entry {
                    Entry::Changed(_, event, _) => Some(one(event, Message::Request)),
                    Entry::Single(_) | Entry::Series { .. } => None,
                });
                let left_out = self
                    .ruled
                    .iter()
                    .filter(|event| is_coming(event, self.now) && coming.iter().all(|one| one.id != event.id))
                    .map(|event| one(event, Message::Cancel));
                std::iter::once(all(Message::Request)).chain(changed).chain(left_out).collect()
            }
            Word::One(event, _) => vec![one(event, Message::Request)],
            Word::Off(off) => off.iter().map(|(event, _)| one(event, Message::Cancel)).collect(),
            Word::AllOff(_) => vec![all(Message::Cancel)],
        }
    }
}

impl<'a> Word<'a> {
    /// The next event that it is about.
    fn event(&self) -> Option<&'a Event> {
        match self {
            Self::Whole(_, dates) | Self::AllOff(dates) => dates.first().copied(),
            Self::One(event, _) => Some(event),
            Self::Off(off) => off.first().map(|(event, _)| *event),
        }
    }
}

impl Held {
    /// After these mails, in the order in which they were written.
    fn after<'a>(mails: impl Iterator<Item = &'a SeriesMailed>) -> Self {
        let mut held = Self::default();
        for mail in mails {
            if let Some(event) = mail.event_id {
                held.apart.insert(event, (mail.method, mail.sequence));
            } else {
                held.series = (mail.method == Message::Request).then_some(mail.sequence);
                held.apart.clear();
            }
        }
        held
    }

    /// Whether it shows this occurrence.
    fn holds(&self, event: EventId) -> bool {
        self.apart.get(&event).map_or(self.series.is_some(), |(method, _)| *method == Message::Request)
    }

    /// Whether it shows this occurrence as it stands.
    fn is_right(&self, series: &Series, event: &Event, place: DateTime) -> bool {
        match self.apart.get(&event.id) {
            Some((method, sequence)) => *method == Message::Request && *sequence >= series.sequence_of(event),
            None => self.series.is_some_and(|known| known >= series.sequence) && !differs(event, place),
        }
    }
}

impl Member {
    /// Somebody who was told of the series and is expected nowhere any more.
    fn former(key: Key, mail: &SeriesMailed) -> Self {
        let who = match &key {
            Key::Person(person) => Who::Person(*person),
            Key::Guest(_) => Who::Guest(guests::EventGuestId(mail.series_id.uuid())),
        };
        let to = Recipient {
            who,
            name: mail.to_name.clone(),
            address: mail.to_address.clone(),
            zone: Zone::paris(),
            answer: AttendeeAnswer::Awaited,
        };
        Self { key, to, at: HashMap::new() }
    }

    /// What was answered to all of these alike.
    fn answer_to(&self, events: &[&Event]) -> AttendeeAnswer {
        let mut answers = events.iter().filter_map(|event| self.at.get(&event.id)).map(|(_, answer)| *answer);
        let first = answers.next().unwrap_or(AttendeeAnswer::Awaited);
        if answers.all(|other| other == first) { first } else { AttendeeAnswer::Awaited }
    }
}

fn key_of(mail: &SeriesMailed) -> Option<Key> {
    mail.person_id.map(Key::Person).or_else(|| mail.guest_email.clone().map(Key::Guest))
}

/// Not over yet, whether called off or not.
fn is_coming(event: &Event, now: Ts) -> bool {
    event.state != EventState::Held && event.ends_at.is_some_and(|end| end > now)
}
