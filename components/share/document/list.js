/* Lists events with the sentences they were read from; everything is set as text. */
const MOST_LISTED = 200;

function told(event) {
  const item = element("article", "event");
  const side = data.sides[event.side];
  const head = element("h3");
  const dot = element("span", "dot");
  dot.style.background = side.colour;
  const names = event.places.map((place) => data.places[place][1]).join(", ") || data.words["place.none"];
  head.append(dot, element("span", "", `${event.when} · ${typeNames.get(event.type)} · ${names}`));
  item.append(head);
  const facts = [["evidence.did", side.name], ["evidence.hit", event.target], ["evidence.says", event.says],
                 ["evidence.denies", event.denies], ["column.killed", event.killed], ["column.injured", event.injured]];
  const line = facts.filter(([, value]) => value !== undefined && value !== "")
    .map(([key, value]) => `${data.words[key]}: ${typeof value === "number" ? number.format(value) : value}`);
  item.append(element("p", "facts", line.join(" · ")));
  for (const report of event.reports) {
    const quote = element("blockquote", "", report.sentence);
    const source = element("p", "source");
    const words = [report.source, report.published].filter(Boolean).join(" · ");
    // Only addresses of the web are carried; the page has no referrer to give away.
    if (report.url && /^https?:\/\//i.test(report.url)) {
      const link = element("a", "", report.title || data.words["source.open"]);
      link.href = report.url;
      link.rel = "noopener noreferrer nofollow";
      link.target = "_blank";
      source.append(element("span", "", words + " · "), link);
    } else source.textContent = [words, report.title].filter(Boolean).join(" · ");
    item.append(quote, source);
  }
  return item;
}

function showList(events) {
  const list = document.getElementById("list");
  list.replaceChildren(...events.slice(0, MOST_LISTED).map(told));
  if (events.length > MOST_LISTED) list.append(element("p", "small", `… ${number.format(events.length - MOST_LISTED)}`));
}
