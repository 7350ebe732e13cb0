//! The event core: what happens when and where; it knows its subject only as a kind and an id.
