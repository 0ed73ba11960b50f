// JSON as it was written, one member a line, with what is wrong beside the place that a pointer names.
// Nothing is lost on the way: numbers keep their digits, repeated members are all there.

import { el, visible } from "./elements.js";

const DEEPEST = 200;
const MOST_LINES = 3_000;
const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) {
      throw new SyntaxError("not JSON");
    }
    this.at += found[0].length;
    return found[0];
  }

  skip() {
    this.take(SPACE);
    return this.text[this.at];
  }

  is(character) {
    if (this.skip() !== character) {
      return false;
    }
    this.at++;
    return true;
  }

  expect(character) {
    if (!this.is(character)) {
      throw new SyntaxError("not JSON");
    }
  }

  value(pointer, depth) {
    if (depth > DEEPEST) {
      throw new SyntaxError("too deep");
    }
    const next = this.skip();
    if (next === "{") {
      return this.container(pointer, "{", "}", () => {
        this.skip();
        const name = this.take(STRING);
        this.expect(":");
        const inner = pointer + "/" + escaped(JSON.parse(name));
        return { ...this.value(inner, depth + 1), name };
      });
    }
    if (next === "[") {
      let index = 0;
      return this.container(pointer, "[", "]", () => this.value(`${pointer}/${index++}`, depth + 1));
    }
    return { pointer, kind: next === '"' ? "string" : "scalar", source: this.take(next === '"' ? STRING : SCALAR) };
  }

  container(pointer, open, close, item) {
    this.expect(open);
    const items = [];
    if (!this.is(close)) {
      do {
        items.push(item());
      } while (this.is(","));
      this.expect(close);
    }
    return { pointer, kind: "container", open, close, items };
  }
}

function escaped(name) {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The tree of a text; null for what is not JSON. */
export function parse(text) {
  try {
    const reader = new Reader(text);
    const tree = reader.value("", 0);
    return reader.skip() === undefined ? tree : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) {
      return null;
    }
    throw error;
  }
}

/** The nodes at or above a pointer, the deepest one last. */
function way(tree, pointer) {
  const nodes = [tree];
  for (let next = tree; next;) {
    next = next.items?.find((item) => pointer === item.pointer || pointer.startsWith(item.pointer + "/"));
    if (next) {
      nodes.push(next);
    }
  }
  return nodes;
}

/** Which errors stand beside which node: its own, and those of members that it lacks. */
function placed(tree, errors) {
  const beside = new Map();
  errors.forEach((error, number) => {
    const node = way(tree, error.pointer).at(-1);
    const missing = node.pointer === error.pointer ? "" : error.pointer.slice(node.pointer.length + 1);
    beside.set(node, [...(beside.get(node) ?? []), { ...error, number, missing }]);
  });
  return beside;
}

/** The text with the errors in it; each has the id error-N, counted from 0 in the order of the errors. */
export function shown(text, errors) {
  const tree = parse(text);
  if (tree === null) {
    return el("div", { class: "code" },
      errors.map((error, number) => told({ ...error, number, missing: error.pointer })),
      el("pre", {}, visible(text, true)));
  }
  const beside = placed(tree, errors);
  const left = { lines: MOST_LINES };
  return el("div", { class: "code", tabindex: "0", role: "group", "aria-label": "Payload" }, lines(tree, beside, "", left),
    left.lines > 0 ? null : el("p", { class: "none" }, "The rest is too long to be shown."));
}

function lines(node, beside, end, left) {
  if (left.lines-- <= 0) {
    return [];
  }
  const errors = beside.get(node) ?? [];
  const name = node.name === undefined ? [] : [el("span", { class: "name" }, visible(node.name)), ": "];
  const own = errors.some((error) => error.missing === "");
  if (node.kind !== "container" || node.items.length === 0) {
    const source = node.kind === "container" ? node.open + node.close : visible(node.source);
    return [line(name, el(own ? "mark" : "span", { class: node.kind }, source), end), ...errors.map(told)];
  }
  const last = node.items.length - 1;
  return [
    line(name, el(own ? "mark" : "span", {}, node.open), ""),
    ...errors.map(told),
    el("div", { class: "nest" }, node.items.map((item, i) => lines(item, beside, i === last ? "" : ",", left)).flat()),
    line([], node.close, end),
  ];
}

function line(name, value, end) {
  return el("div", { class: "line" }, name, value, end);
}

function told(error) {
  return el("div", { class: "error", id: `error-${error.number}`, tabindex: "-1", data: { pointer: error.pointer } },
    el("strong", {}, visible(error.code)), error.missing ? [" at ", el("code", {}, visible(error.missing))] : "",
    ": ", visible(error.message));
}
