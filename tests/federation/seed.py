"""Puts one organisation, its director and a session into the embedded database, so that the gateway can be tried
without a sign-in: this test is about the gateway, sign-in has its own. Prints what the test needs as JSON."""

import hashlib
import json
import secrets
import sqlite3
import sys
import uuid
from datetime import datetime, timedelta, timezone


def instant(at):
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


now = datetime.now(timezone.utc)
at, day = instant(now), (now - timedelta(days=30)).date().isoformat()
organisation, post, person, mandate = (uuid.uuid4() for _ in range(4))
token = secrets.token_urlsafe(32)

with sqlite3.connect(sys.argv[1], timeout=10) as db:
    db.execute("PRAGMA foreign_keys = ON")

    def insert(table, **row):
        marks = ", ".join("?" * len(row))
        values = [value.bytes if isinstance(value, uuid.UUID) else value for value in row.values()]
        db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", values)

    insert("organisation", id=organisation, sector="MEDICO_SOCIAL", kind="CSAPA", name="CSAPA La Passerelle",
           name_key="csapa la passerelle", time_zone="Europe/Paris", created_at=at, updated_at=at)
    insert("organisation_territory", organisation_id=organisation, territory_code="dep:76")
    insert("person", id=person, given_name="Samuel", family_name="Okoye", name_key="okoye samuel", created_at=at)
    insert("post", id=post, organisation_id=organisation, kind="STRUCTURE_DIRECTOR", cardinality="SINGLE",
           signatory=True, representative=True, referent=False, created_at=at)
    insert("mandate", id=mandate, person_id=person, post_id=post, capacity="TITULAR", starts_on=day, created_at=at,
           confirmed_at=at)
    insert("session", id_hash=hashlib.sha256(token.encode()).hexdigest(), person_id=person, provider_id="test",
           created_at=at, last_seen_at=at, expires_at=instant(now + timedelta(hours=1)), strong_possible=False)

print(json.dumps({"organisation": f"organisation:{organisation}", "token": token}))
