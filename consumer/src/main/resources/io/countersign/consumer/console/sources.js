// Sources: who may send, when each was last heard of, and ending the trust in one.

import { act, read } from "./calls.js";
import { ago, badge, confirmed, el, foreign, moment, notice, table, visible } from "./elements.js";

const COLUMNS = ["Source", "Account", "State", "Last seen", "May send", "Keys", "Revoke"];

function keyLine(source, key, access, changed) {
  const line = el("li", {}, el("code", {}, key.public_key), " ", badge(key.revoked ? "rejected" : "persisted", state(key)));
  const others = source.keys.some((other) => !other.revoked && other !== key);
  if (!key.revoked && others) {
    line.append(" ", revokeButton(`Revoke the key ${key.public_key} of ${visible(source.name)}`, "Revoke key", access,
      { name: source.name, public_key: key.public_key }, changed));
  }
  return line;
}

function state(key) {
  if (key.revoked) {
    return `revoked ${key.revoked_at.slice(0, 10)}`;
  }
  return key.valid_until == null ? "active" : `active until ${key.valid_until.slice(0, 10)}`;
}

function revokeButton(label, word, access, body, changed) {
  const button = el("button", { type: "button", class: "danger", "aria-label": label }, word);
  button.disabled = !access.act;
  if (button.disabled) {
    button.title = "Takes the operator's token.";
  }
  button.addEventListener("click", async () => {
    const yes = await confirmed(`${label}?`,
      "Within seconds nothing that it signs is believed any more. A revoked key stays revoked for good.", "Revoke");
    if (!yes) {
      button.focus();
      return;
    }
    button.disabled = true;
    try {
      await act("sources/revoke", body);
      await changed();
      notice("Revoked.");
    } catch (error) {
      button.disabled = false;
      notice(error.message, true);
    }
  });
  return button;
}

function row(source, access, newest, changed) {
  return [
    el("a", { href: "#/messages?" + new URLSearchParams({ source: source.name }) }, foreign(source.name)),
    foreign(source.account),
    badge(source.active ? "persisted" : "rejected", source.active ? "active" : "revoked"),
    source.last_seen == null ? `not in the newest ${newest.toLocaleString("en")} records`
      : el("span", {}, ago(source.last_seen), el("br"), moment(source.last_seen)),
    el("span", {}, foreign(source.types.length === 0 ? "everything" : source.types.join(", ")),
      source.freshness === "required" ? ", dated" : ""),
    el("ul", { class: "keys" }, source.keys.map((key) => keyLine(source, key, access, changed))),
    source.active
      ? revokeButton(`Revoke ${visible(source.name)} with all its keys`, "Revoke", access, { name: source.name }, changed)
      : "",
  ];
}

/** Shows all sources. */
export async function sourcesView({ view, access, signal }) {
  view.append(el("h1", {}, "Sources"),
    el("p", {}, "Who may send, and into which account. ", access.act ? "" : "Revoking takes the operator's token."));
  const list = table("By name", COLUMNS, []);
  view.append(list.element);

  async function look() {
    try {
      const answer = await read("sources", {}, signal);
      list.body.replaceChildren();
      list.add(answer.sources.map((source) => row(source, access, answer.newest_records, look)));
      notice(answer.sources.length === 0 ? "There are none; 'countersign sources add' registers one." : "");
    } catch (error) {
      if (!signal.aborted) {
        notice(error.message, true);
      }
    }
  }

  await look();
}
