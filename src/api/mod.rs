//! Assembly of the GraphQL schema from the slices.
