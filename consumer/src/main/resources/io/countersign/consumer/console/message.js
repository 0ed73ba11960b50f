// One message: what became of it and when, what is wrong with it and where, whether its signature holds, and its record.

import { read } from "./calls.js";
import { badge, el, facts, foreign, moment, notice, span } from "./elements.js";
import { shown } from "./json.js";

const PROOFS = {
  holds: ["persisted", "holds", "It was verified again just now, over the bytes that the ledger keeps."],
  broken: ["rejected", "does not hold", "It was verified again just now, and does not hold: the ledger was changed."],
  not_kept: ["failed", "cannot be verified", "The ledger does not keep the bytes that were signed, or they were erased."],
  none: ["rejected", "none that was trusted", "Nothing in the record could be trusted, so the ledger keeps no signature."],
};

function timeline(message) {
  const moments = [
    ["issued", message.issued_at, "says its sender"],
    ["taken by Kafka", message.record_time, `${message.topic}, partition ${message.partition}, offset ${message.offset}`],
    [message.status === "failed" || message.status === "rejected" ? "refused, copied to the dead letters" : "applied",
      message.processed_at, message.meaning],
    ["erased", message.erased_at, "its content was taken out of the ledger"],
  ].filter(([, at]) => at != null);
  return el("ol", { class: "timeline" }, moments.map(([what, at, detail], i) => el("li", {},
    el("strong", {}, what), " ", moment(at),
    i === 0 ? "" : ` (${since(moments[i - 1][1], at)})`,
    el("br"), foreign(detail, "bdi"))));
}

function since(before, at) {
  const millis = Date.parse(at) - Date.parse(before);
  return millis < 0 ? `${span(-millis)} before` : `${span(millis)} later`;
}

function errorList(errors) {
  return el("ul", { class: "errors" }, errors.map((error, number) => el("li", {},
    el("button", { type: "button", class: "link", on: { click: () => goTo(number) } },
      foreign(error.pointer === "" ? "the whole" : error.pointer, "code")),
    " ", el("strong", {}, foreign(error.code)), ": ", foreign(error.message))));
}

function goTo(number) {
  const place = document.getElementById(`error-${number}`);
  place?.focus();
  place?.scrollIntoView({ block: "center" });
}

function signature(message) {
  const [status, word, sentence] = PROOFS[message.signature];
  return el("section", { id: "signature" },
    el("h2", {}, "Signature"),
    el("p", {}, badge(status, word), " ", sentence),
    message.signed_by == null ? null : facts([
      ["Signed by", el("code", {}, message.signed_by)],
      ["Form", message.signed_form === "raw" ? "the payload's exact bytes" : "the payload's canonical form (RFC 8785)"],
    ]));
}

function content(part) {
  if (part.text == null && part.hex == null) {
    return el("p", { class: "none" }, "nothing");
  }
  return el("span", {}, el("code", {}, foreign(part.text ?? part.hex)), part.cut ? ` … ${part.bytes} bytes in all` : "");
}

/** Pointers lead into the payload, or where nothing of it was trusted, into the whole record. */
function record(answer, message, errors) {
  if (!answer.found) {
    return [el("p", { class: "gone" }, `Not there: ${answer.why}.`)];
  }
  const value = answer.value;
  const inRecord = message.signature === "none" ? errors : errors.map((error) =>
    ({ ...error, pointer: "/payload" + error.pointer }));
  const repeated = message.payload != null;
  return [
    facts([
      ["Bytes", value.text == null && value.hex == null ? "no value" : value.bytes.toLocaleString("en")],
      ["Key", content(answer.key)],
      ...answer.headers.map((header) => [el("span", {}, "Header ", foreign(header.name)), content(header.value)]),
    ]),
    value.cut ? el("p", {}, "Only the first part of it is shown.") : null,
    value.text != null ? shown(value.text, repeated ? [] : inRecord)
      : value.hex != null ? el("div", { class: "code" }, el("p", {}, "It is not UTF-8:"), el("pre", {}, value.hex)) : null,
  ];
}

/** Shows the message that the address names. */
export async function messageView({ view, id, signal }) {
  view.append(el("p", {}, el("a", { href: "#/messages" }, "← Messages")),
    el("h1", {}, "Message ", el("code", {}, foreign(id))));
  let message;
  try {
    message = await read(`messages/${encodeURIComponent(id)}`, {}, signal);
  } catch (error) {
    if (!signal.aborted) {
      view.append(el("p", { class: "gone" }, error.message));
    }
    return;
  }
  const errors = message.ack.errors;
  const lies = el("section", { id: "record" }, el("h2", {}, "Record in the topic"));
  view.append(
    el("p", {}, badge(message.status, `${message.status}, ${message.result}`), " ", message.meaning),
    facts([
      ["Type", foreign(message.type)],
      ["Source", message.source == null ? foreign(null)
        : el("a", { href: "#/messages?" + new URLSearchParams({ source: message.source }) }, foreign(message.source))],
      ["Account", foreign(message.account)],
      ["Subject", foreign(message.subject)],
      ["Import id", message.import_id == null ? foreign(null)
        : el("a", { href: "#/messages?" + new URLSearchParams({ import_id: message.import_id }) }, foreign(message.import_id))],
    ]),
    el("section", {}, el("h2", {}, "Timeline"), timeline(message)));
  if (errors.length > 0) {
    view.append(el("section", {}, el("h2", {}, `Errors (${errors.length})`), errorList(errors)));
  }
  view.append(signature(message));
  if (message.payload != null) {
    view.append(el("section", { id: "payload" }, el("h2", {}, "Payload, as it was signed"), shown(message.payload, errors)));
  }
  view.append(lies, el("details", {}, el("summary", {}, "Acknowledgement"), shown(JSON.stringify(message.ack), [])));
  try {
    const answer = await read(`messages/${encodeURIComponent(id)}/record`, {}, signal);
    lies.append(...record(answer, message, errors).filter((part) => part !== null));
  } catch (error) {
    if (!signal.aborted) {
      lies.append(el("p", { class: "gone" }, error.message));
      notice(error.message, true);
    }
  }
}
