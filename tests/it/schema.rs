//! The contract in `schema.graphql` is the one the program serves.

#[test]
fn the_contract_is_up_to_date() {
    let file =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/schema.graphql")).unwrap_or_default();
    assert!(
        file.trim() == jonction::api::sdl().trim(),
        "schema.graphql is stale: run `cargo run -- schema > schema.graphql`"
    );
}

#[test]
fn the_contract_parses() {
    async_graphql::parser::parse_schema(jonction::api::sdl()).expect("an escaped, well-formed contract");
}
