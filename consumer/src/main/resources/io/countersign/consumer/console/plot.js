// Small plots of lines over time, drawn as SVG.

import { el } from "./elements.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 150;
const LEFT = 46;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 20;

function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
}

/** The next number of 1, 2, 5, 10, 20, … */
function round(number) {
  const power = 10 ** Math.floor(Math.log10(number));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= number * 0.999999);
}

/** A plot of several series, each with a label, a class and what it takes out of a sample; draws when told samples. */
export class Plot {
  constructor(title, format, series) {
    this.title = title;
    this.format = format;
    this.series = series;
    this.samples = [];
    this.cursor = null;
    this.picture = svg("svg", { height: HEIGHT, tabindex: "0", role: "img" });
    this.legend = el("p", { class: "legend" });
    this.element = el("figure", { class: "plot" }, el("figcaption", {}, title), this.picture, this.legend);
    this.picture.addEventListener("pointermove", (event) => this.point(event.offsetX));
    this.picture.addEventListener("pointerleave", () => this.point(null));
    this.picture.addEventListener("blur", () => this.point(null));
    this.picture.addEventListener("keydown", (event) => this.step(event));
    new ResizeObserver(() => this.paint()).observe(this.element);
  }

  draw(samples, from, until) {
    Object.assign(this, { samples, from, until });
    this.paint();
  }

  get width() {
    return Math.max(200, this.legend.clientWidth);
  }

  x(at) {
    return LEFT + ((at - this.from) / (this.until - this.from)) * (this.width - LEFT - RIGHT);
  }

  paint() {
    if (this.samples.length === 0) {
      this.legend.textContent = "Nothing was measured yet.";
      return;
    }
    const values = this.samples.flatMap((sample) => this.series.map((line) => line.value(sample) ?? 0));
    this.top = round(Math.max(...values, 1));
    this.picture.setAttribute("viewBox", `0 0 ${this.width} ${HEIGHT}`);
    this.picture.setAttribute("width", this.width);
    this.picture.replaceChildren(...this.grid(), ...this.series.map((line) => this.line(line)), ...this.mark());
    this.tell();
  }

  y(value) {
    return TOP + (1 - value / this.top) * (HEIGHT - TOP - BOTTOM);
  }

  grid() {
    const rows = [0, 0.5, 1].map((part) => {
      const y = this.y(part * this.top);
      return [
        svg("line", { class: "grid", x1: LEFT, x2: this.width - RIGHT, y1: y, y2: y }),
        svg("text", { class: "axis end", x: LEFT - 6, y: y + 4 }, this.format(part * this.top)),
      ];
    });
    const minutes = Math.round((this.until - this.from) / 60_000);
    return [
      ...rows.flat(),
      svg("text", { class: "axis", x: LEFT, y: HEIGHT - 5 }, `${minutes} min ago`),
      svg("text", { class: "axis end", x: this.width - RIGHT, y: HEIGHT - 5 }, "now"),
    ];
  }

  line(line) {
    let path = "";
    let drawing = false;
    for (const sample of this.samples) {
      const value = line.value(sample);
      if (value == null) {
        drawing = false;
      } else {
        path += `${drawing ? "L" : "M"}${this.x(sample.at).toFixed(1)} ${this.y(value).toFixed(1)}`;
        // A point alone is a line of no length, which round caps show.
        path += drawing ? "" : "h0";
        drawing = true;
      }
    }
    return svg("path", { class: `series ${line.class}`, d: path });
  }

  mark() {
    if (this.cursor === null || this.samples[this.cursor] === undefined) {
      return [];
    }
    const x = this.x(this.samples[this.cursor].at);
    return [svg("line", { class: "cursor", x1: x, x2: x, y1: TOP, y2: HEIGHT - BOTTOM })];
  }

  point(x) {
    this.cursor = x === null || this.samples.length === 0 ? null : this.nearest(x);
    this.paint();
  }

  nearest(x) {
    const distances = this.samples.map((sample) => Math.abs(this.x(sample.at) - x));
    return distances.indexOf(Math.min(...distances));
  }

  step(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by && this.samples.length > 0) {
      event.preventDefault();
      const last = this.samples.length - 1;
      this.cursor = Math.min(last, Math.max(0, (this.cursor ?? last) + by));
      this.paint();
    }
  }

  tell() {
    const sample = this.samples[this.cursor ?? this.samples.length - 1] ?? this.samples.at(-1);
    const when = this.cursor === null ? "Now" : new Date(sample.at).toISOString().slice(11, 19);
    const said = this.series.map((line) => {
      const value = line.value(sample);
      return [line, value == null ? "–" : this.format(value)];
    });
    this.legend.replaceChildren(el("span", {}, when), ...said.map(([line, value]) =>
      el("span", { class: line.class }, `${line.label} ${value}`)));
    this.picture.setAttribute("aria-label",
      `${this.title}. ${when}: ${said.map(([line, value]) => `${line.label} ${value}`).join(", ")}`);
  }
}
