// The ledger: a search, and what it finds, a page at a time.

import { read } from "./calls.js";
import { badge, el, foreign, moment, notice, table } from "./elements.js";

const STATUSES = ["persisted", "answered", "failed", "rejected"];
const RESULTS = ["created", "updated", "unchanged", "merged", "deleted", "stale", "duplicate", "found", "pong", "invalid",
  "bad_signature", "unknown_source", "revoked_source", "type_not_allowed", "not_fresh", "wrong_audience", "malformed"];
const COLUMNS = ["Message", "Time", "Source", "Type", "Status", "Subject", "Import id", "Errors"];

function text(name, label, query, attributes = {}) {
  return labelled(name, label, el("input",
    { id: `search-${name}`, name, value: query.get(name) ?? "", autocomplete: "off", spellcheck: "false", ...attributes }));
}

function labelled(name, label, input) {
  return el("p", { class: "field" }, el("label", { for: `search-${name}` }, label), input);
}

function choice(name, label, query, values) {
  const select = el("select", { id: `search-${name}`, name }, el("option", { value: "" }, "any"),
    values.map((value) => el("option", { value }, value)));
  select.value = query.get(name) ?? "";
  return labelled(name, label, select);
}

/** A time that a browser's field shows, in UTC; fields show no zone. */
function fieldTime(iso) {
  return iso ? iso.slice(0, 19) : "";
}

function form(query) {
  const time = (name, label) => text(name, label, query,
    { type: "datetime-local", step: "1", value: fieldTime(query.get(name)) });
  return el("form", { class: "search", role: "search", "aria-label": "Ledger" },
    text("message_id", "Message id, or its first digits", query, { maxlength: 24, pattern: "[0-9a-fA-F]*" }),
    text("import_id", "Import id", query, { maxlength: 255 }),
    text("source", "Source", query, { maxlength: 255 }),
    choice("status", "Status", query, STATUSES),
    choice("result", "Result", query, RESULTS),
    time("from", "From (UTC)"),
    time("until", "Until (UTC)"),
    el("p", { class: "field buttons" }, el("button", { type: "submit" }, "Search"),
      el("a", { href: "#/messages" }, "Newest")));
}

/** Where the search of a form leads. */
function address(fields) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(fields)) {
    const given = value.trim();
    if (given !== "") {
      const time = name === "from" || name === "until";
      query.set(name, time ? new Date(given + "Z").toISOString() : name === "message_id" ? given.toLowerCase() : given);
    }
  }
  return "#/messages" + (query.size > 0 ? "?" + query : "");
}

function row(message) {
  return [
    el("a", { href: `#/messages/${message.message_id}` }, el("code", {}, message.message_id)),
    moment(message.time),
    foreign(message.source),
    foreign(message.type),
    badge(message.status, `${message.status}, ${message.result}`),
    foreign(message.subject),
    foreign(message.import_id),
    message.errors === 0 ? foreign(null)
      : el("span", {}, foreign(message.error), message.errors > 1 ? ` and ${message.errors - 1} more` : ""),
  ];
}

/** Shows the form, and what is found for the address. */
export async function messagesView({ view, query, signal }) {
  const fields = form(query);
  const found = el("section");
  const count = el("p", { class: "none", role: "status" });
  view.append(el("h1", {}, "Messages"), fields, found);
  fields.addEventListener("submit", (event) => {
    event.preventDefault();
    const to = address(fields);
    if (to === location.hash) {
      dispatchEvent(new HashChangeEvent("hashchange"));
    } else {
      location.hash = to;
    }
  });
  const list = table("Newest first", COLUMNS, []);
  const more = el("button", { type: "button", hidden: true }, "Older messages");
  let next = null;

  async function look() {
    more.disabled = true;
    try {
      const page = await read("messages", { ...Object.fromEntries(query), after: next }, signal);
      list.add(page.messages.map(row));
      next = page.next;
      more.hidden = next === null;
      const rows = list.body.rows.length;
      count.textContent = rows === 0 ? "The ledger has no such message." : `${rows} shown${next === null ? ", all of them" : ""}`;
      list.element.hidden = rows === 0;
      notice("");
    } catch (error) {
      if (!signal.aborted) {
        notice(error.message, true);
      }
    }
    more.disabled = false;
  }

  more.addEventListener("click", look);
  found.append(count, list.element, more);
  await look();
}
