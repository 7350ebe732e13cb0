//! New migration files change no Rust file, so cargo has to be told to look at their folder.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
