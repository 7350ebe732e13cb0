"""Prints, as JSON, what PyPI `icalendar` understands of the calendar files named on the command line.

Times become UTC through the VTIMEZONE of the file itself: left alone, the library would look the zone's name up in
the machine's own data and never read our definitions.
"""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from icalendar import Calendar


def instant(value, zones):
    """A day as it is, a local time as UTC."""
    if value is None:
        return None
    tzid = value.params.get("TZID")
    value = value.dt
    if not isinstance(value, datetime):
        return {"day": value.isoformat()} if isinstance(value, date) else repr(value)
    if tzid is not None:
        value = value.replace(tzinfo=zones[tzid])
    return {"utc": value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}


def text(component, name):
    value = component.get(name)
    return None if value is None else str(value)


def categories(event):
    found = event.get("CATEGORIES")
    return [] if found is None else [str(category) for category in found.cats]


def alarm(component):
    return {"action": text(component, "ACTION"), "seconds": int(component["TRIGGER"].dt.total_seconds())}


def event(component, zones):
    return {
        "uid": text(component, "UID"),
        "sequence": int(component["SEQUENCE"]),
        "stamp": instant(component["DTSTAMP"], zones),
        "modified": instant(component["LAST-MODIFIED"], zones),
        "start": instant(component["DTSTART"], zones),
        "end": instant(component.get("DTEND"), zones),
        "replaces": instant(component.get("RECURRENCE-ID"), zones),
        "summary": text(component, "SUMMARY"),
        "description": text(component, "DESCRIPTION"),
        "location": text(component, "LOCATION"),
        "status": text(component, "STATUS"),
        "transparency": text(component, "TRANSP"),
        "categories": categories(component),
        "url": text(component, "URL"),
        "alarms": [alarm(part) for part in component.walk("VALARM")],
    }


def calendar(path):
    (found,) = Calendar.from_ical(Path(path).read_bytes(), multiple=True)
    errors = [str(error) for part in found.walk() for error in part.errors]
    if errors:
        sys.exit(f"{path}: {errors}")
    zones = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in found.walk("VTIMEZONE")}
    return {
        "name": text(found, "NAME"),
        "zones": list(zones),
        "events": [event(part, zones) for part in found.walk("VEVENT")],
    }


json.dump([calendar(path) for path in sys.argv[1:]], sys.stdout)
