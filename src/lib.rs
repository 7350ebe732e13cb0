//! Jonction: the partnership, event and protocol platform of a territory's santé-justice partnership.
//!
//! Modules are listed in their order of dependence: each may use those above it, never those below.
//! `tests/it/architecture.rs` holds the project to it.

pub mod kernel;
pub mod platform;

pub mod confidentiality;
pub mod directory;

pub mod accounts;
pub mod partnerships;

pub mod glossary;

pub mod actions;
pub mod events;
pub mod immersions;
pub mod protocols;
pub mod trainings;

pub mod meetings;

pub mod interregion;
pub mod moves;
pub mod resources;

pub mod handovers;

pub mod arrivals;

pub mod calendar;
pub mod home;
pub mod indicators;
pub mod public;

pub mod documents;

pub mod retraction;

pub mod administration;

pub mod config;

pub mod app;

pub mod api;
pub mod web;

pub mod demo;

pub mod cli;
