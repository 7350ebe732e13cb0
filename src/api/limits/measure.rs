//! What a parsed query would cost, in one pass over its text.
//!
//! The engine's own checks expand each fragment wherever it is used, which twenty fragments naming one another twice
//! turn into a million steps; here a fragment is measured once. So this runs first and lets through only what those
//! checks can bear.

use std::collections::HashMap;

use async_graphql::parser::types::{ExecutableDocument, Field, OperationType, Selection, SelectionSet};
use async_graphql::{Name, Value, Variables};

use crate::kernel::page::{DEFAULT_PAGE, MAX_PAGE};

/// A write takes a lock, an audit row and often mail: it counts for this many fields.
const WRITE: u64 = 10;
/// Arguments whose list makes the field answer once for each element.
const MANY: [&str; 2] = ["representations", "ids"];
/// Fields that describe the schema itself.
const INTROSPECTION: [&str; 3] = ["__schema", "__type", "_service"];

/// The figures that limits apply to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Measure {
    /// Fields nested in one another.
    pub depth: u64,
    /// Every selection counts for one, times the sizes of the pages around it.
    pub cost: u64,
    /// The most aliases found in one selection, those that fragments bring included.
    pub aliases: u64,
    /// Whether the schema itself is asked for.
    pub introspects: bool,
    /// Aliases that stand at this very level.
    here: u64,
}

impl Measure {
    fn deepest(self, other: Self) -> Self {
        Self {
            depth: self.depth.max(other.depth),
            cost: self.cost.saturating_add(other.cost),
            aliases: self.aliases.max(other.aliases),
            introspects: self.introspects || other.introspects,
            here: self.here.saturating_add(other.here),
        }
    }
}

/// Measures all operations of a document together, and sees to it that unused fragments count too: the engine checks
/// them like the others.
pub(super) fn measure(document: &ExecutableDocument, variables: &Variables) -> Measure {
    let mut walk = Walk { document, variables, fragments: HashMap::new() };
    let mut total = Measure::default();
    for (_, operation) in document.operations.iter() {
        let mut found = walk.selection_set(&operation.node.selection_set.node);
        if operation.node.ty == OperationType::Mutation {
            let writes = operation.node.selection_set.node.items.len() as u64;
            found.cost = found.cost.saturating_add(writes.saturating_mul(WRITE));
        }
        total = total.deepest(Measure { here: 0, ..found });
    }
    for name in document.fragments.keys() {
        let found = walk.fragment(name);
        total = Measure { cost: total.cost.max(found.cost), ..total.deepest(Measure { here: 0, ..found }) };
    }
    total
}

struct Walk<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    /// None while a fragment is being measured: one that comes back to itself counts for nothing more, and the
    /// engine's rules refuse it.
    fragments: HashMap<&'a Name, Option<Measure>>,
}

impl<'a> Walk<'a> {
    fn selection_set(&mut self, set: &'a SelectionSet) -> Measure {
        let mut total = Measure::default();
        for selection in &set.items {
            let found = match &selection.node {
                Selection::Field(field) => self.field(&field.node),
                Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node),
                Selection::InlineFragment(inline) => self.selection_set(&inline.node.selection_set.node),
            };
            total = total.deepest(Measure { cost: found.cost.saturating_add(1), ..found });
        }
        total.aliases = total.aliases.max(total.here);
        total
    }

    fn field(&mut self, field: &'a Field) -> Measure {
        let inner = self.selection_set(&field.selection_set.node);
        Measure {
            depth: inner.depth + 1,
            cost: inner.cost.saturating_mul(self.times(field)),
            aliases: inner.aliases,
            introspects: inner.introspects || INTROSPECTION.contains(&field.name.node.as_str()),
            here: u64::from(field.alias.is_some()),
        }
    }

    fn fragment(&mut self, name: &'a Name) -> Measure {
        if let Some(known) = self.fragments.get(name) {
            return known.unwrap_or_default();
        }
        let Some(fragment) = self.document.fragments.get(name) else { return Measure::default() };
        self.fragments.insert(name, None);
        let found = self.selection_set(&fragment.node.selection_set.node);
        self.fragments.insert(name, Some(found));
        found
    }

    /// How many times what a field selects is answered. Only pages and lists named by the client multiply: the other
    /// lists are short because of what they list (clauses of a protocol, holders of a post).
    fn times(&self, field: &Field) -> u64 {
        let named = MANY.iter().filter_map(|name| self.argument(field, name)).find_map(|value| match value {
            Value::List(items) => Some(items.len() as u64),
            _ => None,
        });
        let page = match self.argument(field, "first") {
            // Out of bounds sizes are refused by the field itself; until then they count as the nearest size.
            Some(Value::Number(size)) => size.as_f64().map(clamp_page),
            _ => is_page(&field.selection_set.node).then_some(DEFAULT_PAGE as u64),
        };
        named.unwrap_or(1).max(1).saturating_mul(page.unwrap_or(1))
    }

    fn argument(&self, field: &Field, name: &str) -> Option<Value> {
        let (_, value) = field.arguments.iter().find(|(argument, _)| argument.node == name)?;
        let known =
            |name: Name| self.variables.get(&name).cloned().or_else(|| self.default_of(&name)).ok_or(());
        value.node.clone().into_const_with(known).ok()
    }

    fn default_of(&self, variable: &Name) -> Option<Value> {
        self.document
            .operations
            .iter()
            .flat_map(|(_, operation)| &operation.node.variable_definitions)
            .find(|definition| definition.node.name.node == *variable)
            .and_then(|definition| definition.node.default_value.as_ref())
            .map(|value| value.node.clone())
    }
}

