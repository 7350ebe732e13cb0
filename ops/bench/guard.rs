//! What the guard costs: microseconds for each KiB of text, best and median of many runs.
//! Run with `cargo bench --bench guard`. The aim is 50 µs/KiB at most.

use std::hint::black_box;
use std::time::{Duration, Instant};

use jonction::confidentiality::{Guard, KnownContacts};

const MINUTES: &str = "Compte rendu de la réunion annuelle d’échange du 14 novembre 2024, de 14 h à 16 h 30. \
Présents : Mme Vasseur, directrice du CSAPA Pierre-Nicole ; M. Carlier, DFSPIP ; Mme Roux (tribunal judiciaire). \
Mme Roux rappelle que l’obligation de soins et l’injonction thérapeutique n’ont ni le même cadre ni les mêmes \
suites, et que les patients gardent le choix de leur médecin. M. Carlier présente les chiffres : 342 personnes \
suivies, dont 58 % orientées par le SPIP. Contact : 02 35 14 00 00, csapa@exemple.fr, 12 rue des Carmes.\n";

const CASE_TALK: &str = "M. D., né le 12/03/1984, détenu en cellule 214, a rechuté ; son portable est le \
06 12 34 56 78. Deux patients ont été orientés. IPP 0012345678, numéro d’écrou 45678, n° de parquet 23 123 000456. \
Kévin B. habite 12 rue des Lilas, kevin.b@gmail.com. Numéro 1 84 12 76 451 089 46.\n";

fn main() {
    let numbers = (1..400).map(|n| (n * 7919).to_string()).collect::<Vec<_>>().join(" ");
    println!("{:<28} {:>8} {:>12} {:>12}", "text", "KiB", "best µs/KiB", "median µs/KiB");
    for (name, text) in [
        ("minutes, 1 KiB", MINUTES.repeat(2)),
        ("minutes, 64 KiB", MINUTES.repeat(110)),
        ("case talk only, 16 KiB", CASE_TALK.repeat(46)),
        ("numbers only", numbers),
        ("1 MiB of one letter", "a".repeat(1 << 20)),
        ("1 MiB of digits", "1".repeat(1 << 20)),
    ] {
        measure(name, &text);
    }
}

#[expect(clippy::cast_precision_loss, reason = "sizes and times far below 2^52")]
fn measure(name: &str, text: &str) {
    let known = KnownContacts::none();
    let kib = text.len() as f64 / 1024.0;
    let rounds = (20_000.0 / kib).clamp(5.0, 5_000.0);
    let mut times = Vec::new();
    let begun = Instant::now();
    while (times.len() as f64) < rounds && begun.elapsed() < Duration::from_secs(3) {
        let start = Instant::now();
        black_box(Guard::shared().examine(black_box(text), &known));
        times.push(start.elapsed().as_secs_f64() * 1e6 / kib);
    }
    times.sort_by(f64::total_cmp);
    println!("{name:<28} {kib:>8.1} {:>12.1} {:>12.1}", times[0], times[times.len() / 2]);
}
