//! The one test binary: one file per slice, every story told on both database engines.

#![expect(clippy::unwrap_used, reason = "a test that meets an error has failed")]

mod support;

mod accounts;
mod action_reminders;
mod actions;
mod administration;
mod answer_links;
mod architecture;
mod arrivals;
mod authorisation;
mod calendar_format;
mod calendar_reader;
mod calendar_readers;
mod calendar_zones;
mod cli;
mod confidentiality;
mod dates;
mod demo;
mod directory;
mod directory_finder;
mod directory_import;
mod directory_rules;
mod endings;
mod events;
mod events_recurrence;
mod events_series;
mod feed_series;
mod feeds;
mod glossary;
mod handovers;
mod home;
mod hostile;
mod immersions;
mod inbound;
mod invitations_by_mail;
mod meetings;
mod pages;
mod partnerships;
mod platform;
mod polls;
mod protocols;
mod public_sheet;
mod reminders;
mod resources;
mod retention;
mod review_clock;
mod reviews;
mod schema;
mod series_by_mail;
mod settings;
mod sign_in_protocol;
mod telemetry;
mod trainings;
