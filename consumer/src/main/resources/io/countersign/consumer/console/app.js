// The frame of the page: which view is shown, and what the operator may do in it.

import { read, useToken } from "./calls.js";
import { el, notice } from "./elements.js";
import { deadView } from "./dead.js";
import { liveView } from "./live.js";
import { messageView } from "./message.js";
import { messagesView } from "./messages.js";
import { sourcesView } from "./sources.js";

const VIEWS = { live: liveView, messages: messagesView, dead: deadView, sources: sourcesView };
const main = document.getElementById("view");
let access = { read: false, act: false, token: false };
let leave = null;

/** Where the address leads: #/messages/ID?name=value. */
function place() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, id] = path.split("/");
  return { name: name in VIEWS ? name : "live", id, query: new URLSearchParams(query ?? "") };
}

function show() {
  const { name, id, query } = place();
  leave?.abort();
  leave = new AbortController();
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === "#/" + name) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
  notice("");
  const view = el("div", { class: "view", "aria-busy": "true", data: { at: location.hash } });
  const done = () => view.setAttribute("aria-busy", "false");
  main.replaceChildren(view);
  if (name !== "live" && !access.read) {
    view.append(locked());
    done();
    document.title = "Countersign console";
    return;
  }
  const shown = name === "messages" && id ? messageView : VIEWS[name];
  Promise.resolve(shown({ view, id, query, access, signal: leave.signal })).finally(done);
  document.title = (view.querySelector("h1")?.textContent ?? "Console") + " – Countersign";
}

function locked() {
  return el("section", {},
    el("h1", {}, "Messages are not shown here"),
    el("p", {}, access.token
      ? "They hold people's data, and this console can be reached from other machines. Give the operator's token above."
      : "They hold people's data, and this console can be reached from other machines, but it has no operator token. Set"
        + " COUNTERSIGN_CONSOLE_OPERATOR_TOKEN_FILE, and start the processor again."));
}

async function learnAccess() {
  try {
    access = await read("access");
  } catch (error) {
    notice(error.message, true);
  }
  const state = document.getElementById("access");
  state.textContent = access.act ? "Actions are allowed" : access.token ? "Read-only" : "Read-only: no operator token is set";
  state.dataset.allowed = access.act;
  document.getElementById("sign-in").hidden = access.act || !access.token;
  document.getElementById("sign-out").hidden = !access.act;
}

document.getElementById("operator").addEventListener("submit", async (event) => {
  event.preventDefault();
  const input = document.getElementById("token");
  // A header takes nothing else, and no token is made of anything else.
  useToken(/^[\x21-\x7e]+$/.test(input.value) ? input.value : null);
  input.value = "";
  await learnAccess();
  if (access.act) {
    show();
    notice("Actions are allowed until this page is closed.");
    document.getElementById("sign-out").focus();
  } else {
    useToken(null);
    notice("This is not the operator's token.", true);
    input.focus();
  }
});

document.getElementById("sign-out").addEventListener("click", async () => {
  useToken(null);
  await learnAccess();
  show();
  document.getElementById("token").focus();
});

document.getElementById("skip").addEventListener("click", () => main.focus());

addEventListener("hashchange", () => {
  show();
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
});

// A slash leads to the search from everywhere, as it does on many pages.
addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, dialog");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    if (place().name !== "messages" || place().id) {
      location.hash = "#/messages";
    }
    setTimeout(() => document.getElementById("search-message_id")?.focus());
  }
});

await learnAccess();
show();
