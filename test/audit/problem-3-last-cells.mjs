// The last sections of notebook 03: the routes, the checks, and the descent.
import { layerOracle } from "./layer-oracle.mjs";
import { agrees, NUMBER, numberOf, sentence } from "./shown.mjs";

/**
 * @typedef {import("./shown.mjs").Audit} Audit
 * @typedef {import("./shown.mjs").Shown} Shown
 * @typedef {import("./problem-3-context.mjs").Context} Context
 */

/** @param {Audit} audit @param {string} id @param {Shown} shown @param {Context} context */
export function auditTests(audit, id, shown, context) {
  if (id === "routes-compare") auditRoutes(audit, shown, context);
  else if (id === "routes-agree") auditAgreement(audit, shown, context);
  else if (id === "check-exact-report") auditExact(audit, shown, context);
  else if (id === "check-central") auditCentral(audit, shown, context);
  else if (id === "check-central-result") auditResult(audit, shown);
  else if (id === "descent-result") auditDescent(audit, shown, context);
  else if (id !== "descent") {
    audit.expect(shown.sentences + shown.words === "", () => `nobody reads what ${id} shows`);
  }
}

/** How far two orders of addition may be apart. @param {Context} context */
function roundings({ arrays, products, batch, axes, shapes, M }) {
  const sizes = { W: new Map(), X: new Map() };
  for (const [z, weight, pixel] of products) {
    const g = Math.abs(Number(arrays.dZ.get(z)));
    const [w, x] = [Number(arrays.W.get(weight)), Number(arrays.X.get(pixel))].map(Math.abs);
    sizes.W.set(weight, (sizes.W.get(weight) ?? 0) + g * x);
    sizes.X.set(pixel, (sizes.X.get(pixel) ?? 0) + g * w);
  }
  const bound = (/** @type {Map<string, number>} */ found, /** @type {number} */ terms) =>
    (terms + 1) * 2 ** -52 * Math.max(0, ...found.values());
  return {
    W: bound(sizes.W, batch * axes[0].count * axes[1].count),
    X: bound(sizes.X, shapes.W[0] * shapes.W[1] * M),
  };
}

/** @param {Audit} audit @param {Shown} shown @param {Context} context */
function auditRoutes(audit, shown, context) {
  const bound = roundings(context);
  const lines = shown.sentences.split("\n").filter((line) => /^\| (the sums|con|prod)/.test(line));
  audit.expect(lines.length === 3, () => `there are ${lines.length} routes`);
  for (const line of lines) {
    const [byW, byX] = line.split("|").slice(2, 4).map(numberOf);
    audit.expect(byW <= bound.W, () => `∂J/∂W differs by ${byW}, more than ${bound.W}`);
    audit.expect(byX <= bound.X, () => `∂J/∂X differs by ${byX}, more than ${bound.X}`);
  }
}

/** @param {Audit} audit @param {Shown} shown @param {Context} context */
function auditAgreement(audit, shown, context) {
  if (shown.sentences.trim() === "The routes agree to the last bit.") {
    audit.compared++;
    return;
  }
  const bound = roundings(context);
  // The sentence gives two digits of them.
  audit.says(
    shown.sentences,
    sentence`The routes agree: they add the same products in another order, so the last digits may be rounded differently. Here that can make a difference of up to ${{ value: bound.W, off: 0.06 * bound.W }} in ∂J/∂W and ${{ value: bound.X, off: 0.06 * bound.X }} in ∂J/∂X.`,
  );
}

/** The shapes of the corner that is checked. @param {Context} context */
function cornerOf({ shapes, axes, N, M, isBatch }) {
  const [K1, K2] = shapes.W;
  const W =
    K1 * K2 * N > 200
      ? [5, 5, 3, 3].map((most, k) => Math.min(most, shapes.W[k]))
      : [K1, K2, N, Math.min(3, M)];
  const X = axes.map(({ s, d, length }, k) => Math.min(length, 4 * s + d * (W[k] - 1) + 1));
  const image = [...X, W[2]];
  return { W, X: isBatch ? [Math.min(2, shapes.X[0]), ...image] : image };
}

