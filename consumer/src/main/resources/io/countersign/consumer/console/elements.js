// Makes elements out of texts. Nothing here, or anywhere in the console, parses a text as HTML.

const PLAIN_CONTROL = "\n";
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029]/gu;

/** A text of somebody else's with what cannot be seen, or turns the direction of text, written as \u202e and the like. */
export function visible(text, lines = false) {
  return String(text).replace(HIDDEN, (found) =>
    lines && found === PLAIN_CONTROL
      ? found
      : found.split("").map((unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0")).join(""));
}

/** An element; "on" holds listeners, "data" data attributes, all else attributes. Texts among the children stay texts. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on") {
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    } else if (key === "data") {
      Object.assign(element.dataset, value);
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value != null) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat().filter((child) => child != null));
  return element;
}

/** A text of somebody else's, on its own whatever its direction is; a dash where there is none. */
export function foreign(text, tag = "bdi") {
  return text == null || text === "" ? el("span", { class: "none" }, "–") : el(tag, {}, visible(text));
}

/** A word that says what became of a message, in a colour that says it too. */
export function badge(status, text = status) {
  return el("span", { class: "badge", data: { status } }, text);
}

/** A moment: how long ago it was, with the exact time as its title. */
export function moment(iso) {
  if (iso == null) {
    return el("span", { class: "none" }, "–");
  }
  return el("time", { datetime: iso, title: iso }, iso.replace("T", " ").replace(/(\.\d{3})\d*Z$|Z$/, "$1Z"));
}

const UNITS = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]];

/** How long ago a moment was, in words. */
export function ago(iso) {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(iso)) / 1000));
  const [unit, length] = UNITS.find(([, size]) => seconds >= size) ?? UNITS[3];
  return `${Math.floor(seconds / length)} ${unit} ago`;
}

/** A length of time in milliseconds, in words. */
export function span(millis) {
  if (millis < 1000) {
    return `${Math.round(millis)} ms`;
  }
  return millis < 120_000 ? `${(millis / 1000).toFixed(millis < 10_000 ? 2 : 0)} s` : `${Math.round(millis / 60_000)} min`;
}

/** A table; each row is an array of cells. On a narrow screen a row becomes a card that names its columns. */
export function table(caption, columns, rows) {
  const body = el("tbody");
  const element = el("table", {},
    el("caption", {}, caption),
    el("thead", {}, el("tr", {}, columns.map((column) => el("th", { scope: "col" }, column)))),
    body);
  const add = (more) => body.append(...more.map((cells) =>
    el("tr", {}, cells.map((cell, i) => el("td", { data: { column: columns[i] } }, cell)))));
  add(rows);
  return { element, add, body };
}

/** A list of names and values. */
export function facts(pairs) {
  return el("dl", { class: "facts" }, pairs.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

/** Tells something that happened, also to who does not see the page. */
export function notice(text, bad = false) {
  const element = document.getElementById("notice");
  element.classList.toggle("bad", bad);
  element.textContent = text;
}

/** Asks whether to go on; resolves to whether the operator says so. */
export function confirmed(title, text, yes) {
  const dialog = document.getElementById("confirm");
  document.getElementById("confirm-title").textContent = title;
  document.getElementById("confirm-text").textContent = text;
  document.getElementById("confirm-yes").textContent = yes;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
}
