//! The smallest query for each root field, made from the contract itself.

use std::collections::BTreeMap;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, FieldDefinition, InputValueDefinition, ServiceDocument, Type, TypeDefinition, TypeKind,
    TypeSystemDefinition,
};
use serde_json::{Value, json};

type Ids = BTreeMap<&'static str, String>;

/// A field of Query or Mutation.
pub struct RootField {
    pub root: &'static str,
    pub name: String,
    definition: FieldDefinition,
}

/// The contract, by type name.
pub struct Contract(BTreeMap<String, TypeDefinition>);

impl Contract {
    pub fn read() -> Self {
        let document: ServiceDocument = parse_schema(jonction::api::sdl()).expect("the contract parses");
        let types = document.definitions.into_iter().filter_map(|definition| match definition {
            TypeSystemDefinition::Type(definition) => {
                Some((definition.node.name.node.to_string(), definition.node))
            }
            _ => None,
        });
        Self(types.collect())
    }

    pub fn root_fields(&self) -> Vec<RootField> {
        let mut found = Vec::new();
        for root in ["Query", "Mutation", "Subscription"] {
            for definition in self.fields_of(root) {
                let name = definition.name.node.to_string();
                found.push(RootField { root, name, definition: definition.clone() });
            }
        }
        found
    }

    /// Query text and variables that ask for this field with required arguments only.
    pub fn ask(&self, field: &RootField, ids: &Ids) -> (String, Value) {
        let (mut declared, mut passed, mut variables) = (Vec::new(), Vec::new(), serde_json::Map::new());
        for argument in field.definition.arguments.iter().map(|argument| &argument.node) {
            if is_optional(argument) {
                continue;
            }
            let name = argument.name.node.as_str();
            declared.push(format!("${name}: {}", argument.ty.node));
            passed.push(format!("{name}: ${name}"));
            variables.insert(name.to_owned(), self.sample(&field.name, name, &argument.ty.node, ids));
        }
        let brackets = |items: &[String]| {
            if items.is_empty() { String::new() } else { format!("({})", items.join(", ")) }
        };
        let operation = field.root.to_lowercase();
        let selection = self.selection(base_of(&field.definition.ty.node));
        let text = format!(
            "{operation} Asked{} {{ {}{}{selection} }}",
            brackets(&declared),
            field.name,
            brackets(&passed)
        );
        (text, Value::Object(variables))
    }

    fn fields_of(&self, name: &str) -> Vec<&FieldDefinition> {
        match self.0.get(name).map(|definition| &definition.kind) {
            Some(TypeKind::Object(object)) => object.fields.iter().map(|field| &field.node).collect(),
            _ => Vec::new(),
        }
    }

    fn selection(&self, name: &str) -> &'static str {
        let fields = self.fields_of(name);
        let has = |wanted: &str| fields.iter().any(|field| field.name.node == wanted);
        match self.0.get(name).map(|definition| &definition.kind) {
            Some(TypeKind::Object(_)) if has("problems") => " { problems { code } }",
            Some(TypeKind::Object(_)) if has("edges") => " { edges { __typename } }",
            Some(TypeKind::Object(_) | TypeKind::Interface(_) | TypeKind::Union(_)) => " { __typename }",
            _ => "",
        }
    }

    fn sample(&self, field: &str, name: &str, ty: &Type, ids: &Ids) -> Value {
        let base = match &ty.base {
            BaseType::List(inner) => return json!([self.sample(field, name, inner, ids)]),
            BaseType::Named(base) => base.as_str(),
        };
        match self.0.get(base).map(|definition| &definition.kind) {
            Some(TypeKind::Enum(values)) => json!(values.values[0].node.value.node.as_str()),
            Some(TypeKind::InputObject(input)) => {
                let required =
                    input.fields.iter().map(|field| &field.node).filter(|field| !is_optional(field));
                let values = required.map(|inner| {
                    let inner_name = inner.name.node.as_str();
                    (inner_name.to_owned(), self.sample(field, inner_name, &inner.ty.node, ids))
                });
                Value::Object(values.collect())
            }
            _ => match base {
                "ID" => json!(id(field, name, ids)),
                "Int" => json!(1),
                "Float" => json!(1.0),
                "Boolean" => json!(true),
                "Date" => json!("2026-03-03"),
                "DateTime" => json!("2026-03-03T09:00:00Z"),
                "TimeZone" => json!("Europe/Paris"),
                // Some texts have a form: a local date and time.
                _ => json!(ids.get(name).map_or("texte", String::as_str)),
            },
        }
    }
}

/// A thing of the fixtures, or one that does not exist.
fn id(field: &str, name: &str, ids: &Ids) -> String {
    let known = ids.get(format!("{field}.{name}").as_str()).or_else(|| ids.get(name));
    known.cloned().unwrap_or_else(|| {
        let kind = name.strip_suffix("Id").or(name.strip_suffix("Ids")).unwrap_or(field);
        format!("{}:019539c0-0000-7000-8000-000000000000", dashed(kind))
    })
}

/// `accessRequest` is written `access-request` in ids.
fn dashed(name: &str) -> String {
    name.chars()
        .flat_map(|c| if c.is_uppercase() { vec!['-', c.to_ascii_lowercase()] } else { vec![c] })
        .collect()
}

fn is_optional(argument: &InputValueDefinition) -> bool {
    argument.ty.node.nullable || argument.default_value.is_some()
}

fn base_of(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => base_of(inner),
    }
}
