// How the processor does: the last ten minutes, and what it needs.

import { read } from "./calls.js";
import { badge, el, notice, span } from "./elements.js";
import { Plot } from "./plot.js";

const SHOWN_MILLIS = 10 * 60_000;
const number = (value) => value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 });

/** Draws it, and goes on until the view is left. */
export function liveView({ view, signal }) {
  const plots = [
    new Plot("Throughput, records acknowledged a second", number, [
      { label: "persisted", class: "good", value: (sample) => sample.persisted },
      { label: "answered", class: "plain", value: (sample) => sample.answered },
      { label: "failed", class: "warn", value: (sample) => sample.failed },
      { label: "rejected", class: "bad", value: (sample) => sample.rejected },
    ]),
    new Plot("Lag, records not acknowledged yet", number, [
      { label: "records", class: "plain", value: (sample) => sample.lag },
    ]),
    new Plot("Latency, from a record's time to its acknowledgement", span, [
      { label: "half within", class: "good", value: (sample) => sample.p50 },
      { label: "99 of 100 within", class: "warn", value: (sample) => sample.p99 },
    ]),
  ];
  const checks = el("ul", { class: "checks" });
  const oldest = el("p", { class: "none" });
  view.append(
    el("h1", {}, "Live"),
    el("p", {}, "This processor, from its own meters; others of its group have consoles of their own."),
    el("h2", {}, "What it needs"), checks, oldest,
    el("div", { class: "plots" }, plots.map((plot) => plot.element)));
  let samples = [];
  let inTrouble = false;

  async function look() {
    let wait = 2_000;
    try {
      const live = await read("live", { since: samples.at(-1)?.at }, signal);
      wait = live.period_ms;
      const until = Math.max(Date.now(), live.samples.at(-1)?.at ?? 0);
      samples = [...samples, ...live.samples].filter((sample) => sample.at >= until - SHOWN_MILLIS);
      plots.forEach((plot) => plot.draw(samples, until - SHOWN_MILLIS, until));
      checks.replaceChildren(...Object.entries(live.checks).map(([name, state]) =>
        el("li", {}, badge(state === "ok" ? "persisted" : "rejected", `${name}: ${state}`))));
      const age = samples.at(-1)?.age ?? 0;
      oldest.textContent = age > 0 ? `The oldest record under way is ${span(age * 1000)} old.` : "No record is under way.";
      if (inTrouble) {
        inTrouble = false;
        notice("");
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      inTrouble = true;
      notice(`${error.message}; trying again`, true);
    }
    if (!signal.aborted) {
      setTimeout(look, wait);
    }
  }

  look();
}
