// @ts-check
// Browsers, load balancer and targets. Each request travels; with reduced motion nothing flies, numbers change.
const ROW = 46;
const WIDTH = 760;
const X = { browser: 120, balancer: 360, target: 520 };
const BAR = 100;
const AT_MOST_FLYING = 20;

/**
 * @typedef {{ name: string, bound: string | null, survives: boolean }} Client
 * @typedef {{ id: string, short: string, health: string, count: number, share: number }} Target
 * @typedef {{ number: number, browser: string, target: string | null, status: number }} Visit
 * @typedef {{ product: string, browsers: Client[], targets: Target[], left_out: { browsers: number, targets: number }, fair: number, events: Visit[] }} Lab
 */

/**
 * The middle of each row: browsers and targets with their `y`.
 * @param {Lab} lab
 */
const placed = ({ browsers, targets }) => {
  const height = Math.max(browsers.length, targets.length, 1) * ROW + 20;
  /** @type {(index: number, count: number) => number} */
  const middle = (index, count) => height / 2 + (index - (count - 1) / 2) * ROW;
  return {
    height,
    browsers: browsers.map((one, index) => ({ ...one, y: middle(index, browsers.length) })),
    targets: targets.map((one, index) => ({ ...one, y: middle(index, targets.length) })),
  };
};

/** @type {(y1: number, y2: number, height: number) => string} */
const path = (y1, y2, height) =>
  `M ${X.browser} ${y1} L ${X.balancer - 40} ${height / 2} L ${X.balancer + 40} ${height / 2} L ${X.target} ${y2}`;

/** @param {View<Lab>} view */
const facts = ({ state, word, text }) => {
  const lines = state.browsers.map((one) => {
    const names = { browser: one.name, target: one.bound };
    return one.bound ? word(one.survives ? "bound" : "lapsing", names) : word("free", names);
  });
  const shares = state.targets.map((one) =>
    word("share", { target: one.id, health: text(`health_${one.health}`), count: one.count, share: one.share }),
  );
  return [...lines, ...shares];
};

/** @param {View<Lab>} view */
const last = ({ state, word }) => {
  const event = state.events.at(-1);
  if (!event) return "";
  const names = { browser: event.browser, target: event.target, status: event.status };
  return event.target ? word("went", names) : word("failed", names);
};

/** @param {View<Lab>} view */
const draw = (view) => {
  const { state, word } = view;
  const { height, browsers, targets } = placed(state);
  const threads = browsers.map((one) => {
    const to = targets.find(({ id }) => id === one.bound);
    return to && s("path", { d: path(one.y, to.y, height), class: one.survives ? "thread" : "thread lapsing" });
  });
  const picture = s(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: "img",
      "aria-label": `${word("title")}. ${facts(view).join(" ")}`,
      class: "picture",
    },
    threads,
    s("rect", { x: X.balancer - 40, y: height / 2 - 26, width: 80, height: 52, rx: 6, class: "box" }),
    s("text", { x: X.balancer, y: height / 2 + 5, class: "middle" }, state.product.toUpperCase()),
    browsers.map(({ name, y }) =>
      s(
        "g",
        {},
        s("rect", { x: 4, y: y - 15, width: X.browser - 4, height: 30, rx: 15, class: "box" }),
        s("text", { x: 16, y: y + 5 }, name.length > 12 ? `${name.slice(0, 11)}…` : name),
      ),
    ),
    targets.map(({ y, ...one }) => {
      const bar = { x: X.target + 112, y: y - 10, height: 8 };
      const mark = { x: X.target + 112 + state.fair - 1, y: y - 13, width: 2, height: 14, class: "mark" };
      return s(
        "g",
        {},
        s("rect", {
          x: X.target,
          y: y - 18,
          width: WIDTH - X.target - 4,
          height: 36,
          rx: 4,
          class: `box ${one.health}`,
        }),
        s("text", { x: X.target + 10, y: y - 3 }, `${SHAPES[one.health]} ${one.short}`),
        s("text", { x: X.target + 10, y: y + 13, class: "small" }, word(`health_${one.health}`).slice(0, 22)),
        s("rect", { ...bar, width: BAR, class: "frame" }),
        s("rect", { ...bar, width: (BAR * one.share) / 100, class: "bar" }),
        state.fair > 0 && s("rect", mark),
        s("text", { x: X.target + 112, y: y + 13, class: "small count" }, `${one.count} (${one.share}%)`),
      );
    }),
  );
  return [
    picture,
    h("p", { class: "hint" }, `${word("legend")}${state.fair ? ` · ${word("fair", { share: state.fair })}` : ""}`),
    state.left_out.browsers + state.left_out.targets > 0 &&
      h("p", { class: "hint" }, word("summarised", state.left_out)),
    // Read aloud after each change; what the picture shows stands here in words.
    h("p", { class: "last", "aria-live": "polite" }, last(view)),
  ];
};

/**
 * Let the requests travel that have come since the last time.
 * @param {View<Lab, { drawn?: number }>} view
 */
const fly = ({ state, own, root }) => {
  const newest = state.events.at(-1)?.number ?? 0;
  const fresh = state.events.filter((event) => event.number > (own.drawn ?? newest));
  own.drawn = newest;
  const picture = root.querySelector("svg");
  if (!picture || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const { height, browsers, targets } = placed(state);
  fresh.slice(-AT_MOST_FLYING).forEach((event, index) => {
    const from = browsers.find(({ name }) => name === event.browser)?.y;
    const to = event.target ? targets.find(({ id }) => id === event.target)?.y : height / 2;
    if (from === undefined || to === undefined) return;
    const dot = s("circle", { r: 6, class: event.target ? "request" : "request failed" });
    dot.style.offsetPath = `path("${path(from, to, height)}")`;
    picture.append(dot);
    const flight = dot.animate([{ offsetDistance: "0%" }, { offsetDistance: event.target ? "100%" : "50%" }], {
      duration: 500,
      delay: index * 40,
      fill: "backwards",
      easing: "ease-in-out",
    });
    flight.onfinish = () => dot.remove();
  });
};

export default part("map", draw, fly);
