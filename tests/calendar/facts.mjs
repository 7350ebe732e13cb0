// Prints, as JSON, what npm `ical.js` understands of the calendar files named on the command line. Times become UTC
// through the VTIMEZONE of the file itself.
import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'

/** A day as it is, a local time as UTC. */
function instant(time) {
  if (!time) return null
  if (time.isDate) return { day: time.toString() }
  if (time.zone === ICAL.Timezone.localTimezone) throw new Error(`${time} has no zone`)
  return { utc: new Date(time.toUnixTime() * 1000).toISOString().replace('.000Z', 'Z') }
}

const value = (component, name) => component.getFirstPropertyValue(name)

const alarm = (component) => ({
  action: value(component, 'action'),
  seconds: value(component, 'trigger').toSeconds(),
})

const event = (component) => ({
  uid: value(component, 'uid'),
  sequence: value(component, 'sequence'),
  stamp: instant(value(component, 'dtstamp')),
  modified: instant(value(component, 'last-modified')),
  start: instant(value(component, 'dtstart')),
  end: instant(value(component, 'dtend')),
  replaces: instant(value(component, 'recurrence-id')),
  summary: value(component, 'summary'),
  description: value(component, 'description'),
  location: value(component, 'location'),
  status: value(component, 'status'),
  transparency: value(component, 'transp'),
  categories: component.getFirstProperty('categories')?.getValues() ?? [],
  url: value(component, 'url'),
  alarms: component.getAllSubcomponents('valarm').map(alarm),
})

function calendar(path) {
  const found = new ICAL.Component(ICAL.parse(readFileSync(path, 'utf8')))
  return {
    name: value(found, 'name'),
    zones: found.getAllSubcomponents('vtimezone').map((zone) => value(zone, 'tzid')),
    events: found.getAllSubcomponents('vevent').map(event),
  }
}

console.log(JSON.stringify(process.argv.slice(2).map(calendar)))
