//! Typed identifiers: UUID version 7 in storage, readable `kind:uuid` in the API.

use uuid::Uuid;

/// What a thing's id says about itself; implemented by [`typed_id!`](crate::typed_id) alone.
pub trait TypedId: Copy + Send + Sync + 'static {
    /// The word before the colon in the API, for example `protocol`.
    const KIND: &'static str;
    /// The bare UUID, as stored.
    fn uuid(self) -> Uuid;
    /// Wraps a stored UUID.
    fn from_uuid(uuid: Uuid) -> Self;
    #[must_use]
    /// Makes a new id from clock and randomness.
    fn fresh(entropy: &super::entropy::Entropy, at: super::clock::Ts) -> Self {
        Self::from_uuid(entropy.uuid(at))
    }
}

/// Reads a node id; the kind must match, so that a wrong type is an error and not a miss.
///
/// # Errors
/// A French sentence for the caller.
pub fn parse_node_id<T: TypedId>(text: &str) -> Result<T, String> {
    let wrong = || format!("identifiant attendu : « {}:… »", T::KIND);
    let (kind, uuid) = text.split_once(':').ok_or_else(wrong)?;
    if kind != T::KIND {
        return Err(wrong());
    }
    uuid.parse().map(T::from_uuid).map_err(|_| wrong())
}

/// A thing of a slice above, as those below know it: kept and handed back, never looked into.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The word before the colon in the API.
    pub kind: String,
    /// The bare UUID.
    pub id: Uuid,
}

impl Subject {
    /// This thing.
    #[must_use]
    pub fn of<T: TypedId>(id: T) -> Self {
        Self { kind: T::KIND.to_owned(), id: id.uuid() }
    }

    /// The typed id, when it is of that type.
    #[must_use]
    pub fn as_id<T: TypedId>(&self) -> Option<T> {
        (self.kind == T::KIND).then(|| T::from_uuid(self.id))
    }
}

/// The node id, as in the API.
impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.kind, self.id)
    }
}

/// Declares an id type: `typed_id!(/// doc ProtocolId, "protocol");`
#[macro_export]
macro_rules! typed_id {
    ($(#[$meta:meta])* $name:ident, $kind:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $crate::kernel::ids::TypedId for $name {
            const KIND: &'static str = $kind;
            fn uuid(self) -> uuid::Uuid {
                self.0
            }
            fn from_uuid(uuid: uuid::Uuid) -> Self {
                Self(uuid)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($kind, ":{}"), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                $crate::kernel::ids::parse_node_id(text)
            }
        }

        impl async_graphql::InputType for $name {
            type RawValueType = Self;
            fn type_name() -> std::borrow::Cow<'static, str> {
                <async_graphql::ID as async_graphql::InputType>::type_name()
            }
            fn create_type_info(registry: &mut async_graphql::registry::Registry) -> String {
                <async_graphql::ID as async_graphql::InputType>::create_type_info(registry)
            }
            fn parse(value: Option<async_graphql::Value>) -> async_graphql::InputValueResult<Self> {
                let id = <async_graphql::ID as async_graphql::InputType>::parse(value).map_err(async_graphql::InputValueError::propagate)?;
                id.parse().map_err(async_graphql::InputValueError::custom)
            }
            fn to_value(&self) -> async_graphql::Value {
                async_graphql::Value::String(self.to_string())
            }
            fn as_raw_value(&self) -> Option<&Self> {
                Some(self)
            }
        }

        impl async_graphql::OutputType for $name {
            fn type_name() -> std::borrow::Cow<'static, str> {
                <async_graphql::ID as async_graphql::OutputType>::type_name()
            }
            fn create_type_info(registry: &mut async_graphql::registry::Registry) -> String {
                <async_graphql::ID as async_graphql::OutputType>::create_type_info(registry)
            }
            async fn resolve(
                &self,
                _: &async_graphql::ContextSelectionSet<'_>,
                _: &async_graphql::Positioned<async_graphql::parser::types::Field>,
            ) -> async_graphql::ServerResult<async_graphql::Value> {
                Ok(async_graphql::Value::String(self.to_string()))
            }
        }
    };
}