/// A Relay connection, whichever page size it is left to choose.
fn is_page(set: &SelectionSet) -> bool {
    set.items.iter().any(|selection| {
        matches!(&selection.node, Selection::Field(field) if matches!(field.node.name.node.as_str(), "edges" | "nodes"))
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a page's bounds are small and positive"
)]
fn clamp_page(size: f64) -> u64 {
    size.clamp(1.0, MAX_PAGE as f64) as u64
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    fn measured(query: &str, variables: serde_json::Value) -> Measure {
        measure(&parse_query(query).unwrap(), &Variables::from_json(variables))
    }

    fn cost(query: &str) -> u64 {
        measured(query, serde_json::json!({})).cost
    }

    #[test]
    fn pages_multiply_what_they_hold() {
        assert_eq!(cost("{ a b c }"), 3);
        assert_eq!(cost("{ a(first: 50) { edges { node { b } } } }"), 1 + 50 * 3);
        assert_eq!(cost("{ a { edges { node { b } } } }"), 1 + 20 * 3, "the default page");
        assert_eq!(
            cost("{ a(first: 10) { edges { b(first: 10) { nodes { c } } } } }"),
            1 + 10 * (2 + 10 * 2)
        );
        assert_eq!(cost("mutation { a b }"), 2 + 2 * 10);
    }

    #[test]
    fn page_sizes_out_of_bounds_neither_overflow_nor_come_cheap() {
        assert_eq!(cost("{ a(first: -1) { b } }"), 2);
        assert_eq!(cost("{ a(first: 2147483648) { b } }"), 101);
        assert_eq!(cost("{ a(first: 1e300) { b } }"), 101);
        let deep = "a(first: 100) { ".repeat(60) + "b" + &" }".repeat(60);
        assert_eq!(cost(&format!("{{ {deep} }}")), u64::MAX);
    }

    #[test]
    fn variables_and_their_defaults_count() {
        let query = "query Q($n: Int = 7) { a(first: $n) { b } }";
        assert_eq!(measured(query, serde_json::json!({})).cost, 8);
        assert_eq!(measured(query, serde_json::json!({ "n": 30 })).cost, 31);
        let query = "query Q($r: [_Any!]!) { _entities(representations: $r) { ... on A { b } } }";
        assert_eq!(
            measured(query, serde_json::json!({ "r": vec![serde_json::json!({}); 40] })).cost,
            1 + 40 * 2
        );
    }

    #[test]
    fn fragments_count_wherever_they_are_used_and_are_measured_once() {
        assert_eq!(cost("{ a { ...F } b { ...F } } fragment F on T { c d }"), 2 + 2 * (1 + 2));
        let twice = |n| format!(" fragment F{n} on Query {{ ...F{0} ...F{0} }}", n + 1);
        let bomb =
            format!("{{ ...F0 }} fragment F60 on Query {{ a }}{}", (0..60).map(twice).collect::<String>());
        assert!(cost(&bomb) > 1 << 60);
        assert!(cost("{ a } fragment F0 on T { ...F0 b }") >= 2, "a cycle ends");
    }

    #[test]
    fn aliases_are_counted_by_level_through_fragments() {
        let aliases = |query| measured(query, serde_json::json!({})).aliases;
        assert_eq!(aliases("{ x: a y: a b { z: c } }"), 2);
        assert_eq!(aliases("{ x: a ...F ... { v: a } } fragment F on Query { y: a z: a }"), 4);
    }

    #[test]
    fn depth_counts_fields_only() {
        let depth = |query| measured(query, serde_json::json!({})).depth;
        assert_eq!(depth("{ a { ... { b { ...F } } } } fragment F on T { c }"), 3);
    }

    #[test]
    fn asking_for_the_schema_is_seen_anywhere() {
        let introspects = |query| measured(query, serde_json::json!({})).introspects;
        assert!(introspects("{ x: __schema { types { name } } }"));
        assert!(introspects("{ ...F } fragment F on Query { _service { sdl } }"));
        assert!(!introspects("{ __typename site { name } }"));
    }
}
