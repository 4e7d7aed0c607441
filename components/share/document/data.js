/* What the page works on, and the rules of the filters. Texts come in as data and go out by textContent alone. */
const data = JSON.parse(document.getElementById("data").textContent);
const number = new Intl.NumberFormat(data.language);
const typeNames = new Map(data.types);

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/* Days are counted from the page's first: what is drawn and compared are small numbers. */
const DAY = 86400000;
const origin = Date.parse(data.first);
const dayOf = (iso) => Math.round((Date.parse(iso) - origin) / DAY);
const isoOf = (day) => new Date(origin + day * DAY).toISOString().slice(0, 10);
const lastDay = dayOf(data.last);
const names = [false, true].map((year) => new Intl.DateTimeFormat(data.locale, {
  day: "numeric", month: "short", year: year ? "numeric" : undefined, timeZone: "UTC",
}));
const nameOf = (day, year) => names[year ? 1 : 0].format(origin + day * DAY).replace(/\bSept\b/, "Sep");

for (const event of data.events) {
  const { start, end, by } = event;
  event.places = event.places || [];
  event.reports = event.reports || [];
  event.single = Boolean(start && end && start === end);
  event.bound = !start && !end && Boolean(by);
  event.first = start || end || by ? dayOf(start || end || by) : null;
  event.last = event.first === null ? null : dayOf(end || by || start) < event.first ? event.first : dayOf(end || by || start);
  event.open = Boolean(start && !end);
  event.search = event.reports.map((report) => report.sentence).join("\n").toLowerCase();
}

/* An event stays when it may have happened within the days asked for; one with no date only while none are. */
function keeps(filter, event) {
  if (filter.sides.size && !filter.sides.has(event.side)) return false;
  if (filter.type && event.type !== filter.type) return false;
  if (filter.words && !event.search.includes(filter.words)) return false;
  if (filter.from === null && filter.to === null) return true;
  if (event.first === null) return false;
  return event.first <= (filter.to ?? Infinity) && event.last >= (filter.from ?? -Infinity);
}

/* Count events at each place by side, most first, in the form that the map's drawing script takes. */
function countPlaces(events) {
  const counts = new Map();
  for (const event of events) for (const place of new Set(event.places)) {
    if (!counts.has(place)) counts.set(place, new Map());
    const sides = counts.get(place);
    sides.set(event.side, (sides.get(event.side) || 0) + 1);
  }
  return [...counts].map(([place, sides]) => {
    const bySide = [...sides].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return [...data.places[place], bySide.reduce((sum, [, n]) => sum + n, 0), bySide];
  }).sort((a, b) => b[8] - a[8] || (a[0] < b[0] ? -1 : 1));
}
