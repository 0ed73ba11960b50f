// Dead letters: why records were refused, and sending one again.

import { act, read } from "./calls.js";
import { badge, confirmed, el, foreign, moment, notice, table } from "./elements.js";

const COLUMNS = ["Message", "Time", "Source", "Status", "Reason", "Bytes", "Replay"];
const LOOKS = 60;
const BETWEEN_LOOKS_MILLIS = 500;

function rest(signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, BETWEEN_LOOKS_MILLIS);
    signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}

/** What the ledger says of the new record, once it was processed; null where that takes too long. */
async function outcome(id, signal) {
  for (let look = 0; look < LOOKS && !signal.aborted; look++) {
    try {
      return await read(`messages/${id}`, {}, signal);
    } catch (error) {
      if (error.status !== 404) {
        throw error;
      }
    }
    await rest(signal);
  }
  return null;
}

function replayCell(letter, access, signal) {
  const button = el("button", { type: "button", "aria-label": `Replay ${letter.message_id}` }, "Replay");
  const told = el("span", { class: "outcome", role: "status" });
  button.disabled = !access.act || letter.left_out;
  if (button.disabled) {
    button.title = letter.left_out ? "Its bytes are too large for the topic of dead letters." : "Takes the operator's token.";
  }
  button.addEventListener("click", async () => {
    const yes = await confirmed("Send this record again?",
      `The bytes of message ${letter.message_id} go to ${visibleTopic(letter)} once more, and become a new message.`, "Replay");
    if (!yes) {
      button.focus();
      return;
    }
    button.disabled = true;
    try {
      const { partition, offset, message_id } = letter;
      const sent = await act("dead/replay", { partition, offset, message_id });
      const link = el("a", { href: `#/messages/${sent.message_id}` }, "sent again");
      told.replaceChildren(link);
      const message = await outcome(sent.message_id, signal);
      told.replaceChildren(link, ": ", message === null ? "not processed yet"
        : badge(message.status, `${message.status}, ${message.result}`));
      link.focus();
    } catch (error) {
      if (!signal.aborted) {
        told.replaceChildren(error.message);
        button.disabled = false;
        notice(error.message, true);
      }
    }
  });
  return el("span", { class: "action" }, button, " ", told);
}

function visibleTopic(letter) {
  return foreign(letter.topic).textContent;
}

function row(letter, access, signal) {
  return [
    el("a", { href: `#/messages/${encodeURIComponent(letter.message_id)}` }, el("code", {}, letter.message_id)),
    moment(letter.time),
    foreign(letter.source),
    badge(letter.status === "failed" ? "failed" : "rejected", foreign(`${letter.status}, ${letter.result}`)),
    foreign(letter.reason),
    letter.left_out ? "left out" : letter.bytes.toLocaleString("en"),
    replayCell(letter, access, signal),
  ];
}

/** Shows the newest letters. */
export async function deadView({ view, access, signal }) {
  view.append(el("h1", {}, "Dead letters"),
    el("p", {}, "Records that failed or were rejected, as their topic has them, newest first. ",
      access.act ? "" : "Replaying takes the operator's token."));
  const list = table("Newest first", COLUMNS, []);
  const more = el("button", { type: "button", hidden: true }, "Older letters");
  const none = el("p", {});
  let next = null;

  async function look() {
    more.disabled = true;
    try {
      const page = await read("dead", { before: next }, signal);
      list.add(page.letters.map((letter) => row(letter, access, signal)));
      next = page.next;
      more.hidden = next === null;
      none.textContent = list.body.rows.length > 0 ? "" : more.hidden ? "There are none." : "There are none among the newest.";
      notice("");
    } catch (error) {
      if (!signal.aborted) {
        notice(error.message, true);
      }
    }
    more.disabled = false;
  }

  more.addEventListener("click", look);
  view.append(list.element, none, more);
  await look();
}