/** The lines of a report, gradient by gradient. @param {string} text */
function readReport(text) {
  const worst = `\\s+worst at \\((.*?)\\): gradient (${NUMBER}), quotient (${NUMBER}), apart (${NUMBER}), expected up to (${NUMBER})`;
  const count = (/** @type {string | undefined} */ places) =>
    (places?.match(/\(/g)?.length ?? 0) + Number(/ and (\d+) more/.exec(places ?? "")?.[1] ?? 0);
  const pattern = `(d[XWb])\\s+(NOTHING COULD BE COMPARED|(passed|FAILED)\\s+(\\d+) compared)(?:${worst})?(?:\\s+not differentiable here: (.*))?(?:\\s+no reliable quotient here: (.*))?`;
  return [...text.matchAll(new RegExp(pattern, "g"))].map((found) => ({
    name: found[1],
    passed: found[3] === "passed",
    entries: Number(found[4] ?? 0),
    at: found[5]?.replaceAll(", ", ","),
    numbers: found.slice(6, 10),
    left: count(found[10]) + count(found[11]),
  }));
}

/** @param {Audit} audit @param {Shown} shown @param {Context} context @param {string} numbers */
function auditCorner(audit, shown, context, numbers) {
  const { W, X } = cornerOf(context);
  audit.says(
    shown.sentences,
    sentence`With ${numbers}, X of shape ${X.join("×")} and W of shape ${W.join("×")}:`,
  );
  const report = readReport(shown.sentences);
  audit.expect(report.length === 3, () => `the report has ${report.length} gradients`);
  for (const { name, entries, left } of report) {
    const shape = name === "dX" ? X : name === "dW" ? W : [W[3]];
    const size = shape.reduce((product, length) => product * length, 1);
    audit.expect(entries + left === size, () => `${name}: ${entries} and ${left}, not ${size}`);
  }
  return report;
}

/** @param {Audit} audit @param {Shown} shown @param {Context} context */
function auditExact(audit, shown, context) {
  const report = auditCorner(audit, shown, context, "random whole numbers");
  for (const { name, passed, numbers } of report) {
    const [gradient, quotient, apart] = numbers;
    audit.expect(passed && gradient === quotient && apart === "0", () => `${name} ${numbers}`);
  }
  const sums = new RegExp(
    `Σ ∂J/∂Z · Z = (${NUMBER}), Σ ∂J/∂W · W = (${NUMBER}),\\s+Σ ∂J/∂X · X = (${NUMBER})\\.`,
  ).exec(shown.sentences);
  audit.expect(sums !== null && new Set(sums.slice(1)).size === 1, () => `${sums?.[0]}`);
}

/** @param {Audit} audit @param {Shown} shown @param {Context} context */
function auditCentral(audit, shown, context) {
  const report = auditCorner(audit, shown, context, "the numbers of the inputs");
  const { arrays, off, shapes } = context;
  const { W, X } = cornerOf(context);
  const isWhole = `${W}` === `${shapes.W}` && `${X}` === `${shapes.X}`;
  for (const { name, passed, at, numbers } of report) {
    if (at === undefined) continue;
    const [gradient, quotient, apart] = numbers;
    if (isWhole) {
      const value = arrays[/** @type {"dX"} */ (name)].get(at);
      audit.number(`${name}[${at}]`, gradient, Number(value), off[/** @type {"dX"} */ (name)]);
    }
    const difference = numberOf(apart);
    const room =
      1e-5 * (Math.abs(numberOf(gradient)) + Math.abs(numberOf(quotient))) + 0.06 * difference;
    audit.expect(
      Math.abs(Math.abs(numberOf(gradient) - numberOf(quotient)) - difference) <= room,
      () => `${gradient} and ${quotient} are not ${apart} apart`,
    );
    audit.expect(passed, () => `${name} failed: ${numbers}`);
  }
}

/** @param {Audit} audit @param {Shown} shown */
function auditResult(audit, shown) {
  const found =
    /^(Entries compared: \d+\. All of them \*\*passed\*\*\.|\*\*No entry\*\* could be compared\.)/;
  audit.expect(found.test(shown.sentences.trim()), () => shown.sentences);
}

/**
 * Gradient descent by the rule of the text: the rate is halved until J falls by at least half of what
 * the slope promises, and doubled after each step.
 *
 * @param {import("./layer-oracle.mjs").Inputs} inputs
 */
function descent(inputs) {
  let point = { inputs, ...layerOracle(inputs) };
  const losses = [point.J];
  let rate = 1;
  while (losses.length <= 20) {
    const { arrays } = point;
    const promise = [...arrays.dW.values(), ...arrays.db.values()].reduce(
      (sum, value) => sum + value ** 2,
      0,
    );
    /** @type {typeof point | undefined} */
    let next;
    for (let k = 0; k <= 60 && next === undefined; k++) {
      if (k > 0) rate /= 2;
      const moved = movedBy(point.inputs, arrays, rate);
      const there = { inputs: moved, ...layerOracle(moved) };
      if (there.J < point.J - (rate * promise) / 2) next = there;
    }
    if (next === undefined) break;
    point = next;
    losses.push(point.J);
    rate *= 2;
  }
  return losses;
}

/** @param {import("./layer-oracle.mjs").Inputs} inputs @param {Record<"dW" | "db", Map<string, number>>} slopes @param {number} rate */
function movedBy(inputs, slopes, rate) {
  const isFlat = typeof (/** @type {any[][]} */ (inputs.W)[0][0]) === "number";
  const end = isFlat ? [0, 0] : [];
  const move = (/** @type {any} */ nested, /** @type {number[]} */ at) =>
    typeof nested === "number"
      ? nested - rate * Number(slopes.dW.get([...at, ...end].join()))
      : nested.map((/** @type {any} */ part, /** @type {number} */ k) => move(part, [...at, k]));
  return {
    ...inputs,
    W: move(inputs.W, []),
    b: inputs.b.map((value, m) => value - rate * Number(slopes.db.get(String(m)))),
  };
}

/** @param {Audit} audit @param {Shown} shown @param {Context} context */
function auditDescent(audit, shown, { inputs, J, offJ }) {
  const text = shown.sentences.trim();
  const stays = new RegExp(`^J stays at (${NUMBER})\\.`).exec(text);
  const falls = new RegExp(
    `^In (\\d+) steps? J goes down from (${NUMBER}) to \\*\\*(${NUMBER})\\*\\*\\.`,
  ).exec(text);
  const losses = descent(inputs);
  const last = losses[losses.length - 1];
  const first = stays?.[1] ?? falls?.[2] ?? "";
  audit.number("J at the start", first, J, offJ);
  if (falls === null) {
    audit.expect(stays !== null, () => text);
    audit.expect(losses.length === 1 || text.includes("too large"), () => `${text} but ${last}`);
    return;
  }
  // After many steps the last digits have grown; where J falls to nearly 0, only its size is compared.
  const room = 1e-6 * Math.abs(last) + 1e-9 * Math.abs(J);
  if (!text.includes("too large") && Number(falls[1]) === losses.length - 1) {
    audit.expect(agrees(falls[3], last, room), () => `${text} but J falls to ${last}`);
  } else {
    audit.expect(numberOf(falls[3]) <= numberOf(falls[2]), () => `J does not fall: ${text}`);
  }
}
